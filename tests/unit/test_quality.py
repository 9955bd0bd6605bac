"""The rules of the house: layers, types, style, Vietnamese only where users read, words for every code."""

import ast
import json
import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest

from khenthuong_desktop import errors, messages, paths
from khenthuong_desktop.domain import terms

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "khenthuong_desktop"
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
MAY_BE_VIETNAMESE = ("ui", "cli", "app.py", "__main__.py", "spreadsheets")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_calls_go_down_the_layers() -> None:
    program = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    found = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_types_hold_strictly() -> None:
    found = run("mypy")
    assert found.returncode == 0, found.stdout


def test_style_is_clean() -> None:
    found = run("ruff", "check", ".")
    assert found.returncode == 0, found.stdout
    found = run("ruff", "format", "--check", ".")
    assert found.returncode == 0, found.stdout


def python_files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_vietnamese_words_stand_only_where_users_read(path: Path) -> None:
    place = path.relative_to(PACKAGE).parts[0]
    if place in MAY_BE_VIETNAMESE:
        return
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body
        if isinstance(node.body[0], ast.Expr)
    }
    spoken = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
        if len(node.value) > 3 and len(VIETNAMESE.findall(node.value)) > 1 and " " in node.value.strip()
    ]
    assert spoken == []


def known_errors() -> list[type[errors.KnownError]]:
    found, todo = [], [errors.KnownError]
    while todo:
        kind = todo.pop()
        found.append(kind)
        todo += kind.__subclasses__()
    return found[1:]


@pytest.mark.parametrize("kind", known_errors(), ids=lambda kind: kind.__name__)
def test_every_known_error_has_words_of_its_own(kind: type[errors.KnownError]) -> None:
    assert kind.__name__ in messages.catalogue("errors")


def test_every_term_has_a_label() -> None:
    labels = messages.catalogue("labels")
    for name in dir(terms):
        kind = getattr(terms, name)
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
            assert set(labels[name]) == {word.value for word in kind}, name


def test_every_action_that_can_be_undone_has_a_name_to_show() -> None:
    named = set(messages.catalogue("labels")["Action"])
    written = set()
    for path in (PACKAGE / "services").rglob("*.py"):
        for text in re.findall(r"\.write\(([^)]*)\)", path.read_text("utf-8")):
            written |= set(re.findall(r'"(\w+)"', text))
    assert written
    assert written <= named


def test_message_files_are_plain_json() -> None:
    for path in (paths.resources() / "messages").glob("*.json"):
        assert isinstance(json.loads(path.read_text("utf-8")), dict), path.name


def test_the_command_line_loads_no_window() -> None:
    program = (
        "import sys; from khenthuong_desktop.cli import main; from khenthuong_desktop.cli.main import parser; parser();"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'sqlalchemy', 'openpyxl', 'docx'))])"
    )
    found = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
