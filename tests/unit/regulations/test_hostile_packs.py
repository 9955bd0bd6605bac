"""Packs written by mistake or in bad faith: each fault is told with its place, and what is called sound can judge."""

import copy
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import (
    AwardHeld,
    CollectiveFacts,
    HouseholdFacts,
    InitiativeFacts,
    PersonFacts,
    UnitFacts,
    YearFacts,
)
from khenthuong_desktop.domain.rules import Award, AwardRule, RulesOnDay
from khenthuong_desktop.domain.terms import Rating, Scope, SubjectKind
from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries
from khenthuong_desktop.regulations.keeping import keep_pack
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.regulations.loader import AwardLoader
from khenthuong_desktop.regulations.packs import write_pack
from khenthuong_desktop.regulations.rule_folders import shipped_folder
from tests.unit.regulations.pack_sample import FILES, TITLE, write_folder

PLACED = re.compile(r"[a-z0-9_]+\.yaml, dòng \d+: .+", re.DOTALL)
YEAR = 2026

RATED = "rating_at_least: {rating: HTTNV}"
RUN = "within_run: {years: 3, all_of: [{each_year: {award: advanced_worker}, text: a, reference: {document: L}}]}"
ONE_PLACE = "reference: {document: 01/2026/QĐ-UBND, article: 7}"


def read(library: Library, text: str, folder: Path, name: str = "province_title") -> tuple[Award | None, list[str]]:
    """One award as the loader reads it from a stranger's file."""
    path = folder / f"{name}.yaml"
    path.write_text(text, "utf-8")
    faults = Faults()
    loader = AwardLoader([*library.sources, "01/2026/QĐ-UBND", "L"], [*library.awards, name])
    award = loader.pack(Entry(read_entries(path, faults, foreign=True), faults))
    return (None if faults.found else award), faults.found


