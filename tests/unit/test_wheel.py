"""The built wheel carries the program's data, so that an installed program finds its words, laws and templates."""

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent.parent


def shipped(folder: Path) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_every_resource_and_template_and_nothing_of_the_tests(tmp_path: Path) -> None:
    [built] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path))
    with zipfile.ZipFile(built) as wheel:
        names = set(wheel.namelist())
    data = {name.removeprefix("khenthuong_desktop/_data/") for name in names if "/_data/" in name}
    assert data == shipped(ROOT / "resources") | shipped(ROOT / "templates_docx")
    assert not [name for name in names if name.startswith("tests/")]
    assert "khenthuong_desktop/store/migrations/versions/0001_first_tables.py" in names
    assert "khenthuong_desktop/store/migrations/script.py.mako" in names
