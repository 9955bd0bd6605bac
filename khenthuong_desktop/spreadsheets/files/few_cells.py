"""What the reader of values makes of styles and texts, asked in a workbook of these alone."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK = {
    "_rels/.rels": f'<Relationships {_LINKS}><Relationship Id="r" Type="{_OFFICE}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="1" sheetId="1" r:id="r"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships {_LINKS}><Relationship Id="r" Type="{_OFFICE}/worksheet"'
    ' Target="worksheets/sheet1.xml"/></Relationships>',
}


class FewCells(NamedTuple):
    """For each style a whole number and one with a half, as they are read in it; and the words of each text."""

    styled: list[tuple[object, object]]
    texts: list[object]


def read_few_cells(styles: bytes, count: int, texts: Sequence[str]) -> FewCells:
    """``count`` styles of ``xl/styles.xml``; ``texts`` is what stands in ``<si>``. Raises what the reader raises."""
    from python_calamine import CalamineWorkbook

    rows = [
        f'<row r="{row}"><c r="A{row}" s="{style}"><v>45000</v></c><c r="B{row}" s="{style}"><v>45000.5</v></c></row>'
        for style, row in enumerate(range(1, count + 1))
    ]
    rows += [
        f'<row r="{row}"><c r="A{row}" t="s"><v>{text}</v></c></row>'
        for row, text in enumerate(range(len(texts)), count + 1)
    ]
    shared = "".join(f"<si>{text}</si>" for text in texts)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        for name, part in _WORKBOOK.items():
            archive.writestr(name, part)
        archive.writestr("xl/styles.xml", styles or f"<styleSheet {_MAIN}/>")
        archive.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{shared}</sst>")
        archive.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet {_MAIN}><sheetData>{''.join(rows)}</sheetData></worksheet>"
        )
    content.seek(0)
    read = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python(skip_empty_area=False)
    read += [[""]] * (count + len(texts) - len(read))  # texts of nothing at the end are no rows
    return FewCells([(row[0], row[1]) for row in read[:count]], [row[0] for row in read[count:]])