def test_the_sample_itself_is_sound(library: Library, tmp_path: Path) -> None:
    assert read(library, TITLE, tmp_path)[1] == []
    assert read(library, TITLE.replace(RATED, RUN), tmp_path)[1] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ONE_PLACE, "reference: {}"),
        (ONE_PLACE, "reference: {article: 7}"),
        (ONE_PLACE, "reference: 01/2026/QĐ-UBND"),
        (ONE_PLACE, "reference: [01/2026/QĐ-UBND]"),
        (ONE_PLACE, "reference: {document: 01/2026/QĐ-UBND, artcle: 7}"),
        (ONE_PLACE, "reference: {document: 01/2026/QĐ-UBND, article: [7]}"),
        (ONE_PLACE, "reference: {document: Luật nào đó}"),
        ("          text: Hoàn thành tốt nhiệm vụ theo quy định của tỉnh\n", ""),
        ("text: Hoàn thành tốt nhiệm vụ theo quy định của tỉnh", "text: {a: b}"),
        (RATED, "rating_at_most: {rating: HTTNV}"),
        (RATED, "__class__: {rating: HTTNV}"),
        (RATED, "turned_round: {}"),
        (RATED, "rating_at_least: HTTNV"),
        (RATED, "rating_at_least: {}"),
        (RATED, "rating_at_least: {rating: Giỏi}"),
        (RATED, "rating_at_least: {rating: HTTNV, above: 3}"),
        (RATED, "rating_at_least: {rating: HTTNV}\n          judgement:"),
        (RATED, "rating_at_least: {rating: HTTNV, not_rated_below_months: sáu}"),
        (RATED, "rating_at_least: {rating: HTTNV, not_rated_below_months: 6.5}"),
        (RATED, "rating_at_least: {rating: HTTNV, not_rated_below_months: true}"),
        (RATED, "rating_at_least: {rating: HTTNV, not_rated_below_months: -1}"),
        (RATED, "each_year: {}"),
        (RATED, "each_year: {counts_also: [advanced_worker]}"),
        (RATED, "each_year: {award: advanced_wroker}"),
        (RATED, "each_year: {award: {a: b}}"),
        (RATED, "each_year: {award: advanced_worker, times: 3}"),
        (RATED, RUN.replace("years: 3", "years: 0")),
        (RATED, RUN.replace("years: 3", "years: 1000000")),
        (RATED, RUN.replace("years: 3", "years: 3, up_to_years: 2")),
        (RATED, RUN.replace("years: 3", "years: 3, ends_within: -1")),
        (RATED, RUN.replace("years: 3, ", "")),
        (RATED, RUN.replace("advanced_worker}", "advanced_worker, times: 2}")),
        (RATED, "within_run: {years: 3}"),
        (RATED, "within_run: {years: 3, all_of: []}"),
        (RATED, "within_run: {years: 3, all_of: {a: b}}"),
        (RATED, "within_run: {years: 3, all_of: [a, b]}"),
        (RATED, "all_of: []"),
        (RATED, "any_of: [[]]"),
        (RATED, "any_of: 3"),
        (RATED, "initiative_at_least: {count: 1}"),
        (RATED, "initiative_at_least: {scope: commune}"),
        (RATED, "initiative_at_least: {scope: province, count: 0}"),
        (RATED, "initiative_at_least: {scope: province, any_year: 1}"),
        (RATED, "times_held: {awards: []}"),
        (RATED, "times_held: {awards: [1, 2]}"),
        (RATED, "times_held: {awards: [advanced_worker], count: 0}"),
        (RATED, "held_before: {awards: }"),
        (RATED, "meets_standard_of: {award: nobody}"),
        (RATED, "years_rated: {rating: HTTNV}"),
        (RATED, "members_holding: {award: advanced_worker, share: 70%}"),  # of a person
        (RATED, "no_member_disciplined: {form: warning}"),
        (RATED, "any_of: [{members_rated_at_least: {rating: HTNV}, text: a, " + ONE_PLACE + "}]"),
        ("subject: individual", "subject: person"),
        ("subject: individual", "subject: []"),
        ("subject: individual\n", ""),
        ("subject: individual", "subject: collective\ncriteria: {}"),
        ("group: title", "group: order"),
        ("level: province", "level: [province]\nlevel2: x"),
        ("level: province", "level: district"),
        ("name: Danh hiệu của tỉnh\n", ""),
        ("name: Danh hiệu của tỉnh", "name: [Danh hiệu]"),
        ("name: Danh hiệu của tỉnh", "name: Danh hiệu của tỉnh\nname: Tên khác"),
        ("name: Danh hiệu của tỉnh", "name: Danh hiệu của tỉnh\nbuilds_on: [nothing]"),
        ("name: Danh hiệu của tỉnh", "name: Danh hiệu của tỉnh\ncycle: weekly"),
        ("name: Danh hiệu của tỉnh", "name: Danh hiệu của tỉnh\ncommendation_types: [bribe]"),
        ("  2026-11-01:\n", "  ngày mai:\n"),
        ("  2026-11-01:\n", "  0001-01-01:\n"),
        ("  2026-11-01:\n", "  2026-11-01T00:00:00Z:\n"),
        ("  2026-11-01:\n", "  2026-11-02: {abolished: true, criteria: {}}\n  2026-11-01:\n"),
        ("  2026-11-01:\n", "  2026-11-02: []\n  2026-11-01:\n"),
        ("    confidence: B\n", ""),
        ("    confidence: B\n", "    confidence: E\n"),
        ("    confidence: B\n", "    confidence: B\n    verified_on: hôm qua\n"),
        ("    confidence: B\n", "    confidence: B\n    same_criteria_as: 2024-01-01\n"),
        ("    confidence: B\n", "    confidence: B\n    now_cited_as: []\n    same_criteria_as: 2024-01-01\n"),
        ("    confidence: B\n", "    confidence: B\n    advisory: {text: a}\n"),
        ("    deciding_authority: Chủ tịch UBND tỉnh\n", ""),
        (TITLE[TITLE.index("    criteria:") :], ""),
        (TITLE[TITLE.index("    criteria:") :], "    criteria: {household: {judgement: }}\n"),
        (TITLE[TITLE.index("versions:") :], "versions: {}\n"),
        (TITLE[TITLE.index("versions:") :], "versions: [2026-11-01]\n"),
        ("          text: Hoàn", "          applies_to: [king]\n          text: Hoàn"),
        ("          text: Hoàn", "          confidence: sure\n          text: Hoàn"),
        ("code: province_title", "code: province_title\n<<: *nothing"),
        ("code: province_title", "code: province_title\n---\ncode: second"),
        ("code: province_title", "%YAML 9.9\n---\ncode: province_title"),
        ("code: province_title", "code: !!python/object/apply:os.system [true]"),
        ("code: province_title", "code: !secret province_title"),
        ("code: province_title", "code: &a [*a]"),
        ("code: province_title", "code: province_title\n\tname: x"),
    ],
)  # fmt: skip
def test_a_hostile_award_is_refused_with_file_and_line(library: Library, tmp_path: Path, old: str, new: str) -> None:
    assert old in TITLE
    _, faults = read(library, TITLE.replace(old, new, 1), tmp_path)
    assert faults
    assert all(PLACED.fullmatch(fault) for fault in faults), faults


def test_members_are_asked_about_in_exactly_one_way(library: Library, tmp_path: Path) -> None:
    def faults(asked: str) -> list[str]:
        told = f"members_holding: {{award: advanced_worker{asked}}}"
        return read(library, TITLE.replace("individual", "collective").replace(RATED, told), tmp_path)[1]

    assert faults(", share: 70%") == []
    for asked in ("", ", share: 70%, at_least: 1", ", share: 170%", ", more_than: -1", ", share: nan", ", at_least: 0"):
        assert faults(asked), asked


