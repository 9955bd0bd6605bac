"""Modules that stand aside until somebody uses them."""

import ctypes
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from khenthuong_desktop.sparing import give_back
from tests.unit.services.paper_office import an_office

_BEGIN = "from khenthuong_desktop.sparing import spare_modules; spare_modules(); import sys; "


def told_by(program: str) -> str:
    """What a fresh Python says: here everything is loaded already."""
    done = subprocess.run([sys.executable, "-c", _BEGIN + program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_database_layer_loads_neither_asyncio_nor_openssl() -> None:
    names = ("asyncio.events", "_ssl", "_hashlib", "email", "sqlalchemy.dialects.postgresql")
    loaded = f"print([name for name in {names} if name in sys.modules])"
    assert told_by(f"import khenthuong_desktop.services.upkeep; {loaded}") == "[]"


def test_a_checksum_is_reckoned_by_the_real_module() -> None:
    assert told_by("import hashlib; print(hashlib.sha256(b'').hexdigest()[:8], hashlib.md5)").startswith(
        "e3b0c442 <built"
    )


def test_a_checksum_of_few_bytes_is_the_same_and_loads_no_openssl() -> None:
    program = """
from khenthuong_desktop.sparing import sha256_of_few
print(sha256_of_few("bản sửa".encode()), "_hashlib" in sys.modules)
"""
    assert told_by(program) == f"{sha256('bản sửa'.encode()).hexdigest()} False"


@pytest.mark.parametrize("missing", [("_sha2",), ("_sha2", "_sha256")])
def test_a_python_without_its_own_checksums_takes_those_there_are(missing: tuple[str, ...]) -> None:
    program = f"sys.modules.update(dict.fromkeys({missing})); from khenthuong_desktop.sparing import sha256_of_few; "
    assert told_by(program + "print(sha256_of_few(b'')[:8])") == "e3b0c442"


def test_looking_for_what_was_edited_loads_no_openssl(tmp_path: Path) -> None:
    with an_office(tmp_path) as office:
        assert office.notice() == (0, 0)
    program = f"""
from pathlib import Path
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from khenthuong_desktop.store.folder import open_folder
folder = DataFolder(Path({str(tmp_path / "data")!r}))
data = open_folder(folder)
print(keep_edits(data.db, folder).waiting, "_hashlib" in sys.modules)
data.close()
"""
    assert told_by(program) == "() False"


def test_asyncio_runs_when_it_is_used_also_by_its_parts() -> None:
    program = """
import sqlalchemy.orm, asyncio
from asyncio import sleep
import asyncio.events
async def answer():
    await sleep(0)
    return 42
waiting = answer()
print(asyncio.run(waiting), asyncio.iscoroutine(waiting), sqlalchemy.util.concurrency.iscoroutine(waiting))
"""
    assert told_by(program) == "42 True True"


def test_signatures_for_type_checkers_are_not_kept_and_what_they_describe_works() -> None:
    program = """
import typing, sqlalchemy
print(sum(map(len, typing._overload_registry.values())), sqlalchemy.select(sqlalchemy.literal(1)))
"""
    assert told_by(program).startswith("0 SELECT")


def test_modules_are_found_after_the_start_as_well() -> None:
    program = "from khenthuong_desktop.sparing import spare_collector; spare_collector(); "
    assert told_by(program + "import khenthuong_desktop.services.details, colorsys; print(colorsys.__name__)") == (
        "colorsys"
    )


def test_what_is_loaded_already_stays() -> None:
    program = "import khenthuong_desktop.sparing as s; real = sys.modules['json'] = __import__('json'); "
    assert (
        told_by(program + "s._AT_IMPORT['json'] = {}; s.spare_modules(); print(sys.modules['json'] is real)") == "True"
    )


def test_what_the_first_page_tells_needs_no_documents_lists_or_dossiers() -> None:
    program = "import khenthuong_desktop.services.overview; print(*sys.modules)"
    packages = {name.split(".")[1] for name in told_by(program).split() if name.startswith("khenthuong_desktop.")}
    assert not packages & {"documents", "spreadsheets", "packaging"}


def test_shipped_rules_are_read_without_what_checks_those_of_a_unit() -> None:
    program = "from khenthuong_desktop.regulations.library import load_library; load_library(); print(*sys.modules)"
    loaded = {name.removeprefix("khenthuong_desktop.") for name in told_by(program).split()}
    assert "regulations.loader" in loaded
    assert not loaded & {"regulations.table_shapes", "regulations.shapes", "domain.dossier"}


def test_what_is_loaded_when_the_data_are_open_is_passed_over_by_the_collector_and_taken_once() -> None:
    program = """
import gc
from khenthuong_desktop.sparing import spare_collector
kept = [[]]
spare_collector()
passed = gc.get_freeze_count()
new = [[]]
spare_collector()
looked = gc.get_objects()
print(passed > 1000, gc.get_freeze_count() <= passed, *(any(one is it for one in looked) for it in (kept, new)))
"""
    assert told_by(program) == "True True False True"


@pytest.mark.parametrize(("platform", "trimmed"), [("linux", [0]), ("win32", [])])
def test_what_a_library_has_let_go_is_given_back_where_the_allocator_keeps_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, trimmed: list[int]
) -> None:
    told: list[int] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=told.append))
    give_back()
    assert told == trimmed


def test_a_c_library_that_cannot_give_back_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(sys, "platform", "linux")

    def plain(name: object) -> SimpleNamespace:
        asked.append(name)
        return SimpleNamespace()

    monkeypatch.setattr(ctypes, "CDLL", plain)
    give_back()
    assert asked == [None]
