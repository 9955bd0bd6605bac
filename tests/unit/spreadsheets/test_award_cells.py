"""A cell of awards, years and decisions is read back to what was written into it, however it is written, or told."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.spreadsheets.cells.award_mentions import AwardMention, award_mentions
from khenthuong_desktop.spreadsheets.cells.told_decisions import ToldDecision

AWARDS = ("LĐTT", "CSTĐCS", "Lao động tiên tiến", "Giấy khen của Chủ tịch UBND xã", "Bằng khen của UBND tỉnh")
DIVIDED_LATER = re.compile(r"\s*(?:[,/&+]|\bvà\b)\s*")  # where every part is an award
RANGES = ("-", " - ", " – ", " đến ")


class Given(NamedTuple):
    award: str
    years: tuple[int, ...]
    decision: ToldDecision | None = None


class Writing(NamedTuple):
    """How a clerk writes awards into a cell."""

    between: str  # awards
    years: str  # what is between them
    before: bool  # years before their awards
    word: str
    colon: str
    brackets: bool
    decision: str
    school: bool


WRITINGS = st.builds(
    Writing,
    between=st.sampled_from(["; ", ", ", "\n", " - ", " – ", " + ", " / ", "/", ". ", " và ", "\n- ", ";\n"]),
    years=st.sampled_from([", ", ",", " và ", ", năm ", " + ", "/", "-", " - ", " – ", " đến ", "; "]),
    before=st.booleans(),
    word=st.sampled_from(["", "năm ", "Năm ", "các năm "]),
    colon=st.sampled_from([": ", " ", " - ", ", ", " – "]),
    brackets=st.booleans(),
    decision=st.sampled_from([" ({})", ", {}", " - {}", "; {}", " {}", " theo {}"]),
    school=st.booleans(),
)
DECISIONS = st.builds(
    ToldDecision,
    number=st.integers(1, 999).map(lambda number: f"{number}/QĐ-UBND"),
    day=st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1)),
)
LISTS = st.lists(
    st.builds(
        Given,
        award=st.sampled_from(AWARDS),
        years=st.lists(st.integers(2015, 2025), min_size=1, max_size=3, unique=True).map(
            lambda some: tuple(sorted(some))
        ),
        decision=st.none() | DECISIONS,
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda given: given.award,
)


def written(awards: Sequence[Given], how: Writing) -> str:
    return how.between.join(_one(award, how) for award in awards)


def _one(given: Given, how: Writing) -> str:
    if given.decision is not None and ";" in how.years:  # it would be of the last
        how = how._replace(years=", ")
    years = f"{'năm học ' if how.school else how.word}{_years(given.years, how)}"
    if how.before:
        words = f"{years}{how.colon}{given.award}"
    else:
        words = f"{given.award} ({years})" if how.brackets else f"{given.award}{how.colon}{years}"
    if given.decision is None:
        return words
    number, day = given.decision.number, given.decision.day
    decided = f"QĐ số {number}" + (f" ngày {day:%d/%m/%Y}" if day else "")
    return words + how.decision.format(decided)


def _years(years: Sequence[int], how: Writing) -> str:
    if how.school:
        return (how.years if how.years not in RANGES else ", ").join(f"{year - 1}-{year}" for year in years)
    if how.years not in RANGES:
        return how.years.join(map(str, years))
    are_range = len(years) > 1 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}{how.years}{years[-1]}" if are_range else ", ".join(map(str, years))


def told(mentions: Sequence[AwardMention]) -> bool:
    """Whether the clerk is told that something of it is not understood."""
    known = all(set(DIVIDED_LATER.split(mention.written)) <= set(AWARDS) for mention in mentions)
    return not known or any(mention.unclear or not mention.years for mention in mentions)


def noted(mentions: Sequence[AwardMention]) -> set[tuple[str, int, ToldDecision | None, bool]]:
    """The awards that would be written; the last: whether it is told that their decision is open."""
    return {
        (award, year, mention.decision, mention.undecided)
        for mention in mentions
        if not mention.unclear
        for award in DIVIDED_LATER.split(mention.written)
        for year in mention.years
        if award in AWARDS
    }


@given(LISTS, WRITINGS)
def test_any_cell_is_read_as_it_was_meant_or_told(awards: list[Given], how: Writing) -> None:
    cell = written(awards, how)
    read = award_mentions(cell)
    meant = {(one.award, year): one.decision for one in awards for year in one.years}
    for award, year, decision, undecided in noted(read):
        assert (award, year) in meant, cell
        assert undecided or decision == meant[award, year], cell
    whole = {(award, year) for award, year, _, _ in noted(read)} == meant.keys()
    assert whole or told(read), cell


FIFTH, SIXTH = ToldDecision("5/QĐ-UBND"), ToldDecision("6/QĐ-UBND")
LDTT_2021 = (AwardMention("LĐTT", (2021,)), AwardMention("CSTĐCS", (2022,)))
LDTT_TWICE = (AwardMention("LĐTT", (2021, 2022)), AwardMention("CSTĐCS", (2023,)))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("LĐTT: 2021, 2022 - CSTĐCS: 2023", LDTT_TWICE),
        ("2021, 2022: LĐTT; 2023: CSTĐCS", LDTT_TWICE),
        ("2021, 2022: LĐTT, 2023: CSTĐCS", LDTT_TWICE),
        ("LĐTT(2021,2022) CSTĐCS(2023)", LDTT_TWICE),
        ("LĐTT năm 2021,2022. CSTĐCS năm 2023", LDTT_TWICE),
        ("LĐTT: 2 năm (2021, 2022); CSTĐCS (2023)", LDTT_TWICE),
        ("02 LĐTT (2021, 2022), CSTĐCS 2023", LDTT_TWICE),
        ("LĐTT NH 2020-2021, 2021-2022; CSTĐCS năm học 2022-2023", LDTT_TWICE),
        ("2021 LĐTT và 2022 CSTĐCS", LDTT_2021),
        ("LĐTT 2021/CSTĐCS 2022", LDTT_2021),
        ("2021 - LĐTT, 2022 - CSTĐCS", LDTT_2021),
        ("1. LĐTT 2021\n2. CSTĐCS 2022", LDTT_2021),
        ("Năm 2021:\n- LĐTT\nNăm 2022:\n- CSTĐCS", LDTT_2021),
        ("Năm 2020, 2021: LĐTT", (AwardMention("LĐTT", (2020, 2021)),)),
        ("LĐTT 2018/2020/2023", (AwardMention("LĐTT", (2018, 2020, 2023)),)),
        ("LĐTT 2021 - 2022 - 2023", (AwardMention("LĐTT", (2021, 2022, 2023)),)),
    ],
)
def test_years_belong_to_the_award_that_the_whole_part_says(cell: str, expected: tuple[AwardMention, ...]) -> None:
    assert award_mentions(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "LĐTT 2021, 2022: CSTĐCS", "2021 LĐTT 2022", "LĐTT 2022, không đạt", "LĐTT, 2021 - CSTĐCS, 2022",
        "2022\nLĐTT\n2023", "LĐTT 2023-2021", "LĐTT 2021, 2022 - CSTĐCS",
    ],
)  # fmt: skip
def test_years_that_may_be_of_the_one_or_the_other_award_are_of_none(cell: str) -> None:
    assert all(mention.unclear for mention in award_mentions(cell) if not mention.written.isdecimal())
    assert told(award_mentions(cell)) and not noted(award_mentions(cell))


@pytest.mark.parametrize(("cell", "left"), [("2021: LĐTT; 2022", "2022"), ("2021; 2022: LĐTT", "2021")])
def test_years_that_are_of_no_award_are_given_back_to_be_told(cell: str, left: str) -> None:
    assert left in {mention.written for mention in award_mentions(cell)}


@pytest.mark.parametrize(
    "cell",
    [
        "QĐ 5/QĐ-UBND: LĐTT 2021; CSTĐCS 2022", "LĐTT 2021, CSTĐCS 2022, QĐ 5/QĐ-UBND",
        "LĐTT 2021\nCSTĐCS 2022\nQĐ 5/QĐ-UBND", "QĐ 5/QĐ-UBND, LĐTT 2021, CSTĐCS 2022",
    ],
)  # fmt: skip
def test_of_which_of_several_awards_a_decision_is_stays_open(cell: str) -> None:
    assert {(mention.decision, mention.undecided) for mention in award_mentions(cell)} == {(None, True)}


@pytest.mark.parametrize(
    ("cell", "decisions"),
    [
        ("LĐTT 2021, QĐ 5/QĐ-UBND, CSTĐCS 2022, QĐ 6/QĐ-UBND", [FIFTH, SIXTH]),
        ("QĐ 5/QĐ-UBND: LĐTT 2021; QĐ 6/QĐ-UBND: CSTĐCS 2022", [FIFTH, SIXTH]),
        ("2021: LĐTT (QĐ 5/QĐ-UBND), 2022: CSTĐCS (QĐ 6/QĐ-UBND)", [FIFTH, SIXTH]),
        ("QĐ 5/QĐ-UBND: LĐTT, CSTĐCS", [FIFTH, FIFTH]),
        ("LĐTT 2021; CSTĐCS 2022 (QĐ 6/QĐ-UBND)", [None, SIXTH]),
    ],
)
def test_a_decision_is_of_the_award_it_stands_with(cell: str, decisions: list[ToldDecision | None]) -> None:
    assert [mention.decision for mention in award_mentions(cell)] == decisions
    assert not any(mention.undecided for mention in award_mentions(cell))


def test_a_comma_within_the_name_of_a_medal_divides_no_awards() -> None:
    medal = "Kỷ niệm chương “Vì sự nghiệp văn hóa, thể thao và du lịch”"
    assert [(one.written, one.years) for one in award_mentions(f"LĐTT 2023, {medal} 2024")] == [
        ("LĐTT", (2023,)),
        (medal, (2024,)),
    ]
