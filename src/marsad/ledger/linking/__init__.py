"""Which accounts tell of one incident, and why."""
