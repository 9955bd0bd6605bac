"""What holds the heading and the ending of a paper: tables of all sorts, tabs, frames, text boxes, controls."""

from tests.unit.documents.examination import wordml
from tests.unit.documents.examination.makes import GRID, Make, Placer
from tests.unit.documents.examination.papers import Paper
from tests.unit.documents.examination.wordml import cell, row, table


def _left(make: Make, paper: Paper) -> str:
    return "".join(make.left_lines(paper)) + make.organ_rule(paper)


def _right(make: Make) -> str:
    return "".join(make.right_lines()) + make.motto_rule()


def _cells(make: Make, left: str, right: str, **more: str) -> tuple[str, str]:
    return cell(left, GRID[0], **more), cell(right, GRID[1], **more)


def two_rows(make: Make, paper: Paper) -> str:
    first = row(*_cells(make, _left(make, paper), _right(make)))
    second = row(*_cells(make, make.number_lines(paper), make.dateline(paper)))
    return table(first, second, grid=GRID, padding=make.padding)


def only_cell_widths(make: Make, paper: Paper) -> str:
    """As python-docx leaves it: equal columns in the grid, the true widths in the cells."""
    return (
        two_rows(make, paper)
        .replace('w:gridCol w:w="3600"', 'w:gridCol w:w="4677"')
        .replace('w:gridCol w:w="5755"', 'w:gridCol w:w="4677"')
    )


def row_for_each_line(make: Make, paper: Paper) -> str:
    left, right = make.left_lines(paper), make.right_lines()
    left.append(make.organ_rule(paper))
    right.append(make.motto_rule())
    while len(left) > len(right):
        right.append("")
    while len(right) > len(left):
        left.append("")
    rows = [row(*_cells(make, one, other)) for one, other in zip(left, right, strict=True)]
    rows.append(row(*_cells(make, make.number_lines(paper), make.dateline(paper))))
    return table(*rows, grid=GRID, padding=make.padding)


def one_row(make: Make, paper: Paper) -> str:
    left = _left(make, paper) + make.number_lines(paper)
    right = _right(make) + make.dateline(paper)
    return table(row(*_cells(make, left, right)), grid=GRID, padding=make.padding)


def spaced(make: Make, paper: Paper) -> str:
    """Three columns, the middle one empty."""
    gap = cell(make.paragraph("blank"), 200)
    first = row(cell(_left(make, paper), 3500), gap, cell(_right(make), 5655))
    second = row(cell(make.number_lines(paper), 3500), gap, cell(make.dateline(paper), 5655))
    return table(first, second, grid=(3500, 200, 5655), padding=0)


def nested(make: Make, paper: Paper) -> str:
    """A table of one row with a table in each cell."""

    def inner(*contents: str, width: int) -> str:
        return table(*(row(cell(content, width)) for content in contents), grid=(width,), padding=0) + "<w:p/>"

    left = inner(_left(make, paper), make.number_lines(paper), width=GRID[0])
    right = inner(_right(make), make.dateline(paper), width=GRID[1])
    return table(row(*_cells(make, left, right)), grid=GRID, padding=0)


def in_one_cell(make: Make, paper: Paper) -> str:
    """The whole heading in a table of one cell."""
    return table(row(cell(two_rows(make, paper) + "<w:p/>", sum(GRID))), grid=(sum(GRID),), padding=0)


