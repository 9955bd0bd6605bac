"""What must not be in a Word file: macros, embedded objects, outside links, fields that fetch, entities, odd names.

Every part is read by a parser, not by its bytes: prefixes, character references and quotation marks do not hide
anything. What fields and parts may be is a list of what is allowed; everything else is refused.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote
from xml.parsers import expat

from khenthuong_desktop.documents.link_fields import SAFE_LINK, unsafe_target
from khenthuong_desktop.documents.package import XML
from khenthuong_desktop.messages import say

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp")
_FONT = ".odttf"
_PICTURE = re.compile(  # how the content of each begins; programs mix up their endings
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|BM|II\*\x00|MM\x00\*|II\xbc|\x01\x00\x00\x00.{36} EMF"
    rb"|\xd7\xcd\xc6\x9a|[\x01\x02]\x00\x09\x00\x00[\x01\x03]",
    re.DOTALL,
)
_FORBIDDEN_PARTS = re.compile(
    r"vbaProject|vbaData|activeX|oleObject|/embeddings/|externalLinks|macrosheets|connections\.xml|afchunk"
    r"|customUI|customizations\.xml",
    re.IGNORECASE,
)
_FORBIDDEN_TYPES = re.compile(r"macroEnabled|vba|activeX|oleObject|\bhtml\b|rtf|mhtml", re.IGNORECASE)
_FORBIDDEN_RELATIONSHIPS = re.compile(
    r"afchunk|attachedtemplate|control|activexcontrolbinary|externallink|externallinkpath|frame"
    r"|keymapcustomizations|mailmergeheadersource|mailmergesource|oleobject|package|recipientdata|subdocument"
    r"|transform|vbaproject|wordvbadata|extensibility",
    re.IGNORECASE,
)
_FORBIDDEN_ELEMENTS = frozenset(
    {
        "altChunk", "attachedTemplate", "control", "entryMacro", "exitMacro", "frameset", "mailMerge", "object",
        "OLEObject", "OLELink", "saveThroughXslt", "subDoc",
    }
)  # fmt: skip
_LINKS = ("src", "althref", "href", "link")
_CLICKS = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})  # of a drawing; their action may start programs
_FIELDS = re.compile(
    r"=.*|ADDIN|ADVANCE|AUTHOR|AUTONUM|AUTONUMLGL|AUTONUMOUT|BIBLIOGRAPHY|CITATION|COMMENTS|CREATEDATE|DATE"
    r"|DOCPROPERTY|EDITTIME|EQ|FILENAME|FORMCHECKBOX|FORMDROPDOWN|FORMTEXT|HYPERLINK|IF|INDEX|KEYWORDS"
    r"|LASTSAVEDBY|LISTNUM|MERGEFIELD|NOTEREF|NUMCHARS|NUMPAGES|NUMWORDS|PAGE|PAGEREF|PRINTDATE|PRIVATE|REF"
    r"|SAVEDATE|SECTION|SECTIONPAGES|SEQ|SHAPE|STYLEREF|SUBJECT|SYMBOL|TC|TIME|TITLE|TOC|USERNAME|XE",
    re.IGNORECASE,
)
_EDGES = ("begin", "separate", "end")
_DEEPEST = 200
_COMPUTED = "\x00"  # stands where another field inside a field writes its result
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]{2}", re.IGNORECASE)
_FETCHES = re.compile(r"@import|\\|url\(\s*['\"]?(?!['\"]|#|data:image/)", re.IGNORECASE)  # styles of a drawing
_BAD_NAME = re.compile(r"[\x00-\x1f\\:*?\"<>|]|^/|(?:^|/)\.\.?(?:/|$)|//|[. ](?:/|$)")
_FOREIGN_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)


@dataclass(frozen=True)
class Danger:
    """Something in a Word file that we do not open: code, the part it is in, what was found."""

    code: str
    part: str
    found: str = ""

    @property
    def sentence(self) -> str:
        return say("documents", self.code, part=self.part, tag=self.found)


def dangers(parts: dict[str, bytes]) -> list[Danger]:
    """Everything in a Word file that must not be there, each with its part."""
    found = [danger for name, content in parts.items() for danger in _dangers_of(name, content)]
    seen: set[str] = set()
    for name in parts:  # Windows would take the one for the other
        if name.casefold() in seen:
            found.append(Danger("bad_part_name", name))
        seen.add(name.casefold())
    return list(dict.fromkeys(found))


def _dangers_of(name: str, content: bytes) -> Iterator[Danger]:
    if _BAD_NAME.search(unquote(name).removesuffix("/")):
        yield Danger("bad_part_name", name)
    elif name.lower().endswith(_FONT):  # scrambled, so that nobody can say what is in it
        yield Danger("embedded_font", name)
    elif _FORBIDDEN_PARTS.search(name) or not name.lower().endswith((*XML, *_PICTURES, "/")):
        yield Danger("forbidden_part", name)
    elif name.lower().endswith(_PICTURES):
        if not _PICTURE.match(content):
            yield Danger("false_picture", name)
    elif name.lower().endswith(XML):
        if _is_utf8(content):
            yield from _Scan(name).run(content)
        else:
            yield Danger("foreign_encoding", name)


def _is_utf8(content: bytes) -> bool:
    if b"\x00" in content or _FOREIGN_ENCODING.match(content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _DocumentType(Exception):
    """The parser has met a document type declaration; what follows is not read."""


class _TooDeep(Exception):
    """Elements lie in each other deeper than a Word file needs and than others read."""


class _Scan:
    """One part, read once from its start to its end."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.found: list[Danger] = []
        # Of the fields that are open, the outermost first; None once the result begins. The first is of no field.
        self._instructions: list[str | None] = [""]
        self._reading = False
        self._depth = 0
        self._drawn = part.lower().endswith(".svg")
        self._relations = part.lower().endswith(".rels")

    def run(self, content: bytes) -> list[Danger]:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text
        parser.StartDoctypeDeclHandler = self._on_document_type
        parser.ProcessingInstructionHandler = self._on_instruction
        try:
            parser.Parse(content, True)
            while len(self._instructions) > 1:
                self._check_field(self._instructions.pop())
            self._check_field((self._instructions[0] or "").replace(_COMPUTED, ""))
        except _DocumentType:
            self._add("document_type")
        except _TooDeep:
            self._add("not_sound", f"> {_DEEPEST}")
        except expat.ExpatError as error:
            self._add("not_sound", expat.ErrorString(error.code))
        return self.found

    def _add(self, code: str, found: str = "") -> None:
        self.found.append(Danger(code, self.part, found[:200]))

    def _on_document_type(self, *_declared: Any) -> None:
        raise _DocumentType

    def _on_instruction(self, target: str, data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._add("outside_link", data)

    def _on_start(self, element: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooDeep
        name = element.rpartition(":")[2]
        if self._drawn:
            self._check_drawing(name, _by_local_name(attributes))
        elif name == "Relationship":
            self._relationship(_by_local_name(attributes))
        elif name in ("Default", "Override") and self.part == "[Content_Types].xml":
            kind = _by_local_name(attributes).get("ContentType", "")
            if _FORBIDDEN_TYPES.search(kind):
                self._add("forbidden_part", kind)
        elif name in ("instrText", "delInstrText"):
            self._reading = True
        elif name == "fldSimple":
            self._check_field(_by_local_name(attributes).get("instr", ""))
        elif name == "fldChar":
            self._field_edge(_by_local_name(attributes).get("fldCharType", ""))
        elif name in _FORBIDDEN_ELEMENTS and self.part.startswith("word/"):
            self._add("forbidden_part", f"<{element}>")
        elif name in _CLICKS and (action := _by_local_name(attributes).get("action", "").strip()):
            self._add("outside_link", action)
        elif not self._relations:
            for attribute, value in attributes.items():
                if attribute.endswith(_LINKS):
                    self._link(attribute, value)

    def _on_end(self, element: str) -> None:
        self._depth -= 1
        if self._reading and _local(element) in ("instrText", "delInstrText"):
            self._reading = False

    def _on_text(self, text: str) -> None:
        if self._reading:
            self._instruct(text)
        elif self._drawn and _FETCHES.search(text):
            self._add("outside_link", text.strip())

    def _instruct(self, text: str) -> None:
        if self._instructions[-1] is not None:
            self._instructions[-1] += text
        elif text.strip(_COMPUTED).strip():  # an instruction in the result: readers differ in whether they follow it
            self._add("forbidden_field", text.strip())

    def _field_edge(self, edge: str) -> None:
        if edge == "begin":
            self._instruct(_COMPUTED)
            self._instructions.append("")
        elif edge == "separate" and len(self._instructions) > 1:
            self._check_field(self._instructions[-1])
            self._instructions[-1] = None
        elif edge == "end" and len(self._instructions) > 1:
            self._check_field(self._instructions.pop())
        elif edge not in _EDGES:  # another program may read it otherwise
            self._add("forbidden_field", f"fldCharType={edge}")

    def _check_field(self, instruction: str | None) -> None:
        """The first word says what a field does; one that another field would write could become anything."""
        words = (instruction or "").split()
        if instruction is None or not words:
            return
        if not _FIELDS.fullmatch(words[0]):
            self._add("forbidden_field", instruction.replace(_COMPUTED, "{}").strip())
        elif words[0].upper() == "HYPERLINK" and (target := unsafe_target(instruction)):
            self._add("outside_link", target.replace(_COMPUTED, "{}"))

    def _relationship(self, values: dict[str, str]) -> None:
        kind = values.get("Type", "").rpartition("/")[2]
        target = values.get("Target", "")
        outside = values.get("TargetMode", "").strip().lower() == "external"
        if outside and kind.lower() == "hyperlink" and SAFE_LINK.match(target.strip()):
            return
        if outside or _SCHEME.match(unquote(target).strip()) or self._leaves(target):
            self._add("outside_link", f"{kind}: {target}")
        elif _FORBIDDEN_RELATIONSHIPS.fullmatch(kind):
            self._add("forbidden_part", f"{kind}: {target}")

    def _leaves(self, target: str) -> bool:
        """Whether a relative target climbs out of the package."""
        home = posixpath.dirname(posixpath.dirname(self.part))
        return posixpath.normpath(posixpath.join(home, unquote(target))).startswith("..")

    def _link(self, attribute: str, target: str) -> None:
        """A picture or link named in an attribute: what lies in the file or is clicked has a relationship instead."""
        target = target.strip()
        if _local(attribute) in _LINKS and target and not target.startswith("#"):
            self._add("outside_link", target)

    def _check_drawing(self, name: str, values: dict[str, str]) -> None:
        """A drawing holds no program and takes nothing from elsewhere."""
        if name in ("script", "foreignObject", "handler") or any(key.lower().startswith("on") for key in values):
            self._add("forbidden_part", f"<{name}>")
        for attribute, value in values.items():
            taken = attribute in ("href", "src") and not value.strip().startswith(("#", "data:image/"))
            if taken or _FETCHES.search(value):
                self._add("outside_link", value)


def _by_local_name(attributes: dict[str, str]) -> dict[str, str]:
    return {_local(attribute): value for attribute, value in attributes.items()}


def _local(name: str) -> str:
    return name.rpartition(":")[2]
