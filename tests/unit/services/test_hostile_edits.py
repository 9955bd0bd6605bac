"""Files of papers that are no plain edit any more: unsound, locked, with macros, swapped, other ways to add a name."""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document

from khenthuong_desktop.domain.dossier import DossierProblem
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.errors import FileUnreadable, FolderInPlace
from khenthuong_desktop.files import put_in_place, sha256_of
from khenthuong_desktop.services.checking.named_persons import persons_in
from khenthuong_desktop.services.drafting.paper_comparison import compare_paper
from khenthuong_desktop.services.drafting.papers import list_papers
from khenthuong_desktop.services.paper_life.paper_history import versions_of
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from tests.unit.services.hand_edits.year import Year, a_year

BODY, TYPES = "word/document.xml", "[Content_Types].xml"
USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
Change = Callable[[str], str]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    with a_year(tmp_path_factory.mktemp("year") / "data") as made:
        yield made


def rewritten(path: Path, change: Change, part: str = BODY, more: dict[str, bytes] | None = None) -> None:
    """One part as ``change`` makes it, and new parts beside it."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, change(content.decode()).encode() if name == part else content)
        for name, content in (more or {}).items():
            package.writestr(name, content)


def codes(found: dict[tuple[str, str, str], DossierProblem]) -> list[tuple[str, str]]:
    return sorted((one.severity.value, one.code) for one in found.values())


def errors(found: dict[tuple[str, str, str], DossierProblem]) -> list[str]:
    return sorted(one.code for one in found.values() if one.severity is Severity.ERROR)


def after(year: Year, kind: str, change: Change) -> dict[tuple[str, str, str], DossierProblem]:
    return year.told_after(kind, lambda path: rewritten(path, change))


def with_doctype(text: str, entities: str) -> str:
    return text.replace("<w:document", f"<!DOCTYPE x [{entities}]><w:document", 1)


UNSOUND: dict[str, Change] = {
    "cut": lambda text: text[:-20],
    "nested": lambda text: text.replace("<w:sectPr", f"<w:p>{'<w:ins>' * 3000}{'</w:ins>' * 3000}</w:p><w:sectPr", 1),
    "entities": lambda text: with_doctype(text, f'<!ENTITY e0 "aaaa">{ENTITIES}').replace("Số: ", "&e8;"),
    "outside entity": lambda text: with_doctype(text, '<!ENTITY a SYSTEM "file:///x">').replace("Số: ", "&a;"),
}


@pytest.mark.parametrize("change", UNSOUND.values(), ids=UNSOUND)
def test_an_unsound_text_in_a_whole_package_is_damaged(year: Year, change: Change) -> None:
    assert "paper_damaged" in errors(after(year, "request_statement", change))


@pytest.mark.parametrize("change", UNSOUND.values(), ids=UNSOUND)
def test_an_unsound_text_is_kept_and_cannot_be_compared(year: Year, change: Change) -> None:
    row = next(one for one in list_papers(year.db, year.folder, "2026/D02") if one.kind == "request_letter")
    content = row.path.read_bytes()
    rewritten(row.path, change)
    try:
        (kept,) = keep_edits(year.db, year.folder, papers=[row.id]).kept
        assert (kept.paper_id, kept.damaged) == (row.id, True)
        with pytest.raises(FileUnreadable) as refused:
            compare_paper(year.db, year.folder, year.library, row.id)
        assert refused.value.path == row.path
    finally:
        row.path.write_bytes(content)
        keep_edits(year.db, year.folder, papers=[row.id])


def test_macros_are_an_error_that_names_them(year: Year) -> None:
    usual, macros = "openxmlformats-officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main"
    found = year.told_after(
        "request_statement",
        lambda path: rewritten(
            path, lambda text: text.replace(usual, macros), TYPES, {"word/vbaProject.bin": b"x" * 99}
        ),
    )
    assert codes(found) == [("error", "paper_hides")]
    assert "word/vbaProject.bin" in next(iter(found))[1]


def test_a_settings_part_of_a_printer_hides_nothing(year: Year) -> None:
    more = {"word/printerSettings1.bin": b"x"}
    assert year.told_after("request_statement", lambda path: rewritten(path, str, more=more)) == {}


def test_another_document_in_its_place_is_an_error(year: Year) -> None:
    other = year.papers["summary_list"]
    found = year.told_after("request_statement", lambda path: shutil.copyfile(other, path))
    assert codes(found) == [("error", "paper_another")]
    assert year.papers["request_statement"].name in next(iter(found))[1]


def test_an_empty_body_is_another_document(year: Year) -> None:
    found = after(year, "summary_list", lambda _text: f'<w:document xmlns:w="{USUAL}"/>')
    assert codes(found) == [("error", "paper_another")]


def test_a_strict_file_is_read_like_any_other(year: Year) -> None:
    found = after(year, "request_statement", lambda text: text.replace(USUAL, STRICT).replace("Số: 41/", "Số: 57/"))
    assert codes(found) == [("warning", "number_differs")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "paper_encrypted"),
        (OLE, "paper_old_word"),
        (b"PK half", "paper_damaged"),
    ],
)
def test_each_reason_has_its_own_advice(year: Year, content: bytes, code: str) -> None:
    assert codes(year.told_after("request_statement", lambda path: path.write_bytes(content))) == [("error", code)]


def test_a_part_beyond_all_sizes_is_too_large(year: Year) -> None:
    more = {"word/media/a.png": bytes(3_000_000)}
    found = year.told_after("request_statement", lambda path: rewritten(path, str, more=more))
    assert codes(found) == [("error", "paper_too_large")]


def test_a_locked_file_is_kept_as_a_state(year: Year) -> None:
    row = next(one for one in list_papers(year.db, year.folder, "2026/D02") if one.kind == "summary_list")
    content = row.path.read_bytes()
    row.path.write_bytes(OLE)
    try:
        noticed = keep_edits(year.db, year.folder, papers=[row.id])
    finally:
        row.path.write_bytes(content)
    assert [one.paper_id for one in noticed.kept] == [row.id]
    assert noticed.waiting == ()
    assert len(versions_of(year.db, year.folder, row.id)) >= 2
    keep_edits(year.db, year.folder, papers=[row.id])


def test_a_folder_in_its_place_is_told_by_name(year: Year) -> None:
    def change(path: Path) -> None:
        path.unlink()
        path.mkdir()

    found = year.told_after("request_statement", change)
    assert codes(found) == [("error", "paper_folder")]
    assert year.papers["request_statement"].name in next(iter(found))[1]


def test_a_folder_is_never_written_over(tmp_path: Path) -> None:
    draft, target = tmp_path / "draft", tmp_path / "target.docx"
    draft.write_bytes(b"x")
    target.mkdir()
    with pytest.raises(FolderInPlace):
        put_in_place(draft, target)


def test_a_file_that_may_not_be_read_is_told(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = year.papers["request_statement"]

    def refused(path: Path) -> str:
        if path == closed:
            raise PermissionError(13, "denied")
        return sha256_of(path)

    monkeypatch.setattr("khenthuong_desktop.services.paper_life.edited_files.sha256_of", refused)
    assert codes(year.told_after("request_statement", lambda _path: None)) == [("error", "paper_closed")]


def row_of(text: str, name: str) -> str:
    rows: list[str] = re.findall(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", text, re.DOTALL)
    return next(row for row in rows if name in row)


def test_a_nominee_under_a_heading_of_their_own_is_missed_like_any_other(year: Year) -> None:
    """The row above tells of the award and stays."""
    named = "Thôn, tổ dân phố văn hóa"
    found = after(year, "summary_list", lambda text: text.replace(row_of(text, f">{named}</w:t>"), "", 1))
    assert "left_out" in errors(found)


BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl><w:p/>"
WIDE = '<w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>{}</w:tc></w:tr></w:tbl>'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Trần Văn Giả, Chiến sĩ thi đua cấp tỉnh", ("error", "names_written_in")),
        ("Xem thêm phụ lục", ("warning", "row_unread")),
    ],
)
@pytest.mark.parametrize("shape", [BOX, TABLE, WIDE], ids=["box", "table", "wide row"])
def test_what_is_written_in_beside_the_rows_is_told(year: Year, shape: str, said: str, told: tuple[str, str]) -> None:
    found = after(year, "summary_list", lambda text: written_into(text, shape, said))
    assert codes(found) == [told]
    assert said in next(iter(found))[2]


def written_into(text: str, shape: str, said: str) -> str:
    """The body with a line more: at its end, a row at the end of the list."""
    more, named = shape.format(f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>"), "Thôn, tổ dân phố văn hóa"
    if shape != WIDE:
        return text.replace("<w:sectPr", f"{more}<w:sectPr", 1)
    before, after_it = text.split(f">{named}</w:t>", 1)
    return f"{before}>{named}</w:t>{after_it.replace('</w:tbl>', more, 1)}"


ROWED = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"
PARAGRAPH = "{}"
STRANGER = ("error", "stranger_written_in")


@pytest.mark.parametrize(
    ("shape", "said", "told"),
    [
        (WIDE, "Trần Văn Giả", [STRANGER]),
        (WIDE, "Bà Lò Thị Giả, Phó Trưởng phòng", [STRANGER]),
        (WIDE, "Người lập biểu", [("warning", "row_unread")]),
        (WIDE, "Đoàn TNCS Hồ Chí Minh xã An Bình", [("warning", "row_unread")]),
        (WIDE, "Trần An", [("warning", "stranger_written_in")]),
        (PARAGRAPH, "4. Thái Nguyên", []),
        (BOX, "Trần Văn Giả", [("warning", "row_unread")]),
        (BOX, "19. Trần Văn Giả", [STRANGER]),
        (ROWED, "Người lập biểu Trần Văn Giả", [("warning", "row_unread")]),
        (PARAGRAPH, "19. Trần Văn Giả - Công chức", [STRANGER]),
        (PARAGRAPH, "Và bà Trần Thị Giả: Chiến sĩ thi đua cơ sở", [STRANGER]),
        (PARAGRAPH, "Trần Văn Giả", []),
        (PARAGRAPH, "- Ông Trần Văn Giả (để thi hành)", []),
        (PARAGRAPH, "19. Danh sách có 18 người đạt Lao động tiên tiến", []),
    ],
)
def test_whom_somebody_adds_to_a_list_is_not_in_the_round(
    year: Year, shape: str, said: str, told: list[tuple[str, str]]
) -> None:
    assert codes(after(year, "summary_list", lambda text: written_into(text, shape, said))) == told


def test_who_takes_part_in_a_meeting_is_for_the_clerk_to_look_at(year: Year) -> None:
    more = TABLE.format("<w:p><w:r><w:t>19. Trần Văn Giả</w:t></w:r></w:p>")
    found = after(year, "minutes", lambda text: text.replace("<w:sectPr", f"{more}<w:sectPr", 1))
    assert codes(found) == [("warning", "row_unread")]


def test_a_nominee_named_once_more_in_a_list_is_no_stranger(year: Year) -> None:
    name = next(one for one in names_in(year.papers["summary_list"]) if one)
    found = after(year, "summary_list", lambda text: written_into(text, WIDE, name))
    assert codes(found) == [("warning", "row_unread")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Điều 1.", "Điều 1. Tặng bà Trần Thị Giả danh hiệu Lao động tiên tiến;", [STRANGER]),
        ("Điều 2.", "Điều 2. Giao bà Trần Thị Giả", []),
    ],
)
def test_whom_a_sentence_of_a_decision_names_is_shown_where_it_speaks_of_awards(
    year: Year, old: str, new: str, told: list[tuple[str, str]]
) -> None:
    assert codes(after(year, "decision", lambda text: text.replace(old, new, 1))) == told


def names_in(path: Path) -> list[str]:
    table = max(Document(str(path)).tables, key=lambda one: len(one.rows))
    cells = [row.cells[1].text for row in table.rows[1:]]
    return [cell for cell in cells if list(persons_in(cell))]


def test_another_addressee_is_an_error(year: Year) -> None:
    path = next(one.path for one in list_papers(year.db, year.folder, "2026/D02") if one.kind == "request_statement")
    year.papers["upward"] = path
    found = after(year, "upward", lambda text: text.replace("nhân dân tỉnh Hưng Yên</w:t>", "nhân dân tỉnh X</w:t>", 1))
    assert errors(found) == ["addressee_differs"]


def test_the_paper_of_another_organ_is_one_error(year: Year) -> None:
    path = next(one.path for one in list_papers(year.db, year.folder, "2026/D02") if one.kind == "request_statement")
    year.papers["upward"] = path

    def change(text: str) -> str:
        return text.replace("Hòa An", "Bình Lạ").replace("HÒA AN", "BÌNH LẠ").replace("Hưng Yên", "Cà Mau")

    assert errors(after(year, "upward", change)) == ["of_another_organ"]


def face_of_row(name: str, face: str) -> Change:
    """Every run of a nominee's row with this face."""

    def change(text: str) -> str:
        row = row_of(text, f">{name}</w:t>")
        return text.replace(row, row.replace("<w:r><w:t", f"<w:r><w:rPr>{face}</w:rPr><w:t"), 1)

    return change


UNSEEN = ("<w:vanish/>", "<w:strike/>", "<w:dstrike/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>')


@pytest.mark.parametrize("face", UNSEEN)
@pytest.mark.parametrize("paper", ["summary_list", "decision"])
def test_a_nominee_hidden_from_the_printed_page_is_an_error(year: Year, paper: str, face: str) -> None:
    found = after(year, paper, face_of_row("Bùi Công Đạt", face))
    assert errors(found) == ["paper_unseen"]
    sentence, where = next((said, place) for code, said, place in found if code == "paper_unseen")
    assert "Bùi Công Đạt" in sentence
    assert "Bùi Công Đạt" in where


def test_a_hidden_row_is_an_error(year: Year) -> None:
    found = after(year, "summary_list", lambda text: text.replace("<w:cantSplit/>", "<w:cantSplit/><w:hidden/>"))
    assert errors(found) == ["paper_unseen_places"]
