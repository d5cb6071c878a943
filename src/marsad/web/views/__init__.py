"""The views: one module for each page, with its ``router``."""
