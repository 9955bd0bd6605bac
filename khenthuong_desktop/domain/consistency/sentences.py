"""Sentences that somebody changed: a nominee gone from them, another name, a stranger, another count, the contrary."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from khenthuong_desktop.domain.consistency.telling import problem_of
from khenthuong_desktop.domain.dossier import (
    DECISION,
    MINUTES,
    STATEMENT,
    SUMMARY_LIST,
    VOTE_COUNT,
    DossierProblem,
    MadePaper,
    NamedPerson,
    Proposed,
    RoundPicture,
    WrittenIn,
)
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import compare_key, fold

_NAMING = (STATEMENT, SUMMARY_LIST, DECISION, MINUTES, VOTE_COUNT)


def check_sentences(picture: RoundPicture) -> Iterator[DossierProblem]:
    """Who is gone, who came in his place, who came besides, and what is said the other way round."""
    for paper in picture.papers:
        sentences = [one for one in paper.written_in if one.loose] if paper.kind in _NAMING else []
        beside = [one.text for one in sentences if not one.made]  # a sentence may be cut in two
        for sentence in sentences:
            yield from _turned(paper, sentence, picture.proposed)
            if sentence.made:
                yield from _names(paper, sentence, beside, picture.proposed)
                yield from _counts(paper, sentence, picture)


def _counts(paper: MadePaper, sentence: WrittenIn, picture: RoundPicture) -> Iterator[DossierProblem]:
    """How many the sentence gives an award to; a decision may leave out those to whom it gives nothing."""
    for award, told in sentence.counts.items():
        due = [one for one in picture.put_forward if compare_key(one.award_name) == compare_key(award)]
        given = [one for one in due if not one.turned_away]
        if told not in (len(due), len(given)):
            details = {"award": award, "told": told, "round": len(given)}
            yield problem_of(paper, "count_differs", Severity.ERROR, sentence.spot, **details)


def _names(
    paper: MadePaper, sentence: WrittenIn, beside: Iterable[str], proposed: Iterable[Proposed]
) -> Iterator[DossierProblem]:
    known = {compare_key(name) for nominee in proposed for name in (nominee.name, nominee.called)}
    strangers = [person for person in sentence.persons if compare_key(person.name) not in known]
    told = {"severity": Severity.ERROR if sentence.names_award else Severity.WARNING}
    for nominee in _spoken_of(sentence.made, sentence, proposed):
        if not _is_gone(nominee, sentence, beside):
            continue
        details = {"name": nominee.called, "award": nominee.award_name}
        other = max(strangers, key=lambda one: _likeness(one.name, nominee.name), default=None)
        if other is None:
            yield problem_of(paper, "gone_from_sentence", told["severity"], sentence.spot, **details)
            continue
        strangers.remove(other)
        code = "spelt_differently" if fold(other.name) == fold(nominee.name) else "other_name"
        details |= {"name": other.name, "round_name": nominee.called, "round_award": nominee.award_name}
        yield problem_of(paper, code, told["severity"], sentence.spot, **details)
    if sentence.names_award:
        yield from (_stranger(paper, sentence, stranger) for stranger in strangers)
        yield from _of_another_award(paper, sentence, proposed)


def _stranger(paper: MadePaper, sentence: WrittenIn, stranger: NamedPerson) -> DossierProblem:
    severity = Severity.ERROR if stranger.surely else Severity.WARNING
    return problem_of(paper, "stranger_written_in", severity, sentence.spot, name=stranger.name)


def _of_another_award(paper: MadePaper, sentence: WrittenIn, proposed: Iterable[Proposed]) -> Iterator[DossierProblem]:
    """Nominees who came into a sentence about what they are not proposed for, or about those who fared otherwise."""
    fared = {nominee.passed for nominee in _spoken_of(sentence.made, sentence, proposed)}
    fitting = {
        compare_key(nominee.name)
        for nominee in proposed
        if _is_about(sentence.text, nominee) and (nominee.passed in fared or not fared)
    }
    for nominee in _spoken_of(sentence.text, sentence, proposed):
        if not _count(sentence.made, nominee.name) and compare_key(nominee.name) not in fitting:
            yield problem_of(paper, "wrongly_in_sentence", Severity.ERROR, sentence.spot, name=nominee.called)


def _turned(paper: MadePaper, sentence: WrittenIn, proposed: Iterable[Proposed]) -> Iterator[DossierProblem]:
    """No where it was yes; a new sentence may deny only what the council did not grant."""
    if not (sentence.denies and sentence.names_award):
        return
    for nominee in _spoken_of(sentence.text, sentence, proposed):
        if sentence.made or (nominee.passed is not False and _is_about(sentence.text, nominee)):
            details = {"name": nominee.called}
            yield problem_of(paper, "sentence_turned", Severity.ERROR, sentence.spot, **details)


def _spoken_of(text: str, sentence: WrittenIn, proposed: Iterable[Proposed]) -> list[Proposed]:
    """Nominees whom a text names, each once, for the award of the sentence where they have several."""
    named = sorted(
        (nominee for nominee in proposed if _count(text, nominee.name)),
        key=lambda nominee: not _is_about(sentence.made or sentence.text, nominee),
    )
    return list({compare_key(nominee.called): nominee for nominee in reversed(named)}.values())[::-1]


def _is_gone(nominee: Proposed, sentence: WrittenIn, beside: Iterable[str]) -> bool:
    fewer = _count(sentence.text, nominee.name) < _count(sentence.made, nominee.name)
    return fewer and not any(_count(text, nominee.called) for text in (sentence.text, *beside))


def _is_about(text: str, nominee: Proposed) -> bool:
    return compare_key(nominee.award_name) in compare_key(text)


def _count(text: str, name: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(compare_key(name))}(?!\w)", compare_key(text)))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()
