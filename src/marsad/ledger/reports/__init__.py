"""Reports and their readings in the ledger: added once, proven whole, withheld where they must be."""
