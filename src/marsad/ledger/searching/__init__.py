"""Reports found by their words."""
