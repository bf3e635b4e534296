"""What the check holds beside tests: the clause ledger against the texts and the rules."""
