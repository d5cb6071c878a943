"""The database of a ledger: where it is, its tables, text exactly as it came."""
