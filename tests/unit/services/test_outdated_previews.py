"""A list is written as it was shown, or shown anew where others wrote in between."""

from pathlib import Path

import pytest
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Preview
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person
from tests.unit.services.office_files import Rows, add, jobs, list_of, row, write


def new_names(shown: Preview) -> list[str]:
    return [line.fields["name"] for sheet in shown.sheets for line in sheet.rows if line.status == "new"]


@pytest.mark.parametrize(
    ("there", "status"),
    [
        (Person(code="K1", name="Phạm Văn Khôi", birth_date="1990"), "changed"),
        (Person(code="K1", name="Phạm Văn Khôi"), "waiting"),  # asked about
    ],
)
def test_what_nobody_saw_is_not_written(
    db: Database, library: Library, tmp_path: Path, there: Person, status: str
) -> None:
    path = write(tmp_path / "a.xlsx", A=[row("Phạm Văn Khôi", 1990, job="Kế toán"), row("Lý Người Mới", 1991)])
    shown = imports.preview(db, library, path)
    assert new_names(shown) == ["Phạm Văn Khôi", "Lý Người Mới"]
    add(db, there)
    with pytest.raises(imports.PreviewOutdated) as refused:
        imports.confirm(db, shown)
    assert jobs(db) == [("K1", "Phạm Văn Khôi", None)]
    anew = refused.value.anew
    assert [line.status for line in anew.sheets[0].rows] == [status, "new"]
    assert imports.confirm(db, anew).committed


def test_a_change_is_shown_anew_where_what_it_replaces_has_moved(
    db: Database, library: Library, tmp_path: Path
) -> None:
    add(db, Person(code="K1", name="Phạm Văn Khôi", birth_date="1990", job_title="Văn thư"))
    shown = imports.preview(db, library, write(tmp_path / "a.xlsx", A=[row("Phạm Văn Khôi", 1990, job="Kế toán")]))
    with db.write("by_hand") as session:
        session.scalars(select(Person)).one().job_title = "Phó phòng"
    with pytest.raises(imports.PreviewOutdated) as refused:
        imports.confirm(db, shown)
    assert refused.value.anew.sheets[0].rows[0].changes == {"job_title": ("Phó phòng", "Kế toán")}
    assert jobs(db) == [("K1", "Phạm Văn Khôi", "Phó phòng")]


@pytest.mark.parametrize("others", [[], [["A2", "Lý Người Mới"]]])
def test_an_error_that_came_up_in_between_is_shown_first(
    db: Database, library: Library, tmp_path: Path, others: Rows
) -> None:
    path = list_of(tmp_path / "a.xlsx", **{"Nhân sự": [["Mã số", "Họ và tên"], ["A1", "Lê Thị Hoa"], *others]})
    shown = imports.preview(db, library, path)
    add(db, Collective(code="A1", name="Tổ Văn phòng"))
    with pytest.raises(imports.PreviewOutdated) as refused:
        imports.confirm(db, shown)
    assert jobs(db) == []
    assert imports.not_written(refused.value.anew).errors == 1


def test_what_others_wrote_elsewhere_does_not_stop_a_list(db: Database, library: Library, tmp_path: Path) -> None:
    rows = [row("Phạm Văn Khôi", 1990, "Tổ Mới"), row("Lý Người Mới", 1991, "Tổ Mới")]
    path = write(tmp_path / "a.xlsx", A=rows)
    shown = imports.with_units(db, imports.preview(db, library, path), make=True)
    add(db, Person(code="K1", name="Trần Văn Khác", birth_date="1970"))
    assert imports.confirm(db, shown).committed
    assert [name for _, name, _ in jobs(db)] == ["Phạm Văn Khôi", "Lý Người Mới", "Trần Văn Khác"]
