"""What can be taken to a place without a network: one file for a double click, one archive for an intranet."""
