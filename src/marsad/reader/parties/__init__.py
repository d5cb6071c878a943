"""By whom, to whom, and whose people they are."""
