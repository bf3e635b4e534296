"""The review guide's indicators: one rating sheet scored, several reviewers compared."""
