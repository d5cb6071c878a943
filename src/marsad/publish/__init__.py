"""Publish: how rows and reports are shown to people and handed to programs."""

from marsad.publish.bidi import Bidi, arabic_for_terminal
from marsad.publish.rows import FORMATS, Column, Format, Row, emit, section
from marsad.publish.screen import Screen

__all__ = ["FORMATS", "Bidi", "Column", "Format", "Row", "Screen", "arabic_for_terminal", "emit", "section"]
