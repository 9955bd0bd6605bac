"""The expressions inside template tags: parsed, held against a list of what is allowed, and resolved to a shape.

What is allowed is printing, looking into fields, conditions, a little arithmetic and a few filters; nothing can be
called, and nothing can grow beyond what the fields hold: a loop inside a loop goes over a part of the outer item.
"""

from difflib import get_close_matches
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from khenthuong_desktop.documents.pictures import NARROWEST_MM, WIDEST_MM
from khenthuong_desktop.documents.shape import FLAG, LOOP, NUMBER, PICTURE, TEXT, Shape, field_label, items_of
from khenthuong_desktop.domain.text import fold

MAX_LOOPS = 3
FILTERS = frozenset({"length", "upper", "lower", "first", "last", "join"})
ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.For, nodes.If,
    nodes.Filter, nodes.Compare, nodes.Operand, nodes.Const, nodes.Concat, nodes.Add, nodes.Sub, nodes.And, nodes.Or,
    nodes.Not, nodes.CondExpr,
)  # fmt: skip
_PRINTED = ("text", "number", "flag")
_LEAST_LIKENESS = 0.75  # of a field that somebody may have meant
_SHOWN = (*_PRINTED, "picture")


class Wrong(Exception):
    """What is wrong with a tag, and the nearest name there is."""

    def __init__(self, code: str, nearest: str = "") -> None:
        self.code, self.nearest = code, nearest


@cache
def _syntax() -> Environment:
    return Environment(autoescape=True)


def parse(source: str) -> nodes.Template:
    """The syntax tree of a tag or of a whole part, as the engine reads it; raises Wrong."""
    try:
        return _syntax().parse(source)
    except (TemplateSyntaxError, RecursionError) as error:
        raise Wrong("broken_tag") from error


