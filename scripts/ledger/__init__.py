"""The clause ledger held against the texts and the rules; the page and the file are made in ``scripts.export``."""
