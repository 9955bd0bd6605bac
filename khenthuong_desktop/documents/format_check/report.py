"""The format check of one Word file: which rules of the decree were checked and which were broken, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop.documents.format_check.anatomy import Anatomy
from khenthuong_desktop.documents.format_check.body_checks import BODY_CHECKS
from khenthuong_desktop.documents.format_check.citation_checks import CITATION_CHECKS
from khenthuong_desktop.documents.format_check.dissection import dissect, other_regime
from khenthuong_desktop.documents.format_check.ending_checks import ENDING_CHECKS
from khenthuong_desktop.documents.format_check.findings import Check, Finding
from khenthuong_desktop.documents.format_check.heading_checks import HEADING_CHECKS
from khenthuong_desktop.documents.format_check.letter_checks import LETTER_CHECKS
from khenthuong_desktop.documents.format_check.mark_checks import MARK_CHECKS
from khenthuong_desktop.documents.format_check.organ_checks import ORGAN_CHECKS
from khenthuong_desktop.documents.format_check.outline_checks import OUTLINE_CHECKS
from khenthuong_desktop.documents.format_check.page_checks import PAGE_CHECKS
from khenthuong_desktop.documents.format_check.part_checks import PART_CHECKS
from khenthuong_desktop.documents.format_check.pdf_copies import copy_faults
from khenthuong_desktop.documents.format_check.reading import read_word
from khenthuong_desktop.documents.format_check.rulebook import rules, table, words
from khenthuong_desktop.documents.format_check.table_checks import TABLE_CHECKS
from khenthuong_desktop.documents.format_check.wording_checks import WORDING_CHECKS
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.messages import say

_PLACES_SHOWN = 5
COPY_RULE = "Y03"  # the one rule on PDF files
CHECKS: dict[str, Check] = {
    **PAGE_CHECKS,
    **LETTER_CHECKS,
    **HEADING_CHECKS,
    **PART_CHECKS,
    **BODY_CHECKS,
    **OUTLINE_CHECKS,
    **CITATION_CHECKS,
    **WORDING_CHECKS,
    **ORGAN_CHECKS,
    **ENDING_CHECKS,
    **TABLE_CHECKS,
    **MARK_CHECKS,
}


@dataclass(frozen=True)
class FormatFault:
    """A broken rule: its id, how grave it is, where, what was found, what is allowed, how to mend it."""

    id: str
    severity: str
    where: str
    found: str
    allowed: str
    fix: str
    count: int = 1

    @property
    def place(self) -> str:
        """The first place, and how many more there are."""
        return say("format_check", "and_more", where=self.where, count=self.count - 1) if self.count > 1 else self.where


@dataclass(frozen=True)
class FormatReport:
    """Ids that apply to the document, and the faults; ``note`` says why a document was not judged by these rules."""

    file: str
    kind: str
    checked: tuple[str, ...]
    failed: tuple[FormatFault, ...]
    note: str = ""

    @property
    def errors(self) -> int:
        """Places of all errors, as the list of the window has them."""
        return sum(fault.count for fault in self.failed if fault.severity == Severity.ERROR)

    @property
    def warnings(self) -> int:
        return sum(fault.count for fault in self.failed) - self.errors

    @property
    def by_weight(self) -> tuple[FormatFault, ...]:
        """Wrong facts and dead texts first, then the parts of the paper, then the look of letters, lines and pages."""
        return tuple(sorted(self.failed, key=lambda fault: _weight(fault.id)))


def _weight(identity: str) -> int:
    facts, looks = words("facts"), words("looks")
    return 0 if identity in facts else 2 if identity in looks or identity[0] in looks else 1


def check_format(path: Path, kind: str | None = None) -> FormatReport:
    """Checks a Word file, ours or anybody's, by the rules that apply to its kind (``kind``: when somebody tells it)."""
    if path.suffix.lower() == ".pdf":
        return _check_copy(path)
    file = read_word(path)
    regime = other_regime(file)
    if regime:
        return FormatReport(path.name, regime, (), (), say("format_check", f"regime_{regime}"))
    found = dissect(file, _type_of(kind))
    checked: list[str] = []
    failed: list[FormatFault] = []
    for identity, rule in rules().items():
        findings = CHECKS[identity](found) if identity in CHECKS else None
        if findings is None:
            continue
        checked.append(identity)
        failed += [
            FormatFault(
                identity,
                "warning" if finding.mild else rule.severity,
                finding.where or rule.component,
                finding.found,
                rule.allowed,
                say("format_fixes", identity),
                1 + len(others),
            )
            for finding, *others in _alike(findings)[:_PLACES_SHOWN]
        ]
    return FormatReport(path.name, kind or _kind_of(found), tuple(checked), tuple(failed))


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings that say the same of several places, together."""
    said: dict[tuple[str, bool], list[Finding]] = {}
    for finding in findings:
        said.setdefault((finding.found, finding.mild), []).append(finding)
    return list(said.values())


def _check_copy(path: Path) -> FormatReport:
    """An electronic copy is a PDF file; nothing else about it can be told."""
    rule = rules()[COPY_RULE]
    faults = tuple(
        FormatFault(
            rule.id,
            rule.severity,
            say("format_check", "at_page", number=fault.page) if fault.page else rule.component,
            fault.found,
            rule.allowed,
            say("format_fixes", rule.id),
        )
        for fault in copy_faults(path)[:_PLACES_SHOWN]
    )
    return FormatReport(path.name, "pdf_copy", (rule.id,), faults)


def _type_of(kind: str | None) -> str:
    """The decree's name of a kind that is told: our code of a kind, a type in full or in short."""
    if not kind:
        return ""
    asked = compare_key(kind)
    names = {compare_key(code): name for name, code in reversed(table("types").items()) if code}
    names |= {compare_key(code): name for name, code in reversed(table("kinds").items())}
    names |= {compare_key(name): name for name in table("types")}
    return names.get(asked, "")


def _kind_of(found: Anatomy) -> str:
    return table("kinds").get(found.type_text, found.type_text or "letter")
