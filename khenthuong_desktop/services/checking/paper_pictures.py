"""A paper reduced to what the checks look at: as it was made, or as its file says now when somebody edited it.

An update of the program may give fields other names: what an older paper did not record so is not told of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from khenthuong_desktop.documents.catalogue import BALLOT_KINDS, KINDS, REPORT_KINDS
from khenthuong_desktop.documents.citing import CITING
from khenthuong_desktop.documents.fields import open_fields
from khenthuong_desktop.documents.named_days import NUMBER, days_in
from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.documents.parts import DOTS
from khenthuong_desktop.documents.reading_back.standing import StandingFields
from khenthuong_desktop.documents.wording import money_in_words
from khenthuong_desktop.domain.dossier import (
    REPORT,
    Basis,
    Cited,
    FileState,
    Line,
    MadePaper,
    WrittenIn,
)
from khenthuong_desktop.domain.dossier import Money as MoneyTold
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.errors import FileProblem
from khenthuong_desktop.messages import say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.checking.named_persons import denies, persons_in, persons_listed
from khenthuong_desktop.services.paper_life.edited_files import lying_file
from khenthuong_desktop.store.tables import Paper

_SUBJECTS = {
    SubjectKind.COLLECTIVE: "collectives",
    SubjectKind.INDIVIDUAL: "individuals",
    SubjectKind.HOUSEHOLD: "households",
}
_RECORDS = ("ratings", "initiatives", "titles", "commendations")  # of a report, each with its decision
_ACHIEVED = "achievements"
_LONGEST_SUM = 18  # digits; a file may hold anything
_NEAR = 60  # the day of a cited paper stands so near behind its number


@dataclass(frozen=True)
class _Told:
    """One dictionary of a paper's fields that speaks of a nominee, and its path."""

    path: str
    fields: Mapping[str, Any]


class Spellings:
    """The own names of nominees and awards for the words that papers have for them; each is looked up once."""

    def __init__(self, library: Library, nominations: Iterable[NominationRow]) -> None:
        self._library = library
        self._titled = {compare_key(f"{n.honorific} {n.name}"): n.name for n in nominations if n.honorific}
        self._awards: dict[str, str] = {}

    def name(self, words: str) -> str:
        """A name without the title that is printed before it."""
        return self._titled.get(compare_key(words), words) if self._titled else words

    def names_award(self, text: str) -> bool:
        """Whether a text has the name of any award in it."""
        key = compare_key(text)
        return any(compare_key(award.name) in key for award in self._library.awards.values())

    def counts(self, text: str) -> dict[str, int]:
        """How many a sentence gives each award to, where it says so behind the award: "Giấy khen cho 03 cá nhân"."""
        found = self._named_awards.split(compare_key(text))
        told = {self._by_key[key]: subject_counts(behind) for key, behind in zip(found[1::2], found[2::2], strict=True)}
        return {award: sum(counts.values()) for award, counts in told.items() if counts}

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return {compare_key(award.name): award.name for award in self._library.awards.values()}

    @cached_property
    def _named_awards(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_key, key=len, reverse=True)
        return re.compile(f"({'|'.join(map(re.escape, longest_first))})")

    def award(self, words: str) -> str:
        """The award's own name where the words are one of its spellings."""
        if words not in self._awards:
            code = self._library.find_award(words)
            self._awards[words] = self._library.award(code).name if code else words
        return self._awards[words]


