"""Answers and ratings as they leave the machine and come back: the answer file, the link, the ratings file."""
