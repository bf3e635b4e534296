"""What others take from the corpus, one module a format.

For ``selfcheck``, committed and checked for freshness: ``quoted`` and ``provision_ids``. For everybody, written
by the build into site/data/: ``corpus_json``, ``akoma_ntoso``, ``changes`` (Atom), ``anchors`` (the frozen
addresses); beside the pages ``redirects`` and ``sitemap``; in them ``json_ld``.
"""
