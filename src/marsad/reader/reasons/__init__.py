"""Why it was read so, for those who ask."""
