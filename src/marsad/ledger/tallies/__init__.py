"""Our own counts of a scope, and the tallies that reports publish, checked."""
