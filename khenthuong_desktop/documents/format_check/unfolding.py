"""Headings and endings set with tabs, line breaks or text boxes, unfolded into the cells of a table."""

from collections.abc import Iterator
from dataclasses import replace

from khenthuong_desktop.documents.format_check.model import Cell, Paragraph, Table, WordFile
from khenthuong_desktop.documents.format_check.rulebook import word
from khenthuong_desktop.domain.text import fold

_HEADING = 20  # the heading is over within so many paragraphs
_STROKES = frozenset("_-¯─—")


def unfold(file: WordFile) -> None:
    """Changes the paragraphs of a file so that every heading and ending looks like one set in a table."""
    _break_lines(file)
    _gather_boxes(file)
    _unfold_heading(file)
    _unfold_ending(file)
    for place, item in enumerate(file.paragraphs):
        if item.number != place + 1:
            file.paragraphs[place] = replace(item, number=place + 1)


def is_stroke(text: str) -> bool:
    """Nothing, or a line made of underscores."""
    return set(text.strip()) <= _STROKES


def pieces(item: Paragraph, mark: str) -> list[Paragraph]:
    """A paragraph cut at every mark; what is drawn in it belongs to each piece."""
    parts: list[list[tuple[str, int]]] = [[]]
    for place, run in enumerate(item.runs):
        first, *others = run.text.split(mark)
        parts[-1].append((first, place))
        parts += [[(text, place)] for text in others]
    return [
        replace(
            item,
            runs=tuple(replace(item.runs[place], text=text) for text, place in part if text),
            text="".join(text for text, _ in part),
        )
        for part in parts
    ]


def _break_lines(file: WordFile) -> None:
    """Lines of one centred paragraph, or of one cell, become paragraphs."""
    if not any("\n" in item.text for item in file.paragraphs):
        return
    lines: list[Paragraph] = []
    for item in file.paragraphs:
        if "\n" not in item.text or (item.cell is None and item.align != "center"):
            lines.append(item)
            continue
        parts = pieces(item, "\n")
        last = len(parts) - 1
        lines += [
            replace(part, before=item.before if place == 0 else 0, after=item.after if place == last else 0)
            for place, part in enumerate(parts)
        ]
    file.paragraphs[:] = lines


def _gather_boxes(file: WordFile) -> None:
    """Text boxes and placed tables at the top of the first page become columns of one table, from left to right."""
    boxes = {
        item.cell.table
        for item in file.paragraphs[:_HEADING]
        if item.cell is not None and _is_placed(file.tables[item.cell.table])
    }
    if len(boxes) < 2:
        return
    ordered = sorted(boxes, key=lambda number: file.tables[number].box_at or 0)
    column = {number: place for place, number in enumerate(ordered)}
    for place, item in enumerate(file.paragraphs):
        if item.cell is not None and item.cell.table in column:
            file.paragraphs[place] = replace(item, cell=Cell(ordered[0], 0, column[item.cell.table]))


def _is_placed(table: Table) -> bool:
    return table.box_at is not None and len(table.widths) < 2


def _unfold_heading(file: WordFile) -> None:
    national = fold(word("national_name"))
    start = next(
        (n for n, i in enumerate(file.paragraphs[:_HEADING]) if "\t" in i.text and national in fold(i.text)), None
    )
    if start is None or file.paragraphs[start].cell is not None:
        return
    due = next(n for n, part in enumerate(file.paragraphs[start].text.split("\t")) if national in fold(part))
    number = _new_table(file, file.paragraphs[start])
    lines: list[Paragraph] = []
    stop = start
    for item in file.paragraphs[start:]:
        if item.cell is not None or ("\t" not in item.text and not is_stroke(item.text)):
            break
        lines += _columns(item, number, stop - start, due)
        stop += 1
    file.paragraphs[start:stop] = lines


def _columns(item: Paragraph, table: int, row: int, due: int) -> Iterator[Paragraph]:
    """The pieces of a line in their columns; the right column begins after ``due`` tabs."""
    shown = [(place, part) for place, part in enumerate(pieces(item, "\t")) if part.visible or part.drawn]
    for place, part in shown:
        right = part is shown[-1][1] and (len(shown) > 1 or place >= due)
        yield replace(part, cell=Cell(table, row, int(right)), align="center")


def _unfold_ending(file: WordFile) -> None:
    label = fold(word("recipients"))
    start = next(
        (
            place
            for place, item in enumerate(file.paragraphs)
            if item.cell is None and "\t" in item.text and fold(item.text.split("\t")[0]).rstrip(":. ") == label
        ),
        None,
    )
    if start is None:
        return
    number = _new_table(file, file.paragraphs[start])
    section = file.paragraphs[start].section
    lines: list[Paragraph] = []
    stop = start
    for item in file.paragraphs[start:]:
        if item.cell is not None or item.section != section:
            break
        left, *others = pieces(item, "\t")
        right = next((part for part in others if part.visible), replace(left, text="", runs=()))
        lines.append(replace(left, cell=Cell(number, 0, 0)))
        lines.append(replace(right, cell=Cell(number, 0, 1), align="center"))
        stop += 1
    file.paragraphs[start:stop] = lines


def _new_table(file: WordFile, item: Paragraph) -> int:
    file.tables.append(Table((), (), 0, item.section))
    return len(file.tables) - 1
