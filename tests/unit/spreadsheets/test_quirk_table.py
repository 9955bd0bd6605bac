"""The quirks seen in real files, a test for each by its number: what the program must do, through the real preview."""

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import EvidenceForm, Severity
from khenthuong_desktop.errors import DossierHasErrors, NotAWorkbook
from khenthuong_desktop.messages import explain
from khenthuong_desktop.packaging.verification import verify
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.evidence import EvidenceNote, add_evidence, list_evidence
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, list_collectives, save_collective
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Paper
from tests.presence import there
from tests.unit.services.dossier_round import FIGHTER, NAMES, WORKER, Round, export, make_round, problems

Rows = Sequence[Sequence[Any]]
HEADING = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị"]


class Clerk:
    """Takes lists in and looks at what is said of them."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.folder = db, library, folder

    def save(self, rows: Rows, merges: Sequence[str] = (), hidden: Mapping[str, Rows] | None = None) -> Path:
        """A workbook of these rows, with further sheets, hidden ones."""
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(list(row))
        for merge in merges:
            book.worksheets[0].merge_cells(merge)
        for title, cells in (hidden or {}).items():
            book.create_sheet(title).sheet_state = "hidden"
            for row in cells:
                book[title].append(list(row))
        book.save(self.folder / "ds.xlsx")
        return self.folder / "ds.xlsx"

    def show(self, rows: Rows, merges: Sequence[str] = (), hidden: Mapping[str, Rows] | None = None) -> imports.Preview:
        return imports.preview(self.db, self.library, self.save(rows, merges, hidden))

    def take(self, rows: Rows) -> imports.Preview:
        shown = self.show(rows)
        assert imports.confirm(self.db, shown).committed
        return shown


@pytest.fixture
def clerk(db: Database, library: Library, tmp_path: Path) -> Clerk:
    return Clerk(db, library, tmp_path)


def told(shown: imports.Preview) -> dict[str, list[int | None]]:
    """The rows at which each problem is told."""
    found: dict[str, list[int | None]] = {}
    for problem in shown.problems:
        found.setdefault(problem.code, []).append(problem.row)
    return found


def data(shown: imports.Preview) -> list[dict[str, Any]]:
    return [dict(row.fields) for row in shown.sheets[0].rows if row.row_class == "data"]


def errors(made: Round) -> set[str]:
    """What would stop the export of the dossier."""
    return {code for severity, code in problems(made) if severity == Severity.ERROR}


def units(clerk: Clerk, *names: str) -> None:
    for number, name in enumerate(names, 1):
        save_collective(clerk.db, CollectiveDetail(f"TT{number}", name))


def test_quirk_1_decomposed_letters_are_composed_before_every_compare_and_save(clerk: Clerk) -> None:
    name = "Nguyễn Thị Hằng"
    clerk.take([HEADING, [1, unicodedata.normalize("NFD", name), "12/05/1980", None]])
    assert [row.name for row in list_people(clerk.db).rows] == [name]
    again = clerk.show([HEADING, [1, name, "12/05/1980", None]])
    assert again.sheets[0].counts == {RowStatus.SAME: 1}


def test_quirk_2_blanks_around_and_between_words_are_trimmed_and_told(clerk: Clerk) -> None:
    shown = clerk.show([HEADING, [1, "\u00a0 Nguyễn  Thị\u00a0Hằng ", "12/05/1980", None]])
    assert data(shown)[0]["name"] == "Nguyễn Thị Hằng"
    (problem,) = [problem for problem in shown.problems if problem.row == 2]
    assert problem.severity is Severity.FIXED


@pytest.mark.parametrize("written", ["Trạm Y Tế Hoá Thuỷ", "trạm y tế hóa thủy", "Trạm y tế Hoá Thủy"])
def test_quirk_3_tones_and_case_make_no_second_unit(clerk: Clerk, written: str) -> None:
    units(clerk, "Trạm Y tế Hóa Thủy")
    shown = clerk.take([HEADING, [1, "Lê An", "12/05/1980", written]])
    assert [row.name for row in list_collectives(clerk.db).rows] == ["Trạm Y tế Hóa Thủy"]
    assert "unit_unknown" not in told(shown)
    assert [row.collective for row in list_people(clerk.db).rows] == ["Trạm Y tế Hóa Thủy"]


@pytest.mark.parametrize("written", ["Phòng Văn hóa – Xã hội", "Phòng Văn hóa-Xã hội", "Phòng Văn hóa — Xã hội"])
def test_quirk_4_a_dash_is_a_hyphen_in_the_name_of_a_unit(clerk: Clerk, written: str) -> None:
    units(clerk, "Phòng Văn hóa - Xã hội")
    clerk.take([HEADING, [1, "Lê An", "12/05/1980", written]])
    assert [row.collective for row in list_people(clerk.db).rows] == ["Phòng Văn hóa - Xã hội"]


def test_quirk_5_a_row_twice_is_a_warning_with_both_numbers(clerk: Clerk) -> None:
    row = [1, "Lê An", "12/05/1980", "Tổ 1"]
    shown = clerk.show([HEADING, row, [2, "Bùi Bình", "1/2/1981", "Tổ 1"], row])
    (problem,) = [problem for problem in shown.problems if problem.code == "row_twice"]
    assert (problem.severity, problem.row) == (Severity.WARNING, 4)
    assert "dòng 2" in problem.message


def test_quirk_6_units_of_one_name_under_several_parents_are_never_merged(clerk: Clerk) -> None:
    parents = [f"Trường Tiểu học {letter}" for letter in "ABCDEFGH"]
    rows = [["TT", "Mã số", "Tên tập thể", "Trực thuộc"]]
    rows += [[str(n), f"T{n}", parent, ""] for n, parent in enumerate(parents)]
    rows += [[str(n), f"V{n}", "Tổ Văn phòng", parent] for n, parent in enumerate(parents)]
    clerk.take(rows)
    found = {row.parent for row in list_collectives(clerk.db).rows if row.name == "Tổ Văn phòng"}
    assert found == set(parents)
    people = clerk.show([HEADING, [1, "Lê An", "12/05/1980", "Tổ Văn phòng"]])
    assert any("Tổ Văn phòng" in problem.message for problem in people.problems)  # which of the eight is asked


def test_quirk_7_codes_keep_their_zeros_and_lose_no_more(clerk: Clerk) -> None:
    heading = ["TT", "Mã số", "Họ và tên", "Ngày sinh"]
    rows = [[1, "0012", "Lê An", "1980"], [2, 1668477383.0, "Bùi Bình", "1981"], [3, 12, "Đỗ Cúc", "1982"]]
    assert [fields["code"] for fields in data(clerk.show([heading, *rows]))] == ["0012", "1668477383", "12"]


def test_quirk_8_rows_of_formulas_without_anything_are_skipped_and_counted(clerk: Clerk) -> None:
    empty = [[f'=IF(B{row}="","",ROW()-1)', None, None, None] for row in range(3, 40)]
    lost = [["#N/A", "#N/A", "#N/A", "#N/A"]]
    shown = clerk.show([HEADING, [1, "Lê An", "12/05/1980", None], *empty, *lost])
    assert [fields["name"] for fields in data(shown)] == ["Lê An"]
    assert shown.sheets[0].classes["blank"] >= 37
    assert imports.confirm(clerk.db, shown).committed


def test_quirk_9_the_header_is_found_below_merged_titles_and_in_two_lines(clerk: Clerk) -> None:
    rows: Rows = [
        ["DANH SÁCH CÁN BỘ, CÔNG CHỨC"],
        ["(Kèm theo Công văn)"],
        ["TT", "Họ và tên", "Ngày sinh", None, "Đơn vị"],
        [None, None, "Nam", "Nữ", None],
        [1, "Lê An", "12/05/1980", None, "Tổ 1"],
        [2, "Bùi Thị Bình", None, "1/2/1981", "Tổ 1"],
    ]
    shown = clerk.show(rows, ["A1:E1", "A2:E2", "A3:A4", "B3:B4", "C3:D3", "E3:E4"])
    assert shown.sheets[0].header_row == 3
    births = [(fields["birth_date"], fields["gender"]) for fields in data(shown)]
    assert births == [("1980-05-12", "male"), ("1981-02-01", "female")]


def test_quirk_10_hidden_sheets_are_no_data_but_explain_codes(clerk: Clerk) -> None:
    rows: Rows = [HEADING, [1, "Lê An", "12/05/1980", "1650360491"]]
    codes = [["Mã", "Tên đơn vị"], ["1650360491", "Phòng Kinh tế"], ["1650360492", "Phòng Văn hóa"]]
    shown = clerk.show(rows, hidden={"Danh mục": codes})
    assert [sheet.sheet for sheet in shown.sheets] == ["Sheet"]
    assert data(shown)[0]["unit"] == "Phòng Kinh tế"


def test_quirk_11_columns_are_known_by_their_headings_in_any_order(clerk: Clerk) -> None:
    values: dict[str, Any] = dict(zip(HEADING, [1, "Lê An", "12/05/1980", "Tổ 1"], strict=True))
    orders = [HEADING, HEADING[::-1], [HEADING[2], HEADING[1], HEADING[3], HEADING[0]]]
    read = [data(clerk.show([order, [values[heading] for heading in order]])) for order in orders]
    assert read[0] == read[1] == read[2]


@pytest.mark.parametrize(
    ("written", "title", "name"),
    [("Ông Lê An", "Ông", "Lê An"), ("Đại tá Lê An", "Đại tá", "Lê An"), ("Đ/c Lê An", "Đ/c", "Lê An")],
)
def test_quirk_12_a_title_before_the_name_is_split_from_it(clerk: Clerk, written: str, title: str, name: str) -> None:
    shown = clerk.show([HEADING, [1, written, "12/05/1980", None]])
    assert data(shown)[0]["name"] == name
    (problem,) = [problem for problem in shown.problems if problem.code == "honorific_split"]
    assert title.casefold() in problem.message.casefold()


@pytest.mark.parametrize("name", ["danh-sach.doc", "danh-sach.xls", "danh-sach"])
def test_quirk_13_a_file_is_known_by_what_is_in_it_not_by_its_ending(clerk: Clerk, name: str) -> None:
    page, word = (clerk.folder / f"{start}-{name}" for start in ("page", "word"))
    page.write_bytes("<html><body><p>Danh sách</p></body></html>".encode())
    word.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"))
    for path in (page, word):
        with pytest.raises(NotAWorkbook) as refused:
            imports.preview(clerk.db, clerk.library, path)
        words = explain(refused.value)
        assert path.name in words and "Excel" in words
    renamed = clerk.save([HEADING, [1, "Lê An", "12/05/1980", None]]).rename(clerk.folder / name)
    assert data(imports.preview(clerk.db, clerk.library, renamed))[0]["name"] == "Lê An"


def test_quirk_14_an_ending_written_twice_is_cleaned_on_packaging(library: Library, tmp_path: Path) -> None:
    made = make_round(tmp_path / "data", library)
    for name in ("Quyết định.docx.pdf", "Biên bản.pdf.pdf"):
        source = tmp_path / name
        source.write_bytes(b"%PDF-1.4 " + name.encode())
        add_evidence(made.db, made.folder, made.key, source, EvidenceNote(name, EvidenceForm.CERTIFIED_COPY))
    dossier = there(verify(export(made, tmp_path / "out")).dossier)
    files = [Path(file).name for one in dossier["minh_chung"] for file in one["tep"]]
    assert files and not any(name.count(".") > 1 or "docx" in name for name in files)


def test_quirk_15_a_scan_with_a_bad_header_is_taken_as_evidence_with_no_more_than_a_warning(
    library: Library, tmp_path: Path
) -> None:
    made = make_round(tmp_path / "data", library)
    source = tmp_path / "scan.pdf"
    source.write_bytes(b"\0\xff\xfe garbage " * 100 + b"%PDF-1.4 scan")
    add_evidence(made.db, made.folder, made.key, source, EvidenceNote("Bản chụp", EvidenceForm.CERTIFIED_COPY))
    assert "Bản chụp" in {row.name for row in list_evidence(made.db, made.key)}
    assert not errors(made)
    assert export(made, tmp_path / "out").is_file()


def test_quirk_16_counts_that_disagree_across_papers_stop_the_export(library: Library, tmp_path: Path) -> None:
    made = make_round(tmp_path / "data", library)
    assert not errors(made)
    with made.db.write("draft_papers") as session:
        statement = session.scalars(select(Paper).where(Paper.kind == "request_statement")).one()
        proposals = [{"award": NAMES[FIGHTER], "quantity": "05 cá nhân"}, {"award": NAMES[WORKER], "quantity": "01"}]
        statement.fields = {**statement.fields, "proposals": proposals}
    assert errors(made) == {"count_differs"}
    with pytest.raises(DossierHasErrors):
        export(made, tmp_path / "out")


def test_quirk_17_percentages_are_reckoned_never_taken_as_typed(library: Library, tmp_path: Path) -> None:
    made = make_round(tmp_path / "data", library, papers=False)
    clerk = Clerk(made.db, library, tmp_path)
    rows = [["Họ và tên", "Đồng ý", "Không đồng ý", "Ý kiến bằng văn bản đồng ý", "Tỷ lệ (%)"]]
    rows.append(["Đặng Thị Hoà", "4", "0", "1", "10000"])
    shown = imports.preview(made.db, library, clerk.save(rows), aim=Aim(made.key))
    (problem,) = [problem for problem in shown.problems if problem.code == "share_reckoned_otherwise"]
    assert problem.message.endswith("là 100,0%.")


def test_quirk_18_days_written_as_text_are_read_and_asked_about_where_they_may_be_two(clerk: Clerk) -> None:
    rows = [[1, "Lê An", "25/12/1980", None], [2, "Bùi Bình", "1981-02-13", None], [3, "Đỗ Cúc", "13.2.82", None]]
    assert [fields["birth_date"] for fields in data(clerk.show([HEADING, *rows]))[:2]] == ["1980-12-25", "1981-02-13"]
    american = [[n, f"Lê An {letter}", f"{n:02d}/{n + 12}/1980", None] for n, letter in enumerate("ABCD", 1)]
    either = [[9, "Lê Kim", "03/04/1980", None]]
    shown = clerk.show([HEADING, *american, *either])
    assert told(shown)["date_order_unsure"] == [6]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "cp1258"])
def test_quirk_19_the_encoding_of_a_text_file_is_found_out(clerk: Clerk, encoding: str) -> None:
    text = "TT,Họ và tên,Ngày sinh\n1,Lê An,12/05/1980\n"
    path = clerk.folder / "ds.csv"
    written = unicodedata.normalize("NFD", text) if encoding == "cp1258" else text
    path.write_bytes(written.encode(encoding, errors="replace" if encoding == "cp1258" else "strict"))
    assert data(imports.preview(clerk.db, clerk.library, path))[0]["birth_date"] == "1980-05-12"
