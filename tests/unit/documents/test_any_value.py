"""Any value in any field of any kind stands in the document exactly, and only there."""

import dataclasses
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.fields import DocumentFields
from khenthuong_desktop.documents.render import render
from khenthuong_desktop.documents.wording import printable
from tests.unit.documents.samples import SAMPLES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AWKWARD = (
    "&", "<", ">", '"', "'", "{{ x }}", "{% if y %}", "{# z #}", "{_{", "}}", "&amp;", "&#65;", "<w:p/>", "]]>",
    "<!--", "\\1", "%s", "{0}", "e\u0302\u0323", "\u0323\u0302a", "Đ", "\u00d0",
    "\U0001f469\u200d\U0001f33e", "\U0001f1fb\U0001f1f3", "\U00020bb7",
    "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627", "\u202e",
    "\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\n", "\r\n", "\t", "\u2028", " ", "\u00a0",
    "\u200b", "\ufeff", "\u00ad",
)  # fmt: skip
VALUES = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=6)), min_size=1, max_size=5).map("".join)
NOT_BLANK = VALUES.filter(lambda text: printable(text).strip() != "")


def texts(part: Any) -> Iterator[str]:
    """Every text in a record of fields, in order."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from texts(getattr(part, field.name))


def rewritten(part: Any, write: Callable[[str], str]) -> Any:
    """The same record with other texts; what is empty stays so."""
    if isinstance(part, str):
        return write(part) if part.strip() else part
    if isinstance(part, tuple):
        return tuple(rewritten(item, write) for item in part)
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        changes = {field.name: rewritten(getattr(part, field.name), write) for field in dataclasses.fields(part)}
        return dataclasses.replace(part, **changes)
    return part


def words_of(document: bytes) -> dict[str, list[str]]:
    """The text of each run and property, by part; spaces at an edge are marked to be kept."""
    found: dict[str, list[str]] = {}
    with zipfile.ZipFile(BytesIO(document)) as package:
        for name in package.namelist():
            if name.startswith(("word/document", "word/header", "word/foot", "docProps/core")):
                root = fromstring(package.read(name))
                runs = list(root.iter(f"{W}t"))
                for run in runs:
                    words = run.text or ""
                    assert words == words.strip(" ") or run.get(SPACE) == "preserve", words
                found[name] = [element.text or "" for element in (runs or root.iter())]
    return found


def check_round_trip(kind: str, values: list[str]) -> None:
    """The document is that of plain marks with each mark replaced by its value."""
    sample, template = SAMPLES[kind], template_path(KINDS[kind])
    numbers = iter(range(10_000))
    marked: DocumentFields = rewritten(sample, lambda _text: f"⟦{next(numbers)}⟧")
    replacements = {f"⟦{number}⟧": printable(value) for number, value in enumerate(values)}
    given_values = iter(values)
    filled: DocumentFields = rewritten(sample, lambda _text: next(given_values))
    expected = words_of(render(template, marked))
    for runs in expected.values():
        for place, words in enumerate(runs):
            pieces = words.split("⟦")
            runs[place] = pieces[0] + "".join(
                replacements[f"⟦{piece.partition('⟧')[0]}⟧"] + piece.partition("⟧")[2] for piece in pieces[1:]
            )
    assert words_of(render(template, filled)) == expected


def room(kind: str) -> int:
    """How many texts a record of this kind has."""
    return sum(1 for text in texts(SAMPLES[kind]) if text.strip())


@pytest.mark.parametrize("kind", SAMPLES)
def test_awkward_values_in_every_field_come_out_exactly(kind: str) -> None:
    size = room(kind)

    @settings(max_examples=100 // size + 5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(NOT_BLANK, min_size=size, max_size=size))
    def check(values: list[str]) -> None:
        check_round_trip(kind, values)

    check()


@pytest.mark.soak
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_thousand_values_in_every_kind_come_out_exactly(kind: str) -> None:
    size = room(kind)

    @settings(max_examples=1000 // size + 20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(NOT_BLANK, min_size=size, max_size=size))
    def check(values: list[str]) -> None:
        check_round_trip(kind, values)

    check()


@pytest.mark.parametrize("value", [text for text in AWKWARD if printable(text).strip()])
def test_each_awkward_sign_alone_fills_every_field_of_a_statement(value: str) -> None:
    check_round_trip("request_statement", [value] * room("request_statement"))


@pytest.mark.parametrize("value", [text for text in AWKWARD if not printable(text).strip()])
def test_what_a_word_file_cannot_hold_leaves_no_trace(value: str) -> None:
    values = [f"Nguyễn{value}An"] * room("request_statement")
    check_round_trip("request_statement", values)
    assert printable(values[0]) in ("NguyễnAn", "Nguyễn An", "Nguyễn\u00a0An")
