"""Measures of harm that go together."""

from __future__ import annotations

from marsad.models import Measure

HURT: frozenset[Measure] = frozenset({"killed", "injured", "casualties"})
"""What a weapon does to people."""
TAKEN: frozenset[Measure] = frozenset({"abducted", "arrested", "captured"})
"""What is done by those who hold them."""
HARMED: frozenset[Measure] = HURT | {"abducted", "captured", "missing", "displaced"}
"""What an enemy does to people; an arrest is a state's."""
