"""A signed copy that can be read is held to its paper: another organ's paper is no copy of ours."""

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from khenthuong_desktop.documents.pdf_text import pdf_text
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.dossier.dossier_problems import Problem
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.drafting.paper_register import RegisteredPaper, add_signed_copy, papers_of_year
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.store.tables import Paper
from tests.unit.services.dossier_round import Round, make_round

FILLING = " Điều khoản và nội dung của văn bản." * 10


def pdf_saying(path: Path, text: str) -> Path:
    """One page in a font of two bytes a letter, packed as office programs do it."""
    letters = sorted(set(text))
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    pairs = "".join(f"<{codes[one]:04X}> <{one.encode('utf-16-be').hex()}>\n" for one in letters)
    table = f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(letters)} beginbfchar\n{pairs}endbfchar"
    shown = "".join(f"{codes[one]:04X}" for one in text)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        _stream(f"BT /F1 12 Tf [<{shown}>] TJ ET".encode()),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R>>",
        _stream(table.encode()),
    ]
    content, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table_at = len(content)
    content += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table_at
    path.write_bytes(content)
    return path


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed)


@pytest.fixture
def drafted(tmp_path: Path, library: Library) -> Iterator[Round]:
    made = make_round(tmp_path / "data", library, papers=False)
    draft_papers(made.db, made.folder, library, made.key)
    yield made
    made.db.close()


def statement(made: Round) -> RegisteredPaper:
    return next(row for row in papers_of_year(made.db, made.folder, 2026) if row.kind == "request_statement")


def told(made: Round) -> list[Problem]:
    check = check_dossier(made.db, made.folder, made.library, made.key)
    return [one for one in (*check.errors, *check.warnings) if one.code == "signed_copy_other"]


def text_of(made: Round) -> str:
    with made.db.read() as session:
        fields = session.get_one(Paper, statement(made).id).fields
    organ, reference = fields["organ"], fields["reference"]
    head = " ".join(filter(None, (organ.get("superior"), *organ["issuing_lines"])))
    number = f"Số: {reference['number']}/{reference['symbol']}"
    return f"{head} {number} {fields['subject']}{FILLING} {fields['signing']['signer_name']}"


def test_letters_are_read_as_the_font_says(tmp_path: Path) -> None:
    assert pdf_text(pdf_saying(tmp_path / "a.pdf", "Ủy ban nhân dân xã Hòa An")) == "Ủy ban nhân dân xã Hòa An"


def test_a_copy_of_the_paper_itself_is_no_fault(drafted: Round, tmp_path: Path) -> None:
    copy = pdf_saying(tmp_path / "a.pdf", text_of(drafted).upper())
    add_signed_copy(drafted.db, drafted.folder, statement(drafted).id, copy)
    assert told(drafted) == []


def test_a_copy_of_another_organ_s_paper_is_a_warning_that_says_what_is_missing(drafted: Round, tmp_path: Path) -> None:
    copy = pdf_saying(tmp_path / "a.pdf", f"UBND XÃ NƠI KHÁC Số: 997/TTr-UBND Về việc khác{FILLING} Trần Văn Lạ")
    add_signed_copy(drafted.db, drafted.folder, statement(drafted).id, copy)
    (problem,) = told(drafted)
    assert problem.severity is Severity.WARNING
    assert all(word in problem.sentence for word in ("cơ quan “", "trích yếu “", "người ký "))


def test_another_number_is_told(drafted: Round, tmp_path: Path) -> None:
    text = text_of(drafted)
    number = text.partition("Số: ")[2].partition("/")[0]
    copy = pdf_saying(tmp_path / "a.pdf", text.replace(f"Số: {number}/", "Số: 997/"))
    add_signed_copy(drafted.db, drafted.folder, statement(drafted).id, copy)
    expected = [f"số {number}"] if number.strip() else []
    assert [one.sentence.partition("không thấy ")[2].partition(".")[0] for one in told(drafted)] == expected


@pytest.mark.parametrize("text", ["", "Người ký: Trần Văn Lạ"])
def test_a_scan_with_nothing_but_a_stamp_says_nothing(drafted: Round, tmp_path: Path, text: str) -> None:
    copy = pdf_saying(tmp_path / "a.pdf", text or " ")
    add_signed_copy(drafted.db, drafted.folder, statement(drafted).id, copy)
    assert told(drafted) == []
