"""The figures that come of it: parts and wholes, lists, each claim once."""
