"""A Word file as its parts, opened with limits and searched for what must not be in it."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop.errors import FileEncrypted, FileMissing, FileUnreadable
from khenthuong_desktop.messages import say

MAX_PARTS = 2_000
MAX_TOTAL = 200_000_000
MAX_XML_PART = 8_000_000
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 1_000_000
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"

_FORBIDDEN_PARTS = re.compile(
    r"vbaProject|vbaData|activeX|oleObject|/embeddings/|externalLinks|macrosheets|connections\.xml|afchunk|\.bin$",
    re.IGNORECASE,
)
_FORBIDDEN_TYPES = re.compile(rb"macroEnabled|vbaProject|activeX|oleObject", re.IGNORECASE)
_FORBIDDEN_ELEMENTS = re.compile(rb"<w:altChunk|<w:object[ >]|<o:OLEObject|<w:control[ >]")
_FORBIDDEN_FIELDS = re.compile(r"\b(DDE|DDEAUTO|INCLUDE\w*|LINK|IMPORT|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
_INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_SAFE_LINK = re.compile(rb"Target=[\"'](?:https?:|mailto:)", re.IGNORECASE)
_FOREIGN_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"'](?!utf-8)", re.IGNORECASE)


@dataclass(frozen=True)
class Danger:
    """Something in a Word file that we do not open: code, the part it is in, what was found."""

    code: str
    part: str
    found: str = ""

    @property
    def sentence(self) -> str:
        return say("documents", self.code, part=self.part, found=self.found)


def read_package(path: Path) -> dict[str, bytes]:
    """All parts of a Word file by name, in their order; raises a FileProblem when it is not a sound package."""
    if not path.is_file():
        raise FileMissing(path)
    try:
        with zipfile.ZipFile(path) as package:
            _check_sizes(path, package.infolist())
            return {entry.filename: package.read(entry) for entry in package.infolist()}
    except zipfile.BadZipFile as error:
        with path.open("rb") as file:
            if file.read(4) == _OLE_MAGIC:
                raise FileEncrypted(path) from error
        raise FileUnreadable(path, say("documents", "not_word")) from error
    except (OSError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise FileUnreadable(path, str(error)) from error


def _check_sizes(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    oversized = [
        entry.filename
        for entry in entries
        if (entry.file_size > MAX_XML_PART and entry.filename.endswith((".xml", ".rels")))
        or (entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1))
    ]
    if len(names) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_TOTAL or oversized:
        raise FileUnreadable(path, say("documents", "too_large", part=", ".join(oversized[:5]) or path.name))
    if len(set(names)) != len(names) or "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise FileUnreadable(path, say("documents", "not_word"))


def dangers(parts: dict[str, bytes]) -> list[Danger]:
    """Macros, embedded objects, outside links, document type declarations and reading fields, all of them."""
    return [danger for name, content in parts.items() for danger in _dangers_of(name, content)]


def _dangers_of(name: str, content: bytes) -> Iterator[Danger]:
    if _FORBIDDEN_PARTS.search(name):
        yield Danger("forbidden_part", name)
        return
    if not name.endswith((".xml", ".rels")):
        return
    if not _is_utf8(content):
        yield Danger("foreign_encoding", name)
        return
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield Danger("document_type", name)
    if name == "[Content_Types].xml" and _FORBIDDEN_TYPES.search(content):
        yield Danger("forbidden_part", name, "macro")
    if name.endswith(".rels"):
        for link in _RELATIONSHIP.findall(content):
            if re.search(rb"TargetMode=[\"']External", link) and not (
                b"/hyperlink" in link and _SAFE_LINK.search(link)
            ):
                yield Danger("outside_link", name, link.decode("utf-8", "replace")[:200])
    for element in _FORBIDDEN_ELEMENTS.findall(content):
        yield Danger("forbidden_part", name, element.decode())
    instructions = b"".join(first or second for first, second in _INSTRUCTION.findall(content))
    for field in _FORBIDDEN_FIELDS.findall(instructions.decode("utf-8", "replace")):
        yield Danger("forbidden_field", name, field)


def _is_utf8(content: bytes) -> bool:
    if b"\x00" in content or _FOREIGN_ENCODING.match(content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
