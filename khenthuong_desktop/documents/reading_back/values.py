"""The printed values of one paragraph, read from the paragraph as it stands now: found for sure, or not legible."""

import re
from difflib import SequenceMatcher

from khenthuong_desktop.documents.reading_back.lines import Span, Words

_WORD = re.compile(r"\w+|[^\w\s]")
_TAIL = " .;,:/"


def read_values(made: Words, there: Words, *, strict: bool = False) -> list[str | None]:
    """What stands in place of each printed value; None where that cannot be told.

    ``strict``: the words around the values must be those that were printed.
    """
    if not made.spans:
        return []
    if made.key == there.key:
        return [there.text[span.start : span.end] for span in made.spans]
    frame = _Frame(made, there)
    return frame.one_changed() or frame.between_the_same_words() or (frame.nothing if strict else frame.word_by_word())


class _Frame:
    """Both texts without the number of an item and the mark after it, and the values in the first of them."""

    def __init__(self, made: Words, there: Words) -> None:
        first, last = made.spans[0].start, made.spans[-1].end
        start = made.label if made.label <= first else 0
        self.key = made.key[start:]
        self.spans = [Span(span.field, span.start - start, span.end - start) for span in made.spans]
        other = there.label if start or (not first and there.label and not made.label) else 0
        if not start and not first and there.key[: len(self.key)] == self.key:
            other = 0
        self.there, self.text = there.key[other:], there.text[other:]
        if not made.key[last:].strip(_TAIL):  # only a mark, which depends on what comes after the item
            self.key = self.key[: last - start]
            cut = len(self.there.rstrip(_TAIL))
            own = self.key.rstrip(_TAIL)
            cut += len(self.key) - len(own) if self.there[cut:].startswith(self.key[len(own) :]) else 0
            self.there, self.text = self.there[:cut], self.text[:cut]
        self.nothing: list[str | None] = [None] * len(self.spans)

    def _said(self, start: int, end: int) -> str:
        return self.text[start:end].strip()

    def _same(self, number: int) -> str:
        """A value that did not change, as the text has it now where it is found."""
        span = self.spans[number]
        value = self.key[span.start : span.end]
        place = self.there.find(value)
        return self.text[place : place + len(value)]

    def one_changed(self) -> list[str | None] | None:
        """All as it was but for one value."""
        found = {}
        for number, span in enumerate(self.spans):
            before, after = self.key[: span.start].rstrip(), self.key[span.end :].lstrip()
            if (
                self.there.startswith(before)
                and self.there.endswith(after)
                and len(self.there) >= len(before) + len(after)
            ):
                found[number] = self._said(len(before), len(self.there) - len(after))
        if len(found) > 1:
            found = {number: said for number, said in found.items() if not self._swallows(number, said)} or found
        if not found:
            return None
        if len(found) > 1:
            return [None if number in found else self._same(number) for number in range(len(self.spans))]
        return [found[number] if number in found else self._same(number) for number in range(len(self.spans))]

    def _swallows(self, number: int, said: str) -> bool:
        """A value that would hold words printed beside it."""
        beside = (self._literal(number).strip(), self._literal(number + 1).strip())
        return any(text and text in said.lower() for text in beside)

    def _literal(self, number: int) -> str:
        """The words between a value and the one before it."""
        start = self.spans[number - 1].end if number else 0
        return self.key[start : self.spans[number].start if number < len(self.spans) else len(self.key)]

    def between_the_same_words(self) -> list[str | None] | None:
        """Values between unchanged words; searched from both ends, and taken where both agree."""
        onward, backward = self._onward(), self._backward()
        if onward is None or backward is None:
            return None
        return [
            self._said(*one) if one == other and one[0] <= one[1] else None
            for one, other in zip(onward, backward, strict=True)
        ]

    def _onward(self) -> list[tuple[int, int]] | None:
        place = len(self._literal(0))
        if not self.there.startswith(self._literal(0)):
            return None
        found = []
        for number, span in enumerate(self.spans):
            after = self._literal(number + 1)
            last = number == len(self.spans) - 1
            kept = self.key[span.start : span.end] + after
            if last:
                end = len(self.there) - len(after) if self.there.endswith(after) else -1
            elif not after:
                return None
            elif self.there.startswith(kept, place):
                end = place + span.end - span.start
            else:
                end = self.there.find(after, place)
            if end < place:
                return None
            found.append((place, end))
            place = end + len(after)
        return found

    def _backward(self) -> list[tuple[int, int]] | None:
        tail = self._literal(len(self.spans))
        end = len(self.there) - len(tail)
        if not self.there.endswith(tail):
            return None
        found = []
        for number in range(len(self.spans) - 1, -1, -1):
            span, before = self.spans[number], self._literal(number)
            kept = before + self.key[span.start : span.end]
            if not number:
                start = len(before)
            elif not before:
                return None
            elif self.there.endswith(kept, 0, max(end, 0)):
                start = end - (span.end - span.start)
            else:
                place = self.there.rfind(before, 0, max(end, 0))
                start = place + len(before) if place >= 0 else -1
            if start < 0 or start > end:
                return None
            found.append((start, end))
            end = start - len(before)
        return found[::-1]

    def word_by_word(self) -> list[str | None]:
        """A sentence that was reworded: values whose words are all there, or stand between words that are."""
        told = [(found.start(), found.end()) for found in _WORD.finditer(self.key)]
        now = [(found.start(), found.end()) for found in _WORD.finditer(self.there)]
        said = [self.key[start:end] for start, end in told]
        matcher = SequenceMatcher(None, said, [self.there[start:end] for start, end in now], autojunk=False)
        same = {a + step: b + step for a, b, size in matcher.get_matching_blocks() for step in range(size)}
        return [self._by_words(span, told, now, same) for span in self.spans]

    def _by_words(
        self, span: Span, told: list[tuple[int, int]], now: list[tuple[int, int]], same: dict[int, int]
    ) -> str | None:
        own = [place for place, (start, end) in enumerate(told) if start >= span.start and end <= span.end]
        if own and all(place in same for place in own) and same[own[-1]] - same[own[0]] == len(own) - 1:
            return self.text[now[same[own[0]]][0] : now[same[own[-1]]][1]]
        first = own[0] if own else next((n for n, (start, _) in enumerate(told) if start >= span.end), len(told))
        last = own[-1] if own else first - 1
        left = -1 if first == 0 else same.get(first - 1)
        right = len(now) if last == len(told) - 1 else same.get(last + 1)
        if left is None or right is None or right <= left:
            return None
        if left + 1 == right:
            return ""
        return self.text[now[left + 1][0] : now[right - 1][1]]
