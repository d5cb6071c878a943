"""Who states it."""
