"""Texts that stand in a Word file and are not seen on paper as said: hidden, struck through, white, of no size."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from khenthuong_desktop.documents.format_check.elements import MC, W, is_on
from khenthuong_desktop.documents.format_check.measures import points, transitional
from khenthuong_desktop.documents.format_check.styles import Properties, read_styles
from khenthuong_desktop.documents.sound_xml import root_of
from khenthuong_desktop.errors import FileUnreadable

_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_STYLES = "word/styles.xml"
_ALREADY_GONE = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")  # told of elsewhere, or said a second time
_ON_COLOUR = (f"{W}rPr", f"{W}pPr", f"{W}tcPr", f"{W}tblPr")  # where a shade behind letters is given
_WHITE = "ffffff"
_NO_SHADE = ("auto", _WHITE, "")
_SMALLEST = 2.0  # points


def unseen_texts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Each such text, the pieces of one row or one paragraph together.

    Raises FileUnreadable where one of the parts is unsound.
    """
    usual = transitional(dict(parts))
    page = _Page(usual)
    named = sorted(name for name in usual if _PART.fullmatch(name))
    return tuple(text for name in named for text in page.unseen_in(root_of(usual[name])))


class _Page:
    """The formats that a file's texts are written in."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._root: Any = root_of(parts[_STYLES]) if _STYLES in parts else None
        try:
            self._styles = read_styles(parts)
        except (ParseError, ValueError) as error:
            raise FileUnreadable(Path(), "not_sound_inside") from error

    def unseen_in(self, root: Any) -> Iterator[str]:
        found: dict[Any, list[str]] = {}
        for paragraph in root.iter(f"{W}p"):
            row = next(paragraph.iterancestors(f"{W}tr"), None)
            text = self._unseen(paragraph, hidden=row is not None and is_on(row, "trPr/hidden"))
            if text:
                found.setdefault(paragraph if row is None else row, []).append(text)
        return (" | ".join(texts) for texts in found.values())

    def _unseen(self, paragraph: Any, *, hidden: bool) -> str:
        given = self._styles.paragraph(paragraph, None)
        told = []
        for run in paragraph.iter(f"{W}r"):
            text = "".join(piece.text or "" for piece in run.findall(f"{W}t"))
            if text.strip() and _is_said(run, paragraph):
                told += [text] if hidden or self._is_unseen(run, self._styles.run(run, given)) else []
        return "".join(told).strip()

    def _is_unseen(self, run: Any, given: Properties) -> bool:
        if any(given.flag(name) for name in ("vanish", "strike", "dstrike")):
            return True
        if points(given.text("sz", "20")) <= _SMALLEST:
            return True
        return given.text("color").lower() == _WHITE and not self._is_on_colour(run, given)

    def _is_on_colour(self, run: Any, given: Properties) -> bool:
        """White letters on a dark ground are seen."""
        if given.text("highlight", "none") not in ("none", "white"):
            return True
        for around in (run, *run.iterancestors()):
            if around.tag == f"{W}txbxContent":
                return True  # the box has a colour of its own
            for name in _ON_COLOUR:
                direct = around.find(name)
                if direct is not None and (_is_shaded(direct) or not self._shading_styles.isdisjoint(_named(direct))):
                    return True
        return False

    @cached_property
    def _shading_styles(self) -> frozenset[str]:
        styles = self._root.iter(f"{W}style") if self._root is not None else ()
        return frozenset(one.get(f"{W}styleId", "") for one in styles if any(map(_is_shade, one.iter(f"{W}shd"))))


def _is_said(run: Any, paragraph: Any) -> bool:
    """In this very paragraph, not in a box inside it, and not deleted already."""
    for above in run.iterancestors():
        if above is paragraph:
            return True
        if above.tag in _ALREADY_GONE or above.tag == f"{W}p":
            return False
    return False


def _is_shaded(direct: Any) -> bool:
    return any(map(_is_shade, direct.findall(f"{W}shd")))


def _is_shade(shade: Any) -> bool:
    return shade.get(f"{W}fill", "auto").lower() not in _NO_SHADE


def _named(direct: Any) -> set[str]:
    """The styles that a set of properties follows."""
    return {
        found.get(f"{W}val", "") for name in ("rStyle", "pStyle", "tblStyle") for found in direct.findall(f"{W}{name}")
    }
