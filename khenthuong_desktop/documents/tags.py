"""The tags of one template part: found, parsed one by one, and checked against what is allowed and what exists.

Each tag is judged alone, so that every fault of a template is reported at once and in its place. What is allowed is a
list of syntax nodes: printing, looking into fields, loops, conditions and a few filters; nothing can be called.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from khenthuong_desktop.documents.shape import LOOP, TEXT, Shape
from khenthuong_desktop.messages import say

MAX_LOOPS = 3
MAX_TAG = 240
FILTERS = frozenset({"length", "upper", "lower", "first", "last", "join"})
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.For, nodes.If,
    nodes.Filter, nodes.Compare, nodes.Operand, nodes.Const, nodes.Concat, nodes.Add, nodes.Sub, nodes.And, nodes.Or,
    nodes.Not, nodes.CondExpr,
)  # fmt: skip
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)(.*?)[-+]?%\}", re.DOTALL)
_PARAGRAPH_EDGE = re.compile(r"<w:p[ >]|</w:p>")
_MARKUP = re.compile(r"<[^>]*>")


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
        words = say("documents", self.code, part=self.part, paragraph=self.paragraph, tag=self.tag)
        return f"{words} {say('documents', 'nearest', nearest=self.nearest)}" if self.nearest else words


class _Wrong(Exception):
    def __init__(self, code: str, nearest: str = "") -> None:
        self.code, self.nearest = code, nearest


@dataclass
class _Reader:
    """Walks the tags of one part in order, with the loops and conditions that are open."""

    part: str
    fields: Shape
    faults: list[Fault] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    scopes: list[dict[str, tuple[str, Shape]]] = field(default_factory=list)
    opened: list[tuple[str, str, str]] = field(default_factory=list)  # block, tag, paragraph

    def read(self, source: str) -> None:
        for match in _TAG.finditer(source):
            self._one(match.group(0), _paragraph_at(source, match.start()))
        for match in _LEFTOVER.finditer(_TAG.sub(lambda found: " " * len(found.group(0)), source)):
            self.faults.append(Fault("broken_tag", self.part, _paragraph_at(source, match.start()), match.group(0)))
        for _, tag, paragraph in self.opened:
            self.faults.append(Fault("never_closed", self.part, paragraph, tag))

    def _one(self, tag: str, paragraph: str) -> None:
        shown = _MARKUP.sub("", tag).strip()
        try:
            if len(tag) > MAX_TAG:
                raise _Wrong("tag_too_long")
            if tag.startswith("{{"):
                self._check_printed(_parse(tag).body)
            elif tag.startswith("{%"):
                self._statement(tag, paragraph)
        except _Wrong as wrong:
            self.faults.append(Fault(wrong.code, self.part, paragraph, shown[:MAX_TAG], wrong.nearest))

    def _check_printed(self, body: list[nodes.Node]) -> None:
        for output in body:
            for printed in output.iter_child_nodes():
                shape = self._resolve(printed)
                if shape.kind in ("part", "list"):
                    raise _Wrong("not_text" if shape.kind == "part" else "needs_loop")

    def _statement(self, tag: str, paragraph: str) -> None:
        found = _STATEMENT.fullmatch(tag)
        word = found.group(1) if found else ""
        if word == "for":
            self._open_loop(tag, paragraph)
        elif word == "if":
            self._resolve_test(f"{tag}{{% endif %}}")
            self.opened.append(("if", tag, paragraph))
        elif word in ("elif", "else"):
            if not self.opened or (word == "elif" and self.opened[-1][0] != "if"):
                raise _Wrong("never_opened")
            if word == "elif":
                self._resolve_test(tag.replace("elif", "if", 1) + "{% endif %}")
        elif word in ("endif", "endfor"):
            if not self.opened or self.opened[-1][0] != word.removeprefix("end"):
                raise _Wrong("never_opened")
            if self.opened.pop()[0] == "for":
                self.scopes.pop()
        else:
            raise _Wrong("forbidden_tag" if word else "broken_tag")

    def _open_loop(self, tag: str, paragraph: str) -> None:
        item, wrong = TEXT, None
        name, path = "", ""
        try:
            loop = _parse(f"{tag}{{% endfor %}}").body[0]
            if (
                not isinstance(loop, nodes.For)
                or not isinstance(loop.target, nodes.Name)
                or loop.recursive
                or loop.test
            ):
                raise _Wrong("forbidden_tag")
            if len(self.scopes) >= MAX_LOOPS:
                raise _Wrong("too_many_loops")
            name = loop.target.name
            shape, path = self._locate(loop.iter)
            if shape.kind != "list" or shape.item is None:
                raise _Wrong("not_a_list")
            item = shape.item
        except _Wrong as found:
            wrong = found
        # The loop counts as open even when it is wrong, so that its end is not reported as well.
        self.opened.append(("for", tag, paragraph))
        self.scopes.append({} if wrong else {name: (f"{path}[]", item), "loop": ("loop", LOOP)})
        if wrong:
            raise wrong

    def _resolve_test(self, source: str) -> None:
        statement = _parse(source).body[0]
        if not isinstance(statement, nodes.If):
            raise _Wrong("forbidden_tag")
        self._resolve(statement.test)

    def _resolve(self, node: nodes.Node) -> Shape:
        """The shape of an expression; every name in it must exist."""
        if not isinstance(node, ALLOWED):
            raise _Wrong("forbidden_tag")
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            return self._locate(node)[0]
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        if isinstance(node, nodes.CondExpr):
            self._resolve(node.test)
            shapes = [self._resolve(branch) for branch in (node.expr1, node.expr2) if branch is not None]
            return shapes[0]
        for child in node.iter_child_nodes():
            self._resolve(child)
        return TEXT

    def _filtered(self, node: nodes.Filter) -> Shape:
        if node.name not in FILTERS or node.node is None:
            raise _Wrong("forbidden_filter", ", ".join(get_close_matches(node.name, FILTERS, 1)))
        inner = self._resolve(node.node)
        for argument in node.args:
            self._resolve(argument)
        if node.name in ("first", "last") and inner.item is not None:
            return inner.item
        return TEXT

    def _locate(self, node: nodes.Node) -> tuple[Shape, str]:
        """Shape and full path of a name, with ``[]`` for the items of a loop."""
        if isinstance(node, nodes.Name):
            for scope in reversed(self.scopes):
                if node.name in scope:
                    path, shape = scope[node.name]
                    return self._note(path, shape)
                if not scope:  # inside a faulty loop nothing is known
                    return TEXT, ""
            return self._member(self.fields, node.name, "")
        if isinstance(node, nodes.Getattr):
            shape, path = self._locate(node.node)
            return self._member(shape, node.attr, path)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int):
            shape, path = self._locate(node.node)
            if shape.item is None:
                raise _Wrong("not_a_list")
            return self._note(f"{path}[]", shape.item)
        raise _Wrong("forbidden_tag")

    def _member(self, shape: Shape, name: str, path: str) -> tuple[Shape, str]:
        if name.startswith("_"):
            raise _Wrong("forbidden_tag")
        found = shape.member(name)
        if found is None:
            names = [known for known, _ in shape.members]
            if not path:
                names += [known for scope in self.scopes for known in scope]
            near = get_close_matches(name, names, 1, 0.5) or get_close_matches(name.lower(), names, 1, 0.3)
            raise _Wrong("unknown_field", ".".join(filter(None, [path, near[0]])) if near else "")
        return self._note(f"{path}.{name}" if path else name, found)

    def _note(self, path: str, shape: Shape) -> tuple[Shape, str]:
        if path and not path.startswith("loop.") and shape.kind not in ("part", "list"):
            self.used.add(path)
        return shape, path


@cache
def _syntax() -> Environment:
    return Environment(autoescape=True)


def _parse(source: str) -> nodes.Template:
    try:
        return _syntax().parse(source)
    except (TemplateSyntaxError, RecursionError) as error:
        raise _Wrong("broken_tag") from error


def _paragraph_at(source: str, place: int) -> str:
    start = max(source.rfind(edge, 0, place) for edge in ("<w:p>", "<w:p ", "</w:p>", "?>"))
    end = _PARAGRAPH_EDGE.search(source, place)
    text = _MARKUP.sub("", source[max(start, 0) : end.start() if end else place + 400])
    return html.unescape(text).strip()[:200]


def read_tags(part: str, source: str, fields: Shape) -> tuple[list[Fault], set[str]]:
    """All faults of one part, and the fields it prints or tests."""
    reader = _Reader(part, fields)
    reader.read(source)
    if not reader.faults:
        reader.faults.extend(_forbidden_nodes(part, source))
    return reader.faults, reader.used


def _forbidden_nodes(part: str, source: str) -> Iterator[Fault]:
    """The same allow-list over the whole part, as the engine itself reads it."""
    try:
        tree = _syntax().parse(source)
    except (TemplateSyntaxError, RecursionError) as error:
        yield Fault("broken_tag", part, tag=str(error)[:200])
        return
    for node in tree.find_all(nodes.Node):
        name = getattr(node, "attr", getattr(node, "name", ""))
        if not isinstance(node, ALLOWED) or (isinstance(name, str) and name.startswith("_")):
            yield Fault("forbidden_tag", part, tag=type(node).__name__)
