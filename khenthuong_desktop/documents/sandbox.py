"""The engine that fills templates: strict, locked up, every printed value escaped and kept for the comparison."""

import html
from collections.abc import Callable

from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from khenthuong_desktop.documents.expressions import FILTERS
from khenthuong_desktop.documents.pictures import of_width

PRINTED = "_printed"  # a name that no tag can write


class Sandbox(ImmutableSandboxedEnvironment):
    """Looks into dictionaries first: all records are such, and a field may be called as one of their methods."""

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@pass_context
def written(context: Context, value: object) -> str:
    """A printed value, escaped; kept, so that the finished file can be searched for it."""
    text = str(value)
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:  # few have one of them
        text = html.escape(text)
    context.parent[PRINTED].append(text)
    return text


def sandbox(finalize: Callable[..., str] = written) -> Sandbox:
    """An engine with the allowed filters and nothing else."""
    # Autoescape would trust a value that calls itself safe; what is finalized is escaped whatever it is.
    environment = Sandbox(autoescape=False, undefined=StrictUndefined, finalize=finalize)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS} | {"mm": of_width}
    return environment
