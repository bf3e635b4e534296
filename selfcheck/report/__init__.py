"""What an assessment comes to, as data and in sentences that page and terminal share."""