class Names:
    """The names that exist where a tag stands: the fields, and the items of the loops that are open."""

    def __init__(self, fields: Shape) -> None:
        self.used: set[str] = set()
        self._fields = fields
        self._scopes: list[dict[str, tuple[str, Shape]]] = []
        self._walked: list[str] = []  # the lists that the open loops go over
        self._items = set(items_of(fields))  # what stands for one of a list, here or elsewhere in the template

    def open_loop(self, loop: nodes.Node) -> None:
        """Enter a loop; it counts as open even when it is wrong, so that its end is not reported as well."""
        scope: dict[str, tuple[str, Shape]] = {}
        walked = ""
        try:
            if (
                not isinstance(loop, nodes.For)
                or not isinstance(loop.target, nodes.Name)
                or loop.recursive
                or loop.test
            ):
                raise Wrong("forbidden_tag")
            if len(self._scopes) >= MAX_LOOPS:
                raise Wrong("too_many_loops")
            shape, walked = self._locate(loop.iter)
            if shape.kind != "list" or shape.item is None:
                raise Wrong("not_a_list")
            self._items.add(loop.target.name)
            scope = {loop.target.name: (f"{walked}[]", shape.item), "loop": ("loop", LOOP)}
            outer = [path for path in self._walked if path]
            if outer and walked and not any(walked.startswith(f"{path}[]") for path in outer):
                raise Wrong("loop_apart")
        finally:
            self._scopes.append(scope)
            self._walked.append(walked)

    def open_unknown(self) -> None:
        """Enter a loop of which nothing is known."""
        self._scopes.append({})
        self._walked.append("")

    def close_loop(self) -> None:
        self._scopes.pop()
        self._walked.pop()

    def check_printed(self, printed: nodes.Node) -> None:
        """A part or a list cannot be printed."""
        shape = self.resolve(printed)
        if shape.kind not in _SHOWN:
            raise Wrong("not_text" if shape.kind == "part" else "needs_loop")

    def resolve(self, node: nodes.Node) -> Shape:
        """The shape of an expression; every name in it must exist."""
        if not isinstance(node, ALLOWED):
            raise Wrong("forbidden_tag")
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            return self._locate(node)[0]
        if isinstance(node, nodes.Const):
            return _constant(node.value)
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        if isinstance(node, nodes.CondExpr):
            return self._either(node)
        if isinstance(node, nodes.Compare):
            return self._compared(node)
        shapes = [self.resolve(child) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Add | nodes.Sub):
            return _reckoned(node, shapes)
        if isinstance(node, nodes.Concat) and any(shape.kind not in _PRINTED for shape in shapes):
            raise Wrong("wrong_kinds")
        if isinstance(node, nodes.And | nodes.Or) and shapes[0] == shapes[1]:
            return shapes[0]
        return FLAG if isinstance(node, nodes.Not) else TEXT

    def _either(self, node: nodes.CondExpr) -> Shape:
        self.resolve(node.test)
        if node.expr2 is None:
            raise Wrong("needs_else")
        chosen, other = self.resolve(node.expr1), self.resolve(node.expr2)
        if chosen.kind != other.kind and not {chosen.kind, other.kind} <= set(_PRINTED):
            raise Wrong("wrong_kinds")
        return chosen

    def _compared(self, node: nodes.Compare) -> Shape:
        left = self.resolve(node.expr)
        for operand in node.ops:
            right = self.resolve(operand.expr)
            if operand.op in ("in", "notin"):
                alike = right.kind in ("text", "list") and left.kind in _PRINTED
            elif operand.op in ("eq", "ne"):
                alike = left.kind in _PRINTED and right.kind in _PRINTED
            else:
                alike = left.kind == right.kind and left.kind in ("text", "number")
            if not alike or (operand.op in ("in", "notin") and right.kind == "text" and left.kind != "text"):
                raise Wrong("wrong_kinds")
            left = right
        return FLAG

    def _filtered(self, node: nodes.Filter) -> Shape:
        if node.name == "mm" and node.node is not None:
            return self._sized(node)
        if node.name not in FILTERS or node.node is None:
            raise Wrong("forbidden_filter", ", ".join(get_close_matches(node.name, FILTERS, 1)))
        separator = len(node.args) == 1 and isinstance(node.args[0], nodes.Const)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or (node.args and not (node.name == "join" and separator)):
            raise Wrong("forbidden_filter")
        inner = self.resolve(node.node)
        if node.name == "length" and inner.kind in ("text", "list"):
            return NUMBER
        if node.name in ("upper", "lower") and inner.kind == "text":
            return TEXT
        if inner.item is not None and node.name in ("first", "last"):
            return inner.item
        if inner.item is not None and node.name == "join" and inner.item.kind in _PRINTED:
            return TEXT
        raise Wrong("wrong_kinds")

    def _sized(self, node: nodes.Filter) -> Shape:
        """A picture of so many millimetres: ``emblem|mm(25)``."""
        width = node.args[0].value if len(node.args) == 1 and isinstance(node.args[0], nodes.Const) else None
        if node.kwargs or node.dyn_args or node.dyn_kwargs or not isinstance(width, int | float):
            raise Wrong("forbidden_filter")
        if not NARROWEST_MM <= width <= WIDEST_MM:
            raise Wrong("picture_width")
        if node.node is None or self.resolve(node.node) != PICTURE:
            raise Wrong("wrong_kinds")
        return PICTURE

    def _locate(self, node: nodes.Node) -> tuple[Shape, str]:
        """Shape and full path of a name, with ``[]`` for the items of a loop."""
        if isinstance(node, nodes.Name):
            for scope in reversed(self._scopes):
                if node.name in scope:
                    path, shape = scope[node.name]
                    return self._note(path, shape)
                if not scope:  # inside a faulty loop nothing is known
                    return TEXT, ""
            return self._member(self._fields, node.name, "")
        if isinstance(node, nodes.Getattr):
            shape, path = self._locate(node.node)
            return self._member(shape, node.attr, path)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int):
            shape, path = self._locate(node.node)
            if shape.item is None:
                raise Wrong("not_a_list")
            return self._note(f"{path}[]", shape.item)
        if isinstance(node, nodes.Filter) and node.name in ("first", "last") and node.node is not None:
            return self._filtered(node), f"{self._locate(node.node)[1]}[]"
        raise Wrong("forbidden_tag")

    def _member(self, shape: Shape, name: str, path: str) -> tuple[Shape, str]:
        if name.startswith("_"):
            raise Wrong("forbidden_tag")
        found = shape.member(name)
        if found is None:
            if not path and name in self._items:
                raise Wrong("outside_loop")
            if shape.kind == "list":
                raise Wrong("item_of_list")
            if not path and (meant := self.meant_by(name)):
                raise Wrong("unknown_field", meant)
            names = [known for known, _ in shape.members]
            if not path:
                names += [known for scope in self._scopes for known in scope]
            near = _nearest(name, names)
            raise Wrong("unknown_field", ".".join(filter(None, [path, near])) if near else "")
        return self._note(f"{path}.{name}" if path else name, found)

    def meant_by(self, words: str) -> str:
        """The one field that a clerk calls so, or begins to: "Chủ tọa", "chu_toa" for ``chairman``."""
        wanted = _bare(words)
        called = {name: _bare(field_label(name)) for name, _ in self._fields.members}
        begun = [name for name, label in called.items() if label.startswith(wanted)] if len(wanted) > 2 else []
        return begun[0] if len(begun) == 1 else next((name for name in begun if called[name] == wanted), "")

    def _note(self, path: str, shape: Shape) -> tuple[Shape, str]:
        if path and not path.startswith("loop.") and shape.kind in _SHOWN:
            self.used.add(path)
        return shape, path


def _nearest(name: str, names: list[str]) -> str:
    """The one written almost so, else the only one that has all its words or whose words it has; "" for none."""
    near = get_close_matches(name.lower(), names, 1, _LEAST_LIKENESS)
    if near:
        return near[0]
    asked = set(name.lower().split("_"))
    alike = [known for known in names if asked <= (words := set(known.split("_"))) or words <= asked]
    return alike[0] if len(alike) == 1 else ""


def _bare(words: str) -> str:
    """Letters alone, without accents."""
    return "".join(filter(str.isalnum, fold(words)))


def _constant(value: object) -> Shape:
    if isinstance(value, bool):
        return FLAG
    if isinstance(value, str):
        return TEXT
    if isinstance(value, int | float):
        return NUMBER
    raise Wrong("forbidden_tag")


def _reckoned(node: nodes.Node, shapes: list[Shape]) -> Shape:
    kinds = {shape.kind for shape in shapes}
    if kinds == {"number"}:
        return NUMBER
    if kinds == {"text"} and isinstance(node, nodes.Add):
        return TEXT
    raise Wrong("wrong_kinds")
