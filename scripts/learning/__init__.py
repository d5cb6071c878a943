"""What ``scripts/learn.py`` learns from, and how."""
