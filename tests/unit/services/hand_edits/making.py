"""Makes one edit of the corpus in a Word file, as a hand would: in a cell, a paragraph, a row."""

import copy
import json
import re
from pathlib import Path
from typing import Any

from docx import Document
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parent
_FEWEST_CELLS = 4


def corpus(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return loaded


def make_edit(path: Path, edit: dict[str, Any]) -> None:
    """Change the file; an edit that changes nothing is a mistake in the corpus."""
    document = Document(str(path))
    before = document.element.xml
    if "column" in edit:
        paragraphs = _cell(document, edit["row"], edit["column"])
    elif "row" in edit:
        _change_row(document, edit)
        paragraphs = []
    else:
        paragraphs = [one for one in _paragraphs(document) if re.search(edit["find"], one.text)][: edit.get("times", 1)]
        assert paragraphs, edit
    for paragraph in paragraphs:
        _change(paragraph, edit)
    assert document.element.xml != before, edit
    document.save(str(path))


def _change(paragraph: Paragraph, edit: dict[str, Any]) -> None:
    what = edit.get("do")
    if what == "drop":
        paragraph._element.getparent().remove(paragraph._element)
    elif what == "add_after":
        added = copy.deepcopy(paragraph._element)
        paragraph._element.addnext(added)
        _write(Paragraph(added, paragraph._parent), edit["to"])
    elif what == "bold":
        for run in paragraph.runs:
            run.bold = not run.bold
    else:
        _write(paragraph, re.sub(edit.get("find", ".*"), edit["to"], paragraph.text, count=1))


def _write(paragraph: Paragraph, text: str) -> None:
    """The text in two runs, the second one in italics: values come in pieces, too."""
    first, *others = paragraph.runs or [paragraph.add_run()]
    for run in others:
        run._element.getparent().remove(run._element)
    half = len(text) // 2
    first.text = text[:half]
    if text[half:]:
        paragraph.add_run(text[half:]).italic = True


def _paragraphs(document: Any) -> list[Paragraph]:
    return [Paragraph(element, document) for element in document.element.body.iter(f"{{{_namespace(document)}}}p")]


def _namespace(document: Any) -> str:
    return str(document.element.nsmap["w"])


def _records(document: Any) -> tuple[Table, list[_Row]]:
    """The table with most columns, and its rows of records without headings between them."""
    table = max(document.tables, key=lambda one: (len(one.columns), len(one.rows)))
    width = max(len({id(cell._tc) for cell in row.cells}) for row in table.rows)
    rows = [row for row in table.rows[1:] if len({id(cell._tc) for cell in row.cells}) == width]
    assert width >= _FEWEST_CELLS
    return table, rows


def _cell(document: Any, row: int, column: str) -> list[Paragraph]:
    table, rows = _records(document)
    headers = [cell.text for cell in table.rows[0].cells]
    cell = rows[row - 1].cells[next(place for place, header in enumerate(headers) if header.startswith(column))]
    return list(cell.paragraphs)[:1]


def _change_row(document: Any, edit: dict[str, Any]) -> None:
    _table, rows = _records(document)
    element = rows[edit["row"] - 1]._tr
    if edit["do"] == "drop":
        element.getparent().remove(element)
    elif edit["do"] == "swap":
        rows[edit["with"] - 1]._tr.addnext(element)
    else:
        added = copy.deepcopy(element)
        element.addnext(added)
        row = _Row(added, _table)
        for place, text in edit["cells"].items():
            _write(row.cells[int(place)].paragraphs[0], text)
