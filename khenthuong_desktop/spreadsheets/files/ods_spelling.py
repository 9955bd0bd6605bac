"""The text of an .ods in one plain spelling: the reader of values passes over what it does not know."""

import re
from xml.sax.saxutils import escape

from khenthuong_desktop.spreadsheets.files.long_texts import CDATA

# No pattern goes beyond the tag it is in, or the text after it.
_BREAKS = (
    (b"\t", re.compile(rb"<text:tab\b[^<>]*>(?:\s*</text:tab>)?")),
    (b"\n", re.compile(rb"<text:line-break\b[^<>]*>(?:\s*</text:line-break>)?")),
)
_HELP_TO_READ = re.compile(rb"<text:ruby-text\b[^<>]*>[^<]*</text:ruby-text>")  # stands above the words
_CELL_WITHOUT_VALUE = re.compile(
    rb'<table:(?:covered-)?table-cell\b(?![^<>]*(?: office:value-type="string"|value="))[^<>]*(?<!/)>'
)
_TAG = re.compile(rb"""(<[\w:-]+)((?:\s++[\w:.-]++\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'))*+)\s*+>""")
_ATTRIBUTE = re.compile(rb"""\s+([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_LONGEST_TAG = 10_000
_TYPE = b"office:value-type"
_VALUES = frozenset(b"office:" + name for name in (b"value", b"date-value", b"time-value", b"boolean-value"))


def in_plain_spelling(part: bytes) -> bytes:
    """``content.xml`` with blanks for tabs and line breaks, and a cell of which only the text is told as that text."""
    part = _without_cdata(part)
    for blank, pattern in _BREAKS:
        part = pattern.sub(blank, part)
    return _CELL_WITHOUT_VALUE.sub(_as_text, _HELP_TO_READ.sub(b"", part))


def _without_cdata(part: bytes) -> bytes:
    if CDATA not in part:
        return part
    first, *others = part.split(CDATA)
    written = [first]
    for other in others:
        words, end, after = other.partition(b"]]>")
        if not end:
            return part
        written += [escape(words.decode(errors="surrogateescape")).encode(errors="surrogateescape"), after]
    return b"".join(written)


def _as_text(found: re.Match[bytes]) -> bytes:
    """The tag of a cell that has no value: what is shown of it is all there is. Oddly written tags stay as they are."""
    tag = _TAG.fullmatch(found[0]) if len(found[0]) <= _LONGEST_TAG else None
    attributes = [] if tag is None else list(_ATTRIBUTE.finditer(tag[2]))
    said = {one[1]: one[2] or one[3] for one in attributes}
    if tag is None or said.get(_TYPE) == b"string" or not _VALUES.isdisjoint(said):
        return found[0]
    kept = b"".join(one[0] for one in attributes if one[1] != _TYPE)
    return b'%b%b office:value-type="string">' % (tag[1], kept)
