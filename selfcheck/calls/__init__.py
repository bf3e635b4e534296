"""What the page may ask: a module a call, each with ``reply``, a decoded request in, something for JSON out."""
