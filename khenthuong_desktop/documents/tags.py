"""The tags of one template part: found, parsed one by one, and checked against what is allowed and what exists.

Each tag is judged alone, so that every fault of a template is reported at once and in its place. What is allowed is a
list of syntax nodes: printing, looking into fields, loops, conditions and a few filters; nothing can be called.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

from khenthuong_desktop.documents.expressions import ALLOWED, Names, Wrong, parse
from khenthuong_desktop.documents.shape import Shape
from khenthuong_desktop.messages import catalogue, say

MAX_TAG = 240
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG_OR_MARKUP = re.compile(rf"({_TAG.pattern})|<(/?)([\w:.-]+)[^>]*?(/?)>", re.DOTALL)
_LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)(.*?)[-+]?%\}", re.DOTALL)
_PARAGRAPH_EDGE = re.compile(r"<w:p[ >]|</w:p>")
_MARKUP = re.compile(r"<[^>]*>")
_NEAR = 4_000  # so far around a tag its paragraph is shown


@dataclass(frozen=True)
class Fault:
    """One fault of a template: code, part of the file, text of the paragraph, the tag, and the nearest valid field."""

    code: str
    part: str
    paragraph: str = ""
    tag: str = ""
    nearest: str = ""

    @property
    def sentence(self) -> str:
        words = say("documents", self.code, part=part_words(self.part), paragraph=self.paragraph, tag=self.tag)
        if self.nearest:
            return f"{words} {say('documents', 'nearest', nearest=self.nearest)}"
        return f"{words} {say('documents', 'none_near')}" if self.code == "unknown_field" else words


def part_words(part: str) -> str:
    """What a clerk calls a part of the file; one of several headers has its name in brackets."""
    name = part.rpartition("/")[2].removesuffix(".xml")
    kind = name.rstrip("0123456789")
    words = str(catalogue("documents")["parts"].get(kind, part))
    return words if kind == name or words == part else f"{words} ({name})"


@dataclass(frozen=True)
class _Block:
    """A loop or condition that is open: where it began, and inside which elements."""

    word: str
    tag: str
    paragraph: str
    elements: tuple[str, ...]


@dataclass
class _Reader:
    """Walks the tags of one part in order, with the loops and conditions that are open."""

    part: str
    names: Names
    faults: list[Fault] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)

    def read(self, source: str) -> None:
        for found in _TAG_OR_MARKUP.finditer(source):
            tag, closing, name, empty = found.groups()
            if tag:
                self._one(tag, _paragraph_at(source, found.start()))
                continue
            if "{" in found[0]:
                for inside in _TAG.findall(found[0]):
                    self._one(inside, "")
            if closing:
                if self.elements:
                    self.elements.pop()
            elif not empty:
                self.elements.append(name)
        for found in _LEFTOVER.finditer(_TAG.sub(lambda tag: " " * len(tag.group(0)), source)):
            self.faults.append(Fault("broken_tag", self.part, _paragraph_at(source, found.start()), found.group(0)))
        if self.blocks:  # what follows an open loop is in it by mistake
            self.faults = [fault for fault in self.faults if fault.code != "loop_apart"]
        self.faults += [Fault("never_closed", self.part, block.paragraph, block.tag) for block in self.blocks]

    def _one(self, tag: str, paragraph: str) -> None:
        shown = _MARKUP.sub("", tag).strip()
        try:
            if len(tag) > MAX_TAG:
                raise Wrong("tag_too_long")
            if tag.startswith("{{"):
                for output in parse(tag).body:
                    for printed in output.iter_child_nodes():
                        self.names.check_printed(printed)
            elif tag.startswith("{%"):
                self._statement(tag, paragraph)
        except Wrong as wrong:
            nearest = wrong.nearest or (self.names.meant_by(shown.strip("{} ")) if tag.startswith("{{") else "")
            self.faults.append(Fault(wrong.code, self.part, paragraph, shown[:MAX_TAG], nearest))

    def _statement(self, tag: str, paragraph: str) -> None:
        found = _STATEMENT.fullmatch(tag)
        word = found.group(1) if found else ""
        if word in ("for", "if"):
            self.blocks.append(_Block(word, tag, paragraph, tuple(self.elements)))
            if word == "for":
                self._open_loop(tag)
            else:
                self._check_test(f"{tag}{{% endif %}}")
        elif word in ("elif", "else"):
            if not self.blocks or (word == "elif" and self.blocks[-1].word != "if"):
                raise Wrong("never_opened")
            self._check_elements()
            if word == "elif":
                self._check_test(tag.replace("elif", "if", 1) + "{% endif %}")
        elif word in ("endif", "endfor"):
            if not self.blocks or self.blocks[-1].word != word.removeprefix("end"):
                raise Wrong("never_opened")
            if word == "endfor":
                self.names.close_loop()
            try:
                self._check_elements()
            finally:
                self.blocks.pop()
        else:
            raise Wrong("forbidden_tag" if word else "broken_tag")

    def _check_elements(self) -> None:
        """What lies between two tags of a block is left out or repeated: the file must stay whole without it."""
        if self.blocks[-1].elements != tuple(self.elements):
            raise Wrong("crosses_structure")

    def _open_loop(self, tag: str) -> None:
        try:
            loop = parse(f"{tag}{{% endfor %}}").body[0]
        except Wrong:
            self.names.open_unknown()
            raise
        self.names.open_loop(loop)

    def _check_test(self, source: str) -> None:
        statement = parse(source).body[0]
        if not isinstance(statement, nodes.If):
            raise Wrong("forbidden_tag")
        self.names.resolve(statement.test)


def _paragraph_at(source: str, place: int) -> str:
    first, last = max(place - _NEAR, 0), place + _NEAR
    start = max(source.rfind(edge, first, place) for edge in ("<w:p>", "<w:p ", "</w:p>", "?>"))
    end = _PARAGRAPH_EDGE.search(source, place, last)
    text = _MARKUP.sub("", source[max(start, first) : end.start() if end else place + 400])
    return html.unescape(text).strip()[:200]


def read_tags(part: str, source: str, fields: Shape) -> tuple[list[Fault], set[str], nodes.Template | None]:
    """All faults of one part, the fields it prints or tests, and its syntax tree when its tags have no faults."""
    reader = _Reader(part, Names(fields))
    reader.read(source)
    if reader.faults:
        return reader.faults, reader.names.used, None
    try:
        tree = parse(source)
    except Wrong as wrong:
        return [Fault(wrong.code, part, tag=str(wrong.__cause__)[:200])], reader.names.used, None
    return list(_forbidden_nodes(part, tree)), reader.names.used, tree


def _forbidden_nodes(part: str, tree: nodes.Template) -> Iterator[Fault]:
    """The same allow-list over the whole part, as the engine itself reads it."""
    for node in tree.find_all(nodes.Node):
        name = getattr(node, "attr", getattr(node, "name", ""))
        if not isinstance(node, ALLOWED) or (isinstance(name, str) and name.startswith("_")):
            yield Fault("forbidden_tag", part, tag=type(node).__name__)
