"""Which law binds a dossier: the text of the day it was received, or a newer one where that is more favourable."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from khenthuong_desktop.domain.verdict import Verdict, VerdictKind
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.transitions import Transition
from khenthuong_desktop.services.findings import reference_text

_FAVOUR = {VerdictKind.NOT_ELIGIBLE: 0, VerdictKind.UNDECIDED: 1, VerdictKind.ELIGIBLE: 2}


class _RoundDays(Protocol):
    @property
    def law_on(self) -> date: ...
    @property
    def received_on(self) -> date | None: ...
    @property
    def decision_on(self) -> date | None: ...


@dataclass(frozen=True)
class LawDays:
    """The day whose law applies, and the day of receipt where an older text may bind."""

    on: date
    received_on: date | None = None


def law_days(award_round: _RoundDays, today: date) -> LawDays:
    """Until a round is received the day its clerk chose; then that of receipt, against the day it is decided."""
    if award_round.received_on is None:
        return LawDays(award_round.law_on)
    return LawDays(max(award_round.decision_on or today, award_round.received_on), award_round.received_on)


@dataclass(frozen=True)
class LawChoice:
    """The verdicts by both texts, and which of them binds.

    ``by_favour``: the newer text was taken because it is more favourable, which wants a reason in the dossier.
    ``may_favour``: it would be, had anybody compared it with the law.
    """

    transition: Transition
    received_on: date
    considered_on: date
    older: Verdict | None
    newer: Verdict | None
    by_favour: bool = False
    may_favour: bool = False

    @property
    def takes_newer(self) -> bool:
        return self.by_favour or self.older is None

    @property
    def law_on(self) -> date:
        """The day whose law gave the verdict that binds."""
        return self.considered_on if self.takes_newer else self.received_on

    @property
    def _code(self) -> str:
        if self.older is None:
            return "newer_alone"
        return "newer_favours" if self.by_favour else "newer_may_favour" if self.may_favour else "older_binds"

    def sentence(self, library: Library) -> str:
        """What was chosen, by which article."""
        told = say(
            "transitions",
            self._code,
            received=f"{self.received_on:%d/%m/%Y}",
            changed=f"{self.transition.valid_from:%d/%m/%Y}",
            rule=reference_text(self.transition.reference, library),
        )
        return f"{told} {say('transitions', 'unsure')}" if self.transition.confidence.is_doubtful else told

    def as_json(self, library: Library) -> dict[str, Any]:
        """The choice in words and plain data, with the verdict by the text that does not bind."""
        other, other_on = (self.older, self.received_on) if self.takes_newer else (self.newer, self.considered_on)
        return {
            "received": self.received_on.isoformat(),
            "on": self.law_on.isoformat(),
            "regime": library.on(self.law_on).regime,
            "by_favour": self.by_favour,
            "sentence": self.sentence(library),
            "reference": reference_text(self.transition.reference, library),
            "confidence": self.transition.confidence.value,
            "other": None
            if other is None
            else {
                "on": other_on.isoformat(),
                "regime": library.on(other_on).regime,
                "verdict": other.kind.value,
                "version": other.version.isoformat(),
                "confidence": other.confidence.value,
            },
        }


def doubt_about_law(library: Library, award_round: _RoundDays, today: date) -> tuple[str, str] | None:
    """What should be known of a round over which the law changed, as a code and a sentence."""
    days = law_days(award_round, today)
    transition = library.transition(days.received_on or days.on, max(days.on, today))
    if transition is None:
        return None
    changed = f"{transition.valid_from:%d/%m/%Y}"
    if days.received_on is None:
        code = "law_changed_meanwhile"
        return code, say("transitions", code, day=f"{days.on:%d/%m/%Y}", changed=changed)
    rule = reference_text(transition.reference, library)
    unsure = say("transitions", "unsure") if transition.confidence.is_doubtful else ""
    told = say(
        "transitions", "round_waits", received=f"{days.received_on:%d/%m/%Y}", changed=changed, rule=rule, unsure=unsure
    )
    return "round_waits", told.strip()


def choose_law(
    transition: Transition, received_on: date, considered_on: date, older: Verdict | None, newer: Verdict | None
) -> LawChoice:
    """Received before a change, the old text binds unless the new one favours (Luật 06/2026/QH16, Điều 4.4).

    A text that nobody has compared with the law never wins by favour; an award that is new has the new text alone.
    """
    favours = older is not None and newer is not None and _FAVOUR[newer.kind] > _FAVOUR[older.kind]
    sure = newer is not None and not newer.confidence.never_blocks
    by_favour = favours and transition.if_more_favourable
    return LawChoice(
        transition, received_on, considered_on, older, newer, by_favour and sure, may_favour=by_favour and not sure
    )
