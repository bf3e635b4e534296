"""The benchmark: ``make bench`` measures, prints one table and writes the page, in both languages, with its JSON.

Everything that is compared is measured in one run on one machine, in rounds that alternate between those who are
compared, so that a busy moment of the machine strikes all of them. Times are reported and never asserted.
"""
