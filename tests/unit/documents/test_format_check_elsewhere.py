"""The format check on files from elsewhere: right ones pass, whatever program set them; wrong ones are told."""

import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from xml.etree.ElementTree import fromstring, tostring

import pytest

from khenthuong_desktop.documents.catalogue import KINDS, template_path
from khenthuong_desktop.documents.format_check import check_format
from khenthuong_desktop.errors import FileUnreadable
from tests.unit.documents.foreign_documents import HEADINGS, LINES, MOTTO, Plan
from tests.unit.documents.samples import SAMPLES
from tests.unit.documents.sound_documents import BODY, parts_of, sound_parts, written
from tests.unit.documents.word_tools import changed, made

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
HEADING_RULES = {"Q01", "Q03", "Q04", "Q06", "Q07", "Q09"} | {
    "A01",
    "A04",
    "A06",
    "S01",
    "S02",
    "S04",
    "D01",
    "D04",
    "D05",
}
ENDING_RULES = {"K01", "K02", "K05", "K07", "N01", "N02", "N03"}
SHAPES = [
    *(pytest.param(Plan(heading=name), id=f"heading {name}") for name in HEADINGS),
    *(pytest.param(Plan(line=name), id=f"line {name}") for name in (*LINES, "underscores", "border")),
    *(pytest.param(Plan(fonts=name), id=f"fonts {name}") for name in ("direct", "defaults", "theme")),
    pytest.param(Plan(ending="tabs"), id="ending tabs"),
    pytest.param(Plan(heading="tabs", ending="tabs", fonts="theme"), id="everything by tabs"),
]


def told(path: Path) -> set[str]:
    return {fault.id for fault in check_format(path).failed}


@pytest.mark.parametrize("plan", SHAPES)
def test_a_right_document_breaks_no_rule_however_it_is_set(plan: Plan, tmp_path: Path) -> None:
    report = check_format(plan.write(tmp_path / "plan.docx"))
    assert report.failed == ()
    assert set(report.checked) >= HEADING_RULES | ENDING_RULES | {"F01", "B03", "B07", "B12", "T03"}


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_wrong_motto_is_told_in_every_heading(heading: str, tmp_path: Path) -> None:
    right = Plan(heading=heading).write(tmp_path / "plan.docx")
    wrong = changed(right, tmp_path / "wrong.docx", lambda xml: xml.replace(MOTTO, MOTTO.replace("-", "–")))
    assert "Q06" in told(wrong)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_small_national_name_is_told_in_every_heading(heading: str, tmp_path: Path) -> None:
    assert told(Plan(heading=heading, national_points=10).write(tmp_path / "plan.docx")) >= {"Q02"}


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_wrong_length_is_told_whatever_draws_it(line: str, tmp_path: Path) -> None:
    assert told(Plan(line=line, line_share=2).write(tmp_path / "plan.docx")) == {"A04", "Q09", "T03"}


def test_a_font_of_the_theme_is_told(tmp_path: Path) -> None:
    assert told(Plan(fonts="none").write(tmp_path / "plan.docx")) == {"F01"}


def test_the_theme_is_found_behind_the_list_of_its_pictures(tmp_path: Path) -> None:
    parts = parts_of(Plan(fonts="none").write(tmp_path / "plan.docx"))
    pictures = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    listed = written({"word/theme/_rels/theme1.xml.rels": pictures, **parts}, tmp_path / "listed.docx")
    assert told(listed) == {"F01"}


def test_quotes_that_wps_may_take_from_a_chinese_font_are_told(tmp_path: Path) -> None:
    assert told(Plan(fonts="wps").write(tmp_path / "plan.docx")) == {"F02"}


def test_an_underlined_motto_has_no_line(tmp_path: Path) -> None:
    underlined = changed(
        Plan(line_share=0, fonts="direct").write(tmp_path / "plan.docx"),
        tmp_path / "underlined.docx",
        lambda xml: re.sub(rf"</w:rPr>(<w:t [^>]*>{MOTTO})", r'<w:u w:val="single"/></w:rPr>\1', xml),
    )
    assert told(underlined) == {"A04", "F08", "Q09", "T03"}


