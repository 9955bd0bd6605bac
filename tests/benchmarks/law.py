"""The law over a province: five chain rules for 100,000 people × 10 years, and a commune with every award."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from sqlalchemy import text

from khenthuong_desktop.domain.bulk import attributes_of, decide
from khenthuong_desktop.domain.planning import Path
from khenthuong_desktop.domain.rules import AwardRule, Criterion, Reference, RulesOnDay, Version
from khenthuong_desktop.domain.terms import CommendationType, Confidence, Rating, SubjectKind
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.regulations.rule_folders import shipped_folder
from khenthuong_desktop.services.verdicts.bulk_eligibility import check_everybody
from khenthuong_desktop.services.verdicts.crowd_finding import find_crowd
from khenthuong_desktop.services.verdicts.eligibility import check
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.services.verdicts.planning import plan
from khenthuong_desktop.store.database import Database, sqlite_engine
from khenthuong_desktop.store.tables import Base
from tests.benchmarks.measure import Result, Spent, in_turns, seconds, side_by_side
from tests.plain_planning import plain_path

PEOPLE, YEARS, LAST = 100_000, 10, 2025
_ON = date(2025, 12, 20)
_TITLE, _DIPLOMA = "grassroots_emulation_fighter", "provincial_diploma_of_merit"
_PERSON = SubjectKind.INDIVIDUAL
Sets = list[set[str]]


def _chain_rules() -> RulesOnDay:
    """The five chains as data, as a pack would say them."""

    def rule(name: str, years: int, *inside: Criterion) -> tuple[tuple[str, SubjectKind], AwardRule]:
        run = Criterion("within_run", "", Reference("L"), {"years": years}, inside)
        return (name, _PERSON), AwardRule(name, Version(_ON, Confidence.A), run)

    def one(kind: str, **asked: Any) -> Criterion:
        return Criterion(kind, "", Reference("L"), asked)

    good = one("each_year", rating=Rating.GOOD)
    chains = [
        rule("three_titles", 3, one("each_year", award=_TITLE)),
        rule("two_excellent", 2, one("each_year", rating=Rating.EXCELLENT)),
        rule("five_good", 5, good),
        rule("titles_in_window", 5, one("times_held", awards=(_TITLE,), count=3)),
        rule("good_since_diploma", 5, one("held_before", awards=(_DIPLOMA,)), good),
    ]
    return RulesOnDay(_ON, None, dict(chains), frozenset({CommendationType.UNEXPECTED, CommendationType.MOVEMENT}))


@contextmanager
def _province(people: int, luck: random.Random) -> Iterator[Database]:
    """A data file with the registers of so many people, everybody rated every year."""
    with tempfile.TemporaryDirectory() as folder:
        engine = sqlite_engine(str(FilePath(folder) / "province.db"))
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
        ratings: list[tuple[object, ...]] = []
        awards: list[tuple[object, ...]] = []
        persons: list[tuple[object, ...]] = []
        for number in range(people):
            key = f"0190{number:08x}-7000-8000-a000-{luck.getrandbits(48):012x}"
            persons.append((key, 1, f"P{number}", "Nguyễn Văn A", "civil_servant", "", ""))
            for year in range(LAST - YEARS + 1, LAST + 1):
                rating = luck.choices(("HTXSNV", "HTTNV", "HTNV"), (30, 60, 10))[0]
                ratings.append((f"r{len(ratings)}", 1, "individual", key, year, rating, 12))
                if rating == "HTXSNV" or luck.random() < 0.3:
                    awards.append((f"a{len(awards)}", 1, "individual", key, _TITLE, "", year))
            if luck.random() < 0.3:
                year = luck.randint(LAST - YEARS + 1, LAST)
                awards.append((f"a{len(awards)}", 1, "individual", key, _DIPLOMA, "", year))
        raw = engine.raw_connection()
        raw.execute("BEGIN")
        for table, columns, rows in (
            ("people", "id, version, code, name, category, search, sort_key", persons),
            ("year_ratings", "id, version, subject_kind, subject_id, year, rating, months_worked", ratings),
            ("awards_held", "id, version, subject_kind, subject_id, award, award_name, year", awards),
        ):
            marks = ", ".join("?" * len(columns.split(", ")))
            raw.cursor().executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        raw.commit()
        raw.close()
        db = Database(engine, folder, actor="bench")
        yield db
        db.close()


def _ours(db: Database, rules: RulesOnDay) -> Sets:
    names = [name for name, _ in rules.rules]
    with db.read() as session:
        crowd = find_crowd(session, LAST, attributes_of(rules, names, _PERSON), rules)
    return [set(crowd.named_by(decide(crowd, rules, name, _PERSON, LAST).eligible)) for name in names]


# The quickest of three ways to write it: facts in a union took a fifth longer, a left join as long; every look-up and
# the order of the windows are served by the indexes of the two tables.
_WINDOW_FUNCTIONS = """
WITH years AS (
  SELECT subject_id, year, rating = 'HTXSNV' AS best, rating IN ('HTXSNV', 'HTTNV') AS good,
    EXISTS (SELECT 1 FROM awards_held AS held
      WHERE held.subject_kind = 'individual' AND held.subject_id = rated.subject_id AND held.year = rated.year
        AND award = :title AND (commendation_type IS NULL OR commendation_type NOT IN ('unexpected', 'movement'))
    ) AS title,
    EXISTS (SELECT 1 FROM awards_held AS held
      WHERE held.subject_kind = 'individual' AND held.subject_id = rated.subject_id AND held.year = rated.year
        AND award = :diploma AND (commendation_type IS NULL OR commendation_type NOT IN ('unexpected', 'movement'))
    ) AS diploma
  FROM year_ratings AS rated WHERE subject_kind = 'individual' AND year BETWEEN :first AND :last
), runs AS (
  SELECT subject_id, year, sum(title) OVER three AS titles3, sum(best) OVER two AS best2, sum(good) OVER five AS good5,
         sum(title) OVER five AS titles5, sum(diploma) OVER earlier AS diplomas
  FROM years
  WINDOW two AS (PARTITION BY subject_id ORDER BY year ROWS 1 PRECEDING),
         three AS (PARTITION BY subject_id ORDER BY year ROWS 2 PRECEDING),
         five AS (PARTITION BY subject_id ORDER BY year ROWS 4 PRECEDING),
         earlier AS (PARTITION BY subject_id ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND 5 PRECEDING)
)
SELECT subject_id, titles3 = 3, best2 = 2, good5 = 5, titles5 >= 3, good5 = 5 AND diplomas > 0
FROM runs WHERE year = :last
"""


def _windows(db: Database) -> Sets:
    asked = {"title": _TITLE, "diploma": _DIPLOMA, "first": LAST - YEARS + 1, "last": LAST}
    found: Sets = [set() for _ in range(5)]
    with db.read() as session:
        for key, *met in session.execute(text(_WINDOW_FUNCTIONS), asked):
            for keys, is_met in zip(found, met, strict=True):
                if is_met:
                    keys.add(key)
    return found


@dataclass
class _Year:
    rating: str
    titles: set[str] = field(default_factory=set)


def _dataclasses(db: Database) -> Sets:
    people: dict[str, dict[int, _Year]] = {}
    with db.read() as session:
        asked = {"first": LAST - YEARS + 1, "last": LAST}
        ratings = "SELECT subject_id, year, rating FROM year_ratings WHERE subject_kind = 'individual'"
        for key, year, rating in session.execute(text(f"{ratings} AND year BETWEEN :first AND :last"), asked):
            people.setdefault(key, {})[year] = _Year(rating)
        awards = "SELECT subject_id, year, award, commendation_type FROM awards_held WHERE subject_kind = 'individual'"
        for key, year, award, kind in session.execute(text(awards)):
            if kind not in ("unexpected", "movement") and year in people[key]:
                people[key][year].titles.add(award)
    good = ("HTXSNV", "HTTNV")
    rules: list[Callable[[dict[int, _Year]], bool]] = [
        lambda known: all(_TITLE in known[year].titles for year in range(LAST - 2, LAST + 1)),
        lambda known: all(known[year].rating == "HTXSNV" for year in range(LAST - 1, LAST + 1)),
        lambda known: all(known[year].rating in good for year in range(LAST - 4, LAST + 1)),
        lambda known: sum(_TITLE in known[year].titles for year in range(LAST - 4, LAST + 1)) >= 3,
        lambda known: (
            all(known[year].rating in good for year in range(LAST - 4, LAST + 1))
            and any(_DIPLOMA in known[year].titles for year in range(LAST - YEARS + 1, LAST - 4))
        ),
    ]
    return [{key for key, known in people.items() if rule(known)} for rule in rules]


@cache
def _bulk() -> dict[str, tuple[Spent, Spent]]:
    rules = _chain_rules()
    with _province(PEOPLE, random.Random(7)) as db:
        answers = [_ours(db, rules), _windows(db), _dataclasses(db)]
        assert answers[0] == answers[1] == answers[2] and all(answers[0]), "the three ways disagree"
        return {
            "windows": in_turns(lambda: _ours(db, rules), lambda: _windows(db), 5),
            "objects": in_turns(lambda: _ours(db, rules), lambda: _dataclasses(db), 5),
        }


def _compared(name: str, measured: tuple[Spent, Spent], peer_name: str, times: int) -> Result:
    ours, peer = measured
    met = peer.wall >= times * ours.wall
    return Result(name, ours.wall, peer.wall, peer_name, f"≥ {times} ×", met, cpu_ratio=peer.cpu / ours.cpu)


def bulk_against_windows() -> Result:
    """Reading the registers and asking five chains of everybody; the peer is one SQL statement."""
    return _compared("eligibility_bulk_seconds", _bulk()["windows"], "SQL window functions", 5)


def bulk_against_dataclasses() -> Result:
    """The same against an object for each year of each person."""
    return _compared("eligibility_bulk_objects_seconds", _bulk()["objects"], "a dataclass per year", 3)


def commune() -> Result:
    """300 people, every award for people; the peer explains every verdict, which is done for who is on screen."""
    library = load_library()
    with _province(300, random.Random(7)) as db:
        at_once = check_everybody(db, library, LAST, on=_ON)
        explained = check(db, library, LAST, on=_ON).results
        for kind, told in (("eligible", at_once.eligible), ("not_eligible", at_once.not_eligible)):
            one_by_one = {(result.award, result.subject_id) for result in explained if result.kind == kind}
            assert one_by_one == {(award, key) for award, keys in told.items() for key in keys}
        ours, peer = side_by_side(
            lambda: seconds(lambda: check_everybody(db, library, LAST, on=_ON)),
            lambda: seconds(lambda: check(db, library, LAST, on=_ON)),
            7,
        )
    return Result(
        "eligibility_commune_seconds", ours, peer, "every verdict explained", "≤ 0.05 s", ours <= 0.05, limit=0.05
    )


def plan_commune() -> Result:
    """The way to every award for 300 people; the peer lives every life anew, told of 15 people and taken 20 times."""
    library, sample = load_library(), 15
    with _province(300, random.Random(7)) as db:
        with db.read() as session:
            register = find_facts(session, LAST)
        people = dict(list(register.subjects.items())[:sample])
        rules = library.on(_ON)

        def plainly() -> dict[tuple[str, str], Path | None]:
            return {
                (key, award): plain_path(rules, facts, award, LAST, register.unit)
                for (kind, key), facts in people.items()
                for award, of in rules.rules
                if of is kind
            }

        expected = plainly()
        told = [award for subject in plan(db, library, LAST, on=_ON).subjects for award in subject.awards]
        found = {(one.gap.result.subject_id, one.gap.result.award): one.path for one in told}
        assert all(path == expected[asked] for asked, path in found.items() if asked in expected)
        assert len(expected.keys() & found.keys()) > 5 * sample
        ours, peer = in_turns(lambda: plan(db, library, LAST, on=_ON), plainly, 3)
    return Result(
        "plan_commune_seconds",
        ours.wall,
        peer.wall * 300 / sample,
        "every life lived anew",
        "≤ 3 s",
        ours.wall <= 3,
        limit=3.0,
        cpu_ratio=peer.cpu * 300 / sample / ours.cpu,
    )


def law_loading() -> Result:
    """All packs read, checked and made into rules; the peer only parses the same files with yaml.safe_load."""
    import yaml

    files = sorted(shipped_folder().rglob("*.yaml"))

    def parse() -> None:
        for path in files:
            yaml.safe_load(path.read_text("utf-8"))

    assert load_library().awards
    ours, peer = in_turns(load_library, parse, 3)
    return Result(
        "law_loading_seconds",
        ours.wall,
        peer.wall,
        "yaml.safe_load alone",
        "≤ 0.15 s",
        ours.cpu <= 0.15,
        limit=0.15,
        cpu_ratio=peer.cpu / ours.cpu,
    )


BENCHMARKS: dict[str, Callable[[], Result]] = {
    "law_loading": law_loading,
    "eligibility_bulk": bulk_against_windows,
    "eligibility_bulk_objects": bulk_against_dataclasses,
    "eligibility_commune": commune,
    "plan_commune": plan_commune,
}
