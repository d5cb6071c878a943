"""What ``scripts/score.py`` is made of: the gold sets, the constant answer, regular expressions, floors."""