def made_paper(
    row: Paper, folder: DataFolder, spellings: Spellings, *, outdated: bool, template: str | None
) -> MadePaper:
    """What a paper says; of one that was edited what stands in its file, as far as it can be read back."""
    file = lying_file(row, folder, template)
    state, read = file.state, file.standing is not None
    standing = file.standing or StandingFields(row.fields)
    fields, spots = standing.fields, standing.spots
    proposals = [(n, one) for n, one in enumerate(fields.get("proposals", ())) if {"award", "quantity"} <= one.keys()]
    return MadePaper(
        row.id,
        REPORT if row.kind in REPORT_KINDS else row.kind,
        row.title,
        row.nomination_id,
        _number(row, fields) if read else row.number or "",
        _day_of(row, fields) if read else row.issued_on,
        state,
        lines=tuple(
            _line(told, spellings, spots)
            for told in _told_lines(row.kind, fields)
            if {"name", "award"} <= told.fields.keys()
        ),
        quantities={spellings.award(one["award"]): _quantity(one["quantity"]) for _, one in proposals},
        members=fields.get("members_total"),
        present=fields.get("present_total"),
        written=fields.get("written_opinions"),
        ballots=_ballots(fields),
        dotted=frozenset(open_fields(fields) if read or state is FileState.AS_RECORDED else _still_open(row, folder)),
        outdated=outdated and not read,
        is_read=read,
        retold=read and (fields.get(_ACHIEVED) != row.fields.get(_ACHIEVED) or any(map(_is_more, standing.written_in))),
        by_hand=standing.by_hand,
        spots=spots,
        quantity_spots={
            spellings.award(one["award"]): spots[f"proposals[{place}].quantity"]
            for place, one in proposals
            if f"proposals[{place}].quantity" in spots
        },
        totals=subject_counts(fields.get("totals", "")),
        year=fields.get("year") if "year" in fields else None,
        opened_on=_day(str(fields.get("opened_at", ""))) if row.kind in ("minutes", "vote_count_minutes") else None,
        cited=tuple(_cited(row.kind, standing)) if read else (),
        rests_on=tuple(_rests_on(standing)),
        money=_money(standing),
        listed_present=len(fields["present"]) if isinstance(fields.get("present"), list) else None,
        file_name=Path(row.path).name,
        fault=file.fault,
        hides=file.hides,
        unseen=file.unseen,
        written_in=tuple(_written_in(one, spellings) for one in standing.written_in),
    )


def _is_more(one: WrittenIn) -> bool:
    return one.loose and not one.made


def _written_in(one: WrittenIn, spellings: Spellings) -> WrittenIn:
    named = {person.name: person for person in (*(persons_listed(one.text) if one.made else ()), *persons_in(one.text))}
    persons = (person for name, person in named.items() if not _says(one.made, name))
    return replace(
        one,
        names_award=any(map(spellings.names_award, (one.text, one.made))),
        counts=spellings.counts(one.text) if one.made else {},
        denies=denies(one.text) != denies(one.made) and bool(one.text),
        persons=tuple(sorted(persons, key=lambda person: (not person.surely, person.name))),
    )


def _says(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(compare_key(name))}(?!\w)", compare_key(text)) is not None


def _still_open(row: Paper, folder: DataFolder) -> tuple[str, ...]:
    """Fields that were left as dotted lines; in a file edited by hand only while such a line is left in it."""
    found, path = open_fields(row.fields), folder.documents / row.path
    try:
        dots = DOTS.encode() in read_package(path).get("word/document.xml", b"") if found else False
    except FileProblem:
        return found
    return found if dots else ()


def _number(row: Paper, fields: Mapping[str, Any]) -> str:
    """As printed; what is recorded has no zero in front."""
    printed = str(fields.get("reference", {}).get("number", row.number or "")).strip()
    recorded = row.number or ""
    return recorded if printed.lstrip("0") == recorded.lstrip("0") else printed


def _day_of(row: Paper, fields: Mapping[str, Any]) -> date | None:
    return _day(fields["dateline"]["day"]) if "day" in fields.get("dateline", ()) else row.issued_on


def _day(text: str) -> date | None:
    """The last day that a text names."""
    days = [day for day, _found in days_in(text)]
    return days[-1] if days else None


def _ballots(fields: Mapping[str, Any]) -> tuple[int, int] | None:
    """Ballots issued and collected, where the paper counts them."""
    return _both(fields, "ballots_issued", "ballots_collected")


def _both(fields: Mapping[str, Any], one: str, other: str) -> tuple[int, int] | None:
    return (fields[one], fields[other]) if {one, other} <= fields.keys() else None


