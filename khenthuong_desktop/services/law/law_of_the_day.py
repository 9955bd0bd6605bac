"""Which law binds a dossier: the text of the day it was received, or a newer one where that is more favourable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from khenthuong_desktop.domain.verdict import Verdict, VerdictKind
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.transitions import Step, Transition
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
    """The verdicts by both texts of one change of law, and which of them binds; ``before``: of the change before it.

    ``favours``: the newer text was taken because it is more favourable, which wants a reason in the dossier.
    ``might_favour``: it would be, had anybody compared it, or the transitional rule, with the law.
    """

    transition: Transition
    received_on: date
    considered_on: date
    older: Verdict | None
    newer: Verdict | None
    favours: bool = False
    might_favour: bool = False
    before: "LawChoice | None" = None

    @property
    def takes_newer(self) -> bool:
        return self.favours or self.older is None

    @property
    def older_on(self) -> date:
        """The day whose law gave the verdict that bound until this change."""
        return self.before.law_on if self.before is not None else self.received_on

    @property
    def law_on(self) -> date:
        """The day whose law gave the verdict that binds."""
        return self.considered_on if self.takes_newer else self.older_on

    @property
    def by_favour(self) -> bool:
        """Whether the text that binds was taken, at any change, for its favour."""
        return self.favours or (not self.takes_newer and self.before is not None and self.before.by_favour)

    @property
    def may_favour(self) -> bool:
        """Whether a text that was not taken, at any change, might be more favourable."""
        return self.might_favour or (not self.takes_newer and self.before is not None and self.before.may_favour)

    @property
    def _code(self) -> str:
        if self.older is None:
            return "newer_alone"
        return "newer_favours" if self.favours else "newer_may_favour" if self.might_favour else "older_binds"

    def sentence(self, library: Library) -> str:
        """What was chosen at each change, by which article."""
        told = say(
            "transitions",
            self._code,
            received=f"{self.received_on:%d/%m/%Y}",
            changed=f"{self.transition.valid_from:%d/%m/%Y}",
            rule=reference_text(self.transition.reference, library),
        )
        if self.transition.confidence.is_doubtful:
            told = f"{told} {say('transitions', 'unsure')}"
        return f"{self.before.sentence(library)} {told}" if self.before is not None else told

    def as_json(self, library: Library) -> dict[str, Any]:
        """The choice in words and plain data, with the verdict by the text that does not bind."""
        other, other_on = (self.older, self.older_on) if self.takes_newer else (self.newer, self.considered_on)
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
    passed = [step.transition for step in library.changes(days.received_on or days.on, max(days.on, today))]
    if not passed:
        return None
    changed = ", ".join(f"{one.valid_from:%d/%m/%Y}" for one in passed)
    if days.received_on is None:
        code = "law_changed_meanwhile"
        return code, say("transitions", code, day=f"{days.on:%d/%m/%Y}", changed=changed)
    rule = "; ".join(reference_text(one.reference, library) for one in passed)
    unsure = say("transitions", "unsure") if any(one.confidence.is_doubtful for one in passed) else ""
    told = say(
        "transitions", "round_waits", received=f"{days.received_on:%d/%m/%Y}", changed=changed, rule=rule, unsure=unsure
    )
    return "round_waits", told.strip()


def choose_law(
    step: Step, received_on: date, older: Verdict | None, newer: Verdict | None, before: LawChoice | None = None
) -> LawChoice:
    """Received before a change, the text that bound so far binds on, unless the change lets a better one in.

    A dossier that waited over several changes goes through them one after another, by the rule of each; ``before``
    is what was chosen at the change before. A text, or a transitional rule, that nobody has compared with the law
    never wins by favour; an award that is new has the new text alone.
    """
    favours = older is not None and newer is not None and _FAVOUR[newer.kind] > _FAVOUR[older.kind]
    let_in = favours and step.transition.if_more_favourable
    unsure = newer is None or newer.confidence.never_blocks or step.transition.confidence.never_blocks
    return LawChoice(
        step.transition, received_on, step.new_on, older, newer, let_in and not unsure, let_in and unsure, before
    )


def binding_day(verdict: Mapping[str, Any] | None, day: date) -> date:
    """The day whose law binds one nominee in votes and papers, too: that chosen with its verdict, else ``day``."""
    chosen = (verdict or {}).get("law")
    return date.fromisoformat(chosen["on"]) if chosen else day
