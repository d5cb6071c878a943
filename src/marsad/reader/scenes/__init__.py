"""Which sentences tell of one incident, and of what kind it is."""