def _told_lines(kind: str, fields: Mapping[str, Any]) -> Iterator[_Told]:
    """The parts of a paper's fields that speak of single nominees."""
    if kind in REPORT_KINDS:
        yield _Told("", fields)
        return
    for place, group in enumerate(fields.get("groups", ())):
        for number, nominee in enumerate(group.get("nominees", ())):
            yield _Told(f"groups[{place}].nominees[{number}].", nominee)
    for name in ("results", "cases") if kind in BALLOT_KINDS else ("results",):
        for place, told in enumerate(fields.get(name, ())):
            yield _Told(f"{name}[{place}].", told)


def _line(told: _Told, spellings: Spellings, spots: Mapping[str, Any]) -> Line:
    fields = told.fields
    return Line(
        spellings.name(str(fields["name"])),
        spellings.award(fields["award"]),
        str(fields.get("position", "")).strip("… "),
        _with_written(fields, "in_favour"),
        _with_written(fields, "against"),
        fields.get("invalid"),
        written=_both(fields, "written_in_favour", "written_against"),
        spots={name: spots[told.path + name] for name in fields if told.path + name in spots} if spots else {},
    )


def _with_written(told: Mapping[str, Any], side: str) -> int | None:
    return told[side] + told.get(f"written_{side}", 0) if side in told else None


def _quantity(words: object) -> int:
    """ "01 tập thể, 12 cá nhân" is 13."""
    return sum(map(int, re.findall(r"\d{1,9}", str(words))))


def subject_counts(text: str) -> dict[SubjectKind, int]:
    """ "01 tập thể, 12 cá nhân" by kinds; nothing where it counts something else."""
    return {kind: int(found[1]) for kind, pattern in _counting().items() if (found := pattern.search(text))}


@cache
def _counting() -> dict[SubjectKind, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(\d{{1,9}})\s*{re.escape(say('documents', word, count='').strip())}")
        for kind, word in _SUBJECTS.items()
    }


def _cited(kind: str, standing: StandingFields) -> Iterator[Cited]:
    """What the file cites of its own round: for each kind the last text that gives a number of it."""
    if kind not in CITING:
        return
    name = CITING[kind].field
    told = standing.fields.get(name, "")
    texts = {f"{name}[{place}]": text for place, text in enumerate(told)} if isinstance(told, list) else {name: told}
    for cited in CITING[kind].kinds:
        number = re.compile(rf"({NUMBER}|)\s*/\s*{KINDS[cited].code}-[\w&-]+")
        found = next(((path, one) for path, text in reversed(texts.items()) if (one := number.search(text))), None)
        if found:
            path, one = found
            near = one.string[one.end() : one.end() + _NEAR]
            yield Cited(cited, one[1], _day(near), standing.spots.get(path))


def _rests_on(standing: StandingFields) -> Iterator[Basis]:
    """Legal bases and the decisions of a record, each with the first day that it names."""
    texts = {f"legal_bases[{place}]": text for place, text in enumerate(standing.fields.get("legal_bases", ()))}
    for name in _RECORDS:
        for place, record in enumerate(standing.fields.get(name, ())):
            texts[f"{name}[{place}].decision"] = record.get("decision", "")
    for path, text in texts.items():
        basis = _dated(text)
        if basis is not None:
            yield Basis(*basis, standing.spots.get(path))


@lru_cache(maxsize=4_000)
def _dated(text: str) -> tuple[str, date] | None:
    """A text up to the first day that it names, and that day; reports tell the same decisions many times."""
    return next(((text[: found.end()].strip(), day) for day, found in days_in(text)), None)


def _money(standing: StandingFields) -> MoneyTold | None:
    fields, spots = standing.fields, standing.spots
    rows = fields.get("rows", ())
    if not {"rows", "total", "total_in_words"} <= fields.keys() or not all("amount" in row for row in rows):
        return None
    amounts, total = tuple(_dong(row["amount"]) for row in rows), _dong(fields["total"])
    words = (str(fields["total_in_words"]), money_in_words(total))
    changed = next((one.spot for one in standing.by_hand if one.path.endswith(".amount")), None)
    return MoneyTold(amounts, total, *words, spots.get("total"), spots.get("total_in_words"), changed)


def _dong(figures: object) -> int:
    """2.340.000 đồng is 2340000."""
    return int(re.sub(r"\D", "", str(figures))[:_LONGEST_SUM] or 0)
