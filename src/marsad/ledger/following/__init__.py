"""Sources that are followed, and how far each of their items has come."""
