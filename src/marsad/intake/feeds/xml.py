"""XML from strangers: no entities of its own, nothing fetched, limits on size and depth, faults mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.entities import html5
from typing import TYPE_CHECKING, Any

from marsad.intake.encoding import decode
from marsad.intake.source import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

LARGEST_XML = 50_000_000
"""The most bytes of one XML input: what the protocol of site maps allows (sitemaps.org)."""
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{2,40})""")
_TYPE = r"<!DOCTYPE\b(?:[^<>\[\]\"']|\"[^\"]*\"|'[^']*')*+(?:\[.*?\]\s*)?>"
_DOCTYPE = re.compile(_TYPE, re.S | re.I)
_PROLOGUE = re.compile(r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*", re.S)
_ROOT = re.compile(rf"\s*(?:(?:<\?[^>]*\?>|<!--.*?-->|{_TYPE})\s*)*+<([\w:]+)", re.S | re.I)
_CDATA_OR_REFERENCE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(#?\w{1,32});)?", re.S)
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


@dataclass(frozen=True, slots=True)
class Xml:
    """The ``root`` of a document; ``torn`` says in words where it was so broken that parts may be lost."""

    root: _Element
    torn: str | None = None


def root_name(head: str) -> str | None:
    """Return the name of the first element, in lower case and without prefix, null where there is none."""
    found = _ROOT.match(head)
    return found[1].lower().rpartition(":")[2] if found else None


def parse_xml(data: bytes) -> Xml:
    """Return the tree of a document, mended where the faults are those of sloppy programs.

    Entities that a document declares are not known here, so that none can grow; those of HTML are. Raises
    UnreadableError where there is no tree in it, or it is larger than LARGEST_XML or nested deeper than 256.
    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 (only XML needs it)

    if len(data) > LARGEST_XML:
        raise UnreadableError(f"larger than {LARGEST_XML // 1_000_000} MB of XML, the most that is read")
    declared = _DECLARED.search(data[:400])
    text = mended(decode(data, declared[1].decode("ascii") if declared else None).text)
    try:
        return Xml(etree.fromstring(text, _parser()))
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise UnreadableError("XML nested deeper than 256 elements") from error
        return _recovered(text, str(error))


def mended(text: str) -> bytes:
    """Return a document in UTF-8 without declaration, document type, and signs that XML does not allow."""
    text = text[_PROLOGUE.match(text).end() :]  # type: ignore[union-attr]
    declared = _DOCTYPE.match(text)
    text = _NO_CHARACTER.sub("", text[declared.end() :] if declared else text)
    return _CDATA_OR_REFERENCE.sub(_mended, text).encode()


def _mended(found: re.Match[str]) -> str:
    """Return CDATA as it is, and a reference as XML knows it: its character, or a lone «&» spelt out."""
    whole, name = found[0], found[1]
    if whole.startswith("<") or name in _XML:
        return whole
    if name is None:
        return "&amp;"
    if not name.startswith("#"):
        return escape(html5[f"{name};"]) if f"{name};" in html5 else f"&amp;{name};"
    return escape(_NO_CHARACTER.sub("", _numbered(name[1:])))


def _numbered(digits: str) -> str:
    """Return the character of a numeric reference, nothing where there is none of that number."""
    try:
        return chr(int(digits[1:], 16) if digits[:1] in "xX" else int(digits))
    except (ValueError, OverflowError):
        return ""


def _recovered(text: bytes, why: str) -> Xml:
    from lxml import etree  # noqa: PLC0415 (only XML needs it)

    root = etree.fromstring(text, _parser(recover=True)) if text.strip() else None
    if root is None:
        raise UnreadableError(f"not XML that can be read: {why}")
    return Xml(root, f"torn XML ({why}); read as far as it goes")


def _parser(**more: Any) -> Any:
    from lxml import etree  # noqa: PLC0415 (only XML needs it)

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        **more,
    )
