"""Findings in words: the sentence, the legal place and the reason of each."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from khenthuong_desktop.domain.rules import Criterion, Reference
from khenthuong_desktop.domain.verdict import NOT_MET, UNKNOWN, Finding
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.regulations.library import Library


def finding_json(finding: Finding, library: Library) -> dict[str, Any]:
    """One finding with its children as plain data, everything in words."""
    return {
        "kind": finding.kind,
        "outcome": finding.outcome.value,
        "text": finding_text(finding),
        "reference": reference_text(finding.reference, library),
        "detail": detail_text(finding, library),
        "children": [finding_json(child, library) for child in finding.children],
    }


def finding_text(finding: Finding) -> str:
    """The words of the criterion."""
    return criterion_text(finding.criterion)


def criterion_text(criterion: Criterion) -> str:
    """The words of a criterion; a group without words of its own says how its parts combine."""
    return criterion.text or say("findings", f"group_{criterion.kind}")


def reference_text(reference: Reference, library: Library) -> str:
    """Point, clause, article and the short name of the document."""
    parts = ""
    if reference.point is not None:
        parts += say("findings", "reference_point", point=reference.point)
    if reference.clause is not None:
        parts += say("findings", "reference_clause", clause=reference.clause)
    if reference.article is not None:
        parts += say("findings", "reference_article", article=reference.article)
    source = library.sources.get(reference.document)
    return parts + (reference.document if source is None else source.short)


def detail_text(finding: Finding, library: Library) -> str:
    """Why the outcome is what it is; empty when there is nothing to add."""
    sentences = []
    if finding.detail is not None:
        values = {key: _in_words(key, value, library) for key, value in finding.detail.values.items()}
        sentences.append(say("findings", finding.detail.code, **values))
    if finding.criterion.never_blocks and finding.outcome is UNKNOWN:
        sentences.append(say("findings", "unconfirmed_text"))
    return " ".join(sentences)


def gap_sentence(finding: Finding, library: Library) -> str:
    """What to put right, for the sentence that says what is still missing."""
    short = _shortfall(finding, library)
    if short is not None:
        return short
    detail = detail_text(finding, library)
    text = finding_text(finding)
    if not detail or finding.outcome not in (NOT_MET, UNKNOWN):
        return say("findings", "missing_plain", text=text)
    return say("findings", "missing_item", text=text, detail=detail.rstrip("."))


def _shortfall(finding: Finding, library: Library) -> str | None:
    """The missing thing itself and how many of it, where a detail has words for it ("01 sáng kiến …")."""
    if finding.detail is None:
        return None
    known = {**finding.criterion.parameters, **finding.detail.values}
    asked = "".join(f"_{name}" for name in ("award", "rating") if name in known)
    codes = (f"short_{finding.detail.code}{asked}", f"short_{finding.detail.code}")
    code = next((code for code in codes if code in catalogue("planning")), None)
    if code is None:
        return None
    values = {key: _in_words(key, value, library) for key, value in known.items()}
    if "needed" in known:
        first, last = known["first"], known["last"]
        values |= {"lacking": known["needed"] - known["found"], "period": last if first == last else f"{first}–{last}"}
    return say("planning", code, text=finding_text(finding), **values)


def _in_words(key: str, value: Any, library: Library) -> object:
    if value is None:
        return say("findings", "date_missing")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if key == "awards":
        return say("planning", "or_award").join(library.award(code).name for code in value)
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    if key == "award":
        return library.award(str(value)).name
    if isinstance(value, StrEnum):
        words: Mapping[str, str] = catalogue("labels").get(type(value).__name__, {})
        return words.get(value.value, value.value).lower()
    return value