def controlled(make: Make, paper: Paper) -> str:
    """Content controls around the table, its rows, its cells and what is in them."""

    def wrapped(content: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    left, right = _cells(make, wrapped(_left(make, paper)), _right(make))
    second = row(*_cells(make, make.number_lines(paper), wrapped(make.dateline(paper))))
    first = wrapped(row(left, wrapped(right)))
    return wrapped(table(first, second, grid=GRID, padding=make.padding))


def floating(make: Make, paper: Paper) -> str:
    """Two tables beside each other, placed on the page."""
    place = '<w:tblpPr w:vertAnchor="page" w:horzAnchor="margin" w:tblpX="{x}" w:tblpY="1134"/>'
    left = table(
        row(cell(_left(make, paper), GRID[0])), row(cell(make.number_lines(paper), GRID[0])),
        grid=GRID[:1], padding=0, more=place.format(x=1),
    )  # fmt: skip
    right = table(
        row(cell(_right(make), GRID[1])), row(cell(make.dateline(paper), GRID[1])),
        grid=GRID[1:], padding=0, more=place.format(x=3700),
    )  # fmt: skip
    return left + make.paragraph("blank") + right + make.paragraph("blank")


def lined_cells(make: Make, paper: Paper) -> str:
    """Lines as the lower edges of cells that are as wide as the lines should be."""
    edge = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>'
    first = row(*_cells(make, "".join(make.left_lines(paper)), "".join(make.right_lines()), borders=edge))
    second = row(*_cells(make, make.number_lines(paper), make.dateline(paper)))
    return table(first, second, grid=GRID, padding=make.padding)


def boxes(make: Make, paper: Paper) -> str:
    left = wordml.box(_left(make, paper) + make.number_lines(paper), -3)
    right = wordml.box(_right(make) + make.dateline(paper), 62)
    return f"<w:p>{left}{right}</w:p>"


def frames(make: Make, paper: Paper) -> str:
    """Paragraphs with a frame each: those of one frame follow each other."""

    def framed(content: str, x: int, width: int) -> str:
        anchor = 'w:wrap="around" w:vAnchor="text" w:hAnchor="margin"'
        frame = f'<w:framePr w:w="{width}" w:hSpace="180" {anchor} w:x="{x}" w:y="1"/>'
        return content.replace("<w:pPr>", f"<w:pPr>{frame}")

    left = framed(_left(make, paper) + make.number_lines(paper), 1, GRID[0])
    return left + framed(_right(make) + make.dateline(paper), 3700, GRID[1])


def tabs(make: Make, paper: Paper) -> str:
    """Each line of the heading one paragraph with two centred tab stops."""
    stops = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6480"/></w:tabs>'
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'

    def line(left: tuple[str, str] | None, right: tuple[str, str] | None) -> str:
        parts = "".join(
            f"<w:r><w:tab/></w:r>{make.runs_of(*part) if part else ''}"
            for part in (left, right)
            if part or part is left
        )
        return f"<w:p><w:pPr>{stops}{spacing}</w:pPr>{parts}</w:p>"

    organ = [("superior", paper.superior)] if paper.superior else []
    left = [
        *organ,
        *(("organ", text) for text in paper.organ),
        ("rule", make.strokes("organ", paper.organ[-1], "organ")),
    ]
    right = [("national", make.national), ("motto", make.motto), ("rule", make.strokes("motto", make.motto, "motto"))]
    size = max(len(left), len(right))
    lines = [line(left[n] if n < len(left) else None, right[n] if n < len(right) else None) for n in range(size)]
    lines.append(line(("number", paper.number), ("dateline", paper.dateline) if paper.dateline else None))
    if paper.letter_subject:
        lines.append(line(("letter_subject", paper.letter_subject), None))
    return "".join(lines)


def swapped(make: Make, paper: Paper) -> str:
    """A fault: the national name on the left."""
    first = row(cell(_right(make), GRID[1]), cell(_left(make, paper), GRID[0]))
    second = row(cell(make.number_lines(paper), GRID[1]), cell(make.dateline(paper), GRID[0]))
    return table(first, second, grid=GRID[::-1], padding=make.padding)


HEADINGS: dict[str, Placer] = {
    "two_rows": two_rows,
    "only_cell_widths": only_cell_widths,
    "row_for_each_line": row_for_each_line,
    "one_row": one_row,
    "spaced": spaced,
    "nested": nested,
    "in_one_cell": in_one_cell,
    "controlled": controlled,
    "floating": floating,
    "lined_cells": lined_cells,
    "boxes": boxes,
    "frames": frames,
    "tabs": tabs,
    "swapped": swapped,
}


def ending_table(make: Make, paper: Paper) -> str:
    if paper.left_sign:
        return minutes_ending(make, paper)
    cells = cell(make.recipients(paper), 4500), cell(make.signer(paper.sign, paper.name), 4855)
    return table(row(*cells, whole=make.sign_whole), grid=(4500, 4855), padding=make.padding)


def minutes_ending(make: Make, paper: Paper) -> str:
    """Two signatures side by side, the recipients below them."""
    left, right = make.signer(paper.left_sign, paper.left_name), make.signer(paper.sign, paper.name)
    signed = row(cell(left, 4500), cell(right, 4855), whole=make.sign_whole)
    return table(signed, grid=(4500, 4855), padding=make.padding) + make.recipients(paper)


def separate_rows(make: Make, paper: Paper) -> str:
    """The posts in one row, the names in another; what is left blank is a row of its own."""
    if paper.left_sign:
        return minutes_ending(make, paper)
    above = "".join(make.paragraph("sign", text) for text in paper.sign)
    rows = (
        row(
            cell(make.recipients(paper), 4500, more='<w:vMerge w:val="restart"/>'),
            cell(above, 4855),
            whole=make.sign_whole,
        ),
        row(
            cell("<w:p/>", 4500, more="<w:vMerge/>"),
            cell(make.paragraph("sign_room") * make.sign_blanks, 4855),
            whole=make.sign_whole,
        ),
        row(
            cell("<w:p/>", 4500, more="<w:vMerge/>"),
            cell(make.paragraph("name", paper.name), 4855),
            whole=make.sign_whole,
        ),
    )
    return table(*rows, grid=(4500, 4855), padding=make.padding)


def recipients_below(make: Make, paper: Paper) -> str:
    """Minutes with the recipients in a table of their own."""
    if not paper.left_sign:
        return ending_table(make, paper)
    own = table(row(cell(make.recipients(paper), 4500), cell("<w:p/>", 4855)), grid=(4500, 4855), padding=0)
    return minutes_ending(make, paper).split("</w:tbl>")[0] + "</w:tbl>" + make.paragraph("blank") + own


def swapped_ending(make: Make, paper: Paper) -> str:
    """A fault: who signs on the left, the recipients on the right."""
    cells = cell(make.signer(paper.sign, paper.name), 4855), cell(make.recipients(paper), 4500)
    return table(row(*cells), grid=(4855, 4500), padding=make.padding)


def lower_recipients(make: Make, paper: Paper) -> str:
    """A fault: the recipients below the signature, not level with it."""
    first = row(cell("<w:p/>", 4500), cell(make.signer(paper.sign, paper.name), 4855))
    return table(first, row(cell(make.recipients(paper), 4500), cell("<w:p/>", 4855)), grid=(4500, 4855), padding=0)


ENDINGS: dict[str, Placer] = {
    "table": ending_table,
    "separate_rows": separate_rows,
    "recipients_below": recipients_below,
    "swapped": swapped_ending,
    "lower_recipients": lower_recipients,
}
