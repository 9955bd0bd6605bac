"""Where a HYPERLINK field of Word leads: its instruction taken apart, with nothing left that is not understood."""

import re
from collections.abc import Iterator

SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_QUOTES = '"\u201c\u201d\u201e\u201f\uff02'  # Word takes one for the other
_TOKEN = re.compile(
    rf"\s*(?:(?P<switch>\\[lmnoth*])|[{_QUOTES}](?P<quoted>(?:[^{_QUOTES}\\]|\\[^{_QUOTES}])*)[{_QUOTES}]"
    rf"|(?P<bare>[^\s{_QUOTES}\\]+))",
    re.IGNORECASE,
)
_WITH_WORDS = {"\\l", "\\o", "\\t", "\\*"}  # a bookmark, a tip, a window, a format


def unsafe_target(instruction: str) -> str:
    """What a link leads to that is neither a web page, a mail address nor in the file; empty when there is nothing.

    All of it is taken for unsafe when it does not follow the grammar.
    """
    try:
        targets = list(_targets(instruction))
    except ValueError:
        return instruction.strip()
    return next((target for target in targets if target.strip() and not SAFE_LINK.match(target.strip())), "")


def _targets(instruction: str) -> Iterator[str]:
    """Each argument that belongs to no switch."""
    place = instruction.upper().index("HYPERLINK") + len("HYPERLINK")
    rest, awaited = instruction.rstrip(), False
    while place < len(rest):
        token = _TOKEN.match(rest, place)
        if not token or (awaited and token["switch"]):
            raise ValueError(rest)
        if token["switch"]:
            awaited = token["switch"].lower() in _WITH_WORDS
        elif awaited:
            awaited = False
        else:
            yield token["quoted"] or token["bare"] or ""
        place = token.end()
    if awaited:
        raise ValueError(rest)
