"""The face of a ledger, by what is asked of it; ``marsad.ledger.ledger`` puts it together."""