def test_lists_numbered_by_word_are_read_with_their_numbers(tmp_path: Path) -> None:
    right = Plan().write(tmp_path / "plan.docx")
    wrong = changed(
        right,
        tmp_path / "wrong.docx",
        lambda xml: xml.replace('w:lvlText w:val="%1."', 'w:lvlText w:val="%1)"'),
        "word/numbering.xml",
    )
    assert told(wrong) == {"B07"}


def test_one_page_needs_no_page_number_and_two_do(tmp_path: Path) -> None:
    right = Plan().write(tmp_path / "plan.docx")
    bare = changed(right, tmp_path / "bare.docx", lambda xml: xml.replace(" PAGE ", " DATE "), "word/header1.xml")
    assert told(bare) == set()
    sentence = "Nâng cao chất lượng phong trào"
    long = changed(bare, tmp_path / "long.docx", lambda xml: xml.replace(sentence, f"{sentence} thi đua" * 150))
    assert told(long) == {"P08"}


ODD_WORDS = ("", "\t\t", "Phụ lục", "Nơi nhận:", "Số: /", "QUYẾT ĐỊNH", "Kính gửi:", "SAO Y", "Điều", "bằng chữ: ")
ODD_VALUES = ("", "x", "-5", "99999999", "1.5", "0", "thaiDistribute")


def mutilated(content: bytes, luck: random.Random) -> bytes:
    """A part with elements and attributes taken away, doubled or given odd values."""
    root = fromstring(content)
    for _ in range(luck.choice((1, 3, 10, 40))):
        parent, child = luck.choice([(parent, child) for parent in root.iter() for child in parent])
        change = luck.randrange(5)
        if change == 0:
            parent.remove(child)
        elif change == 1:
            parent.append(child)
        elif change == 2:
            child.text = luck.choice(ODD_WORDS)
        elif child.attrib:
            name = luck.choice(sorted(child.attrib))
            child.attrib[name] = luck.choice(ODD_VALUES)
    return bytes(tostring(root))


@pytest.mark.parametrize("seed", range(8))
def test_a_mutilated_file_is_checked_or_called_unreadable(seed: int, tmp_path: Path) -> None:
    luck = random.Random(seed)
    documents = [sound_parts(name, tmp_path) for name in ("decision", "marked_statement", "people_minutes")]
    documents.append(parts_of(Plan(heading="boxes", ending="tabs").write(tmp_path / "plan.docx")))
    checked = 0
    for number in range(12):
        parts = dict(luck.choice(documents))
        name = luck.choice((BODY, BODY, "word/styles.xml"))
        parts[name] = mutilated(parts[name], luck)
        with suppress(FileUnreadable):
            checked += bool(check_format(written(parts, tmp_path / f"{number}.docx")).checked)
    assert checked >= 6


@pytest.fixture(scope="module")
def through_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Our documents opened and saved by LibreOffice, once as .docx and once by way of .odt."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("office")
    kinds = ("minutes", "decision")
    ours = [str(made(template_path(KINDS[kind]), SAMPLES[kind], folder / f"{kind}.docx")) for kind in kinds]

    def convert(form: str, target: Path, files: list[str]) -> None:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(OFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(target), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=120)

    convert("docx", folder / "docx", ours)
    convert("odt", folder / "odt", ours)
    convert("docx", folder / "odt", [str(path) for path in sorted((folder / "odt").glob("*.odt"))])
    yield folder


@pytest.mark.parametrize("way", ["docx", "odt"])
@pytest.mark.parametrize("kind", ["minutes", "decision"])
def test_our_documents_are_still_right_after_libreoffice_saved_them(way: str, kind: str, through_office: Path) -> None:
    report = check_format(through_office / way / f"{kind}.docx")
    assert report.failed == ()
    assert report.kind == kind
    assert len(report.checked) >= 78
