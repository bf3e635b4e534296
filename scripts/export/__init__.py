"""What others take from the corpus: so far the provisions that the rules quote, for ``selfcheck``."""
