"""The format check: our documents pass every rule, and each seeded fault is caught under its own id."""

import json
from pathlib import Path

import pytest

from khenthuong_desktop import messages, paths
from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.documents.format_check.report import CHECKS, COPY_RULE
from khenthuong_desktop.documents.format_check.rulebook import table
from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.regulations.library import load_library
from tests.unit.documents.faults import FAULTS, Fault
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.sound_documents import BODY, EXTENDED, Parts, sound_parts, written
from tests.unit.documents.word_tools import made

ALWAYS = {
    "P01",
    "P03",
    "P04",
    "P05",
    "P06",
    "P08",
    "F01",
    "F04",
    "F07",
    "Q01",
    "Q06",
    "Q09",
    "A01",
    "A04",
    "B12",
    "K05",
}
APPLIES = {
    "outlined_statement": {"B07", "B08", "B09", "B10"},
    "prose": {"C06", "V01", "V02", "V03", "V04", "V05", "V06", "V08"},
    "letter": {"S05", "T04"},
    "department_statement": {"A02", "A08"},
    "one_addressee": {"N07"},
    "marked_statement": {"U01", "U02", "U03", "U04", "E03"},
    "copied_statement": {"Y01", "Y02"},
    "signed_statement": {"E01", "E02"},
    "people_minutes": {"V01", "G04"},
}
# Nobody signs a ballot, no organ issues an application; a letter has no name of its kind, whose text would end with ./.
NOT_ALWAYS = {"ballot": {"K05"}, "initiative_application": {"A01", "A03", "A04", "Q04", "Q05", "B12"}}
NUMBERED = {"S01", "S03", "S04", "S06", "S07", "T03", "N01", "N02", "N03"}


def sample(kind: str, folder: Path) -> Path:
    return made(template_path(KINDS[kind]), SAMPLES[kind], folder / f"{kind}.docx")


@pytest.mark.parametrize("kind", SAMPLES)
def test_our_documents_break_no_rule(kind: str, tmp_path: Path) -> None:
    report = check_format(sample(kind, tmp_path))
    assert report.failed == ()
    assert set(report.checked) >= ALWAYS - NOT_ALWAYS.get(kind, set() if KINDS[kind].code else {"B12"})
    if kind in ("request_statement", "decision", "minutes", "vote_count_minutes"):
        assert set(report.checked) >= NUMBERED
    assert len(report.checked) >= 50


def test_the_checks_and_the_checklist_have_the_same_ids() -> None:
    book = json.loads((paths.resources() / "format" / "nd30.json").read_text("utf-8"))
    assert {entry["id"] for entry in book["checks"]} == {*CHECKS, COPY_RULE}
    assert len(CHECKS) == 130


def test_every_rule_says_how_to_mend_it() -> None:
    fixes = messages.catalogue("format_fixes")
    assert set(fixes) == {*CHECKS, COPY_RULE}
    assert all(len(fix) <= 120 for fix in fixes.values())


def test_a_rule_that_no_file_shows_says_why() -> None:
    book = json.loads((paths.resources() / "format" / "nd30.json").read_text("utf-8"))
    left = {entry["id"]: entry["reason"] for entry in book["not_checked"]}
    assert set(left) == {"S09", "X01", "X02", "X03", "X04"}
    assert all(reason.endswith(".") for reason in left.values())
    assert len(left) + len(CHECKS) + 1 == 136


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Parts]:
    folder = tmp_path_factory.mktemp("sound")
    return {name: sound_parts(name, folder) for name in sorted({fault.document for fault in FAULTS})}


def test_every_rule_has_a_seeded_fault() -> None:
    assert {fault.id for fault in FAULTS} == set(CHECKS)


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.id}-{number}" for number, fault in enumerate(FAULTS)])
def test_a_seeded_fault_is_caught_and_nothing_else(fault: Fault, sound: dict[str, Parts], tmp_path: Path) -> None:
    parts = dict(sound[fault.document])
    before = parts[fault.part]
    parts[fault.part] = (
        fault.change if isinstance(fault.change, bytes) else fault.change(before.decode("utf-8")).encode("utf-8")
    )
    assert parts[fault.part] != before, "the change did not hit anything"
    failed = check_format(written(parts, tmp_path / "faulty.docx")).failed
    assert {found.id for found in failed} == {fault.id} | fault.also
    assert all(found.found and found.allowed and found.where and found.fix.endswith(".") for found in failed)


@pytest.mark.parametrize("name", EXTENDED)
def test_sound_documents_of_other_makes_break_no_rule(name: str, tmp_path: Path) -> None:
    report = check_format(written(sound_parts(name, tmp_path), tmp_path / "sound.docx"))
    assert report.failed == ()
    assert set(report.checked) >= APPLIES[name]


def test_the_check_and_the_rule_packs_know_the_same_replaced_texts() -> None:
    known = table("replaced_texts")
    for source in load_library().sources.values():
        if source.until is not None:
            cited = str(source.citation).split(" của ")[0]
            said = [until for text, until in known.items() if text in cited or text == source.code]
            assert said == [source.until.isoformat()], source.code


def test_a_fault_says_where_and_what(sound: dict[str, Parts], tmp_path: Path) -> None:
    body = sound["request_statement"][BODY].decode("utf-8").replace("Trần Thị Bích Ngọc", "TRẦN THỊ BÍCH NGỌC")
    faulty = written({**sound["request_statement"], BODY: body.encode()}, tmp_path / "a.docx")
    (fault,) = check_format(faulty).failed
    assert (fault.id, fault.severity, fault.found) == ("K05", "error", "không viết hoa đúng tên người")
    assert "TRẦN THỊ BÍCH NGỌC" in fault.where


def test_a_file_with_macros_is_not_looked_at(sound: dict[str, Parts], tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        check_format(written({**sound["minutes"], "word/vbaProject.bin": b"x"}, tmp_path / "a.docx"))


def test_a_raised_figure_is_no_number_of_a_row(sound: dict[str, Parts], tmp_path: Path) -> None:
    body = sound["summary_list"][BODY].decode("utf-8").replace('preserve">2<', 'preserve">²<', 1)
    assert check_format(written({**sound["summary_list"], BODY: body.encode()}, tmp_path / "a.docx")).failed == ()
