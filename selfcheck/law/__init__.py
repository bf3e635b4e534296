"""Provisions and what is said of them: quotations, citations, references read and written, the clause ledger."""
