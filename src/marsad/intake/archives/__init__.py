"""Archives: inputs within an input."""
