"""A web page taken apart: its article, and what it says of it."""