def test_a_second_name_for_a_known_award_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "yaml", province_title=TITLE.replace("Danh hiệu của tỉnh", "Lao động tiên tiến"))
    with pytest.raises(RulePackFaulty) as caught:
        write_pack(folder, tmp_path / "x.ktluat")
    assert any("Lao động tiên tiến" in fault for fault in caught.value.faults)


def test_what_was_in_force_stays_when_a_newer_version_is_faulty(tmp_path: Path) -> None:
    kept = tmp_path / "regulations"
    keep_pack(_packed(tmp_path / "1"), kept)
    before = load_library(kept).version("province_title", date(2026, 11, 20))
    newer = {"manifest": FILES["manifest.yaml"].replace("2026.1", "2026.2"), "province_title": TITLE}
    second = _packed(tmp_path / "2", **newer)
    content = bytearray(second.read_bytes())
    content[len(content) // 2] ^= 0xFF
    second.write_bytes(bytes(content))
    with pytest.raises(RulePackFaulty):
        keep_pack(second, kept)
    assert [path.name for path in kept.iterdir()] == ["an_binh-2026.1"]
    assert load_library(kept).version("province_title", date(2026, 11, 20)) == before


def _packed(folder: Path, **changed: str) -> Path:
    target = folder / "an_binh.ktluat"
    write_pack(write_folder(folder / "yaml", **changed), target)
    return target


REAL = sorted((shipped_folder() / "awards").glob("*.yaml"))
PEOPLE = (PersonFacts(ref="1", name=""), PersonFacts(ref="2", name="", years={YEAR: YearFacts(Rating.EXCELLENT, 12)}))
SUBJECTS = (
    *PEOPLE,
    PersonFacts(
        ref="3",
        name="",
        awards=tuple(AwardHeld("grassroots_emulation_fighter", year) for year in range(2017, YEAR + 1)),
        initiatives=(InitiativeFacts("SK", YEAR, Scope.PROVINCE),),
    ),
    CollectiveFacts(ref="4", name=""),
    CollectiveFacts(ref="5", name="", headcount=2, members=PEOPLE, years={YEAR: YearFacts(Rating.GOOD)}),
    HouseholdFacts(ref="6", name=""),
)
values: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 200), st.floats(), st.dates(), st.text(max_size=6),
    st.sampled_from(["advanced_worker", "HTTNV", "A", "D", "individual", "collective", "70%", "all_of", "judgement"]),
    st.just([]), st.just({}), st.lists(st.integers(0, 3), max_size=2),
)  # fmt: skip


def nodes(tree: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a tree, the tree itself left out."""
    inside = tree.items() if isinstance(tree, Mapping) else enumerate(tree) if isinstance(tree, list) else ()
    return [place for key, value in inside for place in ((*way, key), *nodes(value, (*way, key)))]


def damage(data: st.DataObject, tree: dict[Any, Any]) -> None:
    """Delete, double, retype or move one value anywhere."""
    way = data.draw(st.sampled_from(nodes(tree)))
    inside: Any = tree
    for key in way[:-1]:
        inside = inside[key]
    what = data.draw(st.sampled_from(["delete", "double", "retype", "move", "rename"]))
    if what == "delete":
        del inside[way[-1]]
    elif what == "double" and isinstance(inside, list):
        inside.append(copy.deepcopy(inside[way[-1]]))
    elif what == "move":
        other: Any = tree
        for key in data.draw(st.sampled_from(nodes(tree))):
            other = other[key]
        inside[way[-1]] = copy.deepcopy(other)
    elif what == "rename" and isinstance(inside, dict):
        inside[data.draw(st.text(max_size=6) | st.dates() | st.integers(0, 9))] = inside.pop(way[-1])
    else:
        inside[way[-1]] = data.draw(values)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_a_real_pack_with_any_node_damaged_is_told_faulty_or_can_judge(
    library: Library, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(REAL))
    tree = yaml.safe_load(path.read_text("utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        damage(data, tree)
    text = yaml.safe_dump(tree, allow_unicode=True)
    award, faults = read(library, text, tmp_path_factory.mktemp("damaged"), path.stem)
    assert all(PLACED.fullmatch(fault) for fault in faults), faults
    if award is None:
        return
    for version in award.versions:
        law = library.on(version.valid_from)
        own = {(award.code, kind): AwardRule(award.code, version, tree) for kind, tree in version.criteria.items()}
        rules = RulesOnDay(law.on, law.regime, {**law.rules, **own})
        for subject in SUBJECTS:
            verdict = judge(rules, subject, award.code, YEAR, UnitFacts())
            key = (award.code, subject.kind)
            if key in own or key not in law.rules:  # a damaged code may be that of another award, with its own rule
                assert verdict is None or (subject.kind in award.subjects and verdict.findings)


def test_every_kind_of_subject_is_among_those_judged() -> None:
    assert {subject.kind for subject in SUBJECTS} == set(SubjectKind)
