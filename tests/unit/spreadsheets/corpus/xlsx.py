"""A small .xlsx writer: fonts, number formats, formulas with the values Excel kept, merges, hidden sheets."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from khenthuong_desktop.spreadsheets.problems import column_letter
from tests.unit.spreadsheets.corpus.drafts import Cell, Value
from tests.unit.spreadsheets.corpus.grids import Sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


class _Styles:
    """Cell styles in the order of their first use; 0 is the plain one."""

    def __init__(self) -> None:
        self.keys = [("", "")]

    def of(self, cell: Value) -> int:
        key = (cell.font, cell.form) if isinstance(cell, Cell) else ("", "")
        if key not in self.keys:
            self.keys.append(key)
        return self.keys.index(key)

    def part(self) -> str:
        fonts = "".join(f"<font><name val={quoteattr(font or 'Times New Roman')}/></font>" for font, _ in self.keys)
        forms = "".join(
            f"<numFmt numFmtId='{164 + index}' formatCode={quoteattr(form)}/>"
            for index, (_, form) in enumerate(self.keys)
            if form
        )
        styles = "".join(
            f"<xf fontId='{index}' numFmtId='{164 + index if form else 0}' applyFont='1' applyNumberFormat='1'/>"
            for index, (_, form) in enumerate(self.keys)
        )
        count = len(self.keys)
        return (
            f"{_HEAD}<styleSheet xmlns='{_MAIN}'><numFmts>{forms}</numFmts><fonts count='{count}'>{fonts}</fonts>"
            f"<fills><fill/></fills><borders><border/></borders>"
            f"<cellXfs count='{count}'>{styles}</cellXfs></styleSheet>"
        )


def save_xlsx(path: Path, sheets: list[Sheet]) -> None:
    styles = _Styles()
    strings: dict[str, int] = {}
    parts = {f"xl/worksheets/sheet{n}.xml": _sheet(one, styles, strings) for n, one in enumerate(sheets, start=1)}
    listed = "".join(
        f"<sheet name={quoteattr(one.name)} sheetId='{n}' r:id='s{n}'{_state(one)}/>"
        for n, one in enumerate(sheets, start=1)
    )
    links = "".join(
        f"<Relationship Id='s{n}' Type='{_OFFICE}/worksheet' Target='worksheets/sheet{n}.xml'/>"
        for n in range(1, len(sheets) + 1)
    )
    parts["xl/workbook.xml"] = (
        f"{_HEAD}<workbook xmlns='{_MAIN}' xmlns:r='{_OFFICE}'><sheets>{listed}</sheets></workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f"{_HEAD}<Relationships xmlns='{_PACKAGE}/relationships'>{links}"
        f"<Relationship Id='y' Type='{_OFFICE}/styles' Target='styles.xml'/>"
        f"<Relationship Id='t' Type='{_OFFICE}/sharedStrings' Target='sharedStrings.xml'/></Relationships>"
    )
    parts["xl/styles.xml"] = styles.part()
    items = "".join(f"<si><t xml:space='preserve'>{_escaped(words)}</t></si>" for words in strings)
    parts["xl/sharedStrings.xml"] = f"{_HEAD}<sst xmlns='{_MAIN}'>{items}</sst>"
    parts["_rels/.rels"] = (
        f"{_HEAD}<Relationships xmlns='{_PACKAGE}/relationships'>"
        f"<Relationship Id='w' Type='{_OFFICE}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    )
    parts["[Content_Types].xml"] = _content_types(len(sheets))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def _state(sheet: Sheet) -> str:
    return " state='hidden'" if sheet.hidden else ""


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    names = {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, sheets + 1)}
    names |= {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles", "/xl/sharedStrings.xml": "sharedStrings"}
    overrides = "".join(f"<Override PartName='{name}' ContentType='{kind}.{of}+xml'/>" for name, of in names.items())
    return (
        f"{_HEAD}<Types xmlns='{_PACKAGE}/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        f"<Default Extension='xml' ContentType='application/xml'/>{overrides}</Types>"
    )


def _sheet(sheet: Sheet, styles: _Styles, strings: dict[str, int]) -> str:
    rows = []
    for number, row in enumerate(sheet.rows, start=1):
        cells = "".join(_cell(f"{column_letter(at)}{number}", cell, styles, strings) for at, cell in enumerate(row))
        rows.append(f'<row r="{number}">{cells}</row>')
    merges = "".join(
        f"<mergeCell ref='{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}'/>"
        for top, left, bottom, right in sheet.merges
    )
    merged = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return f"{_HEAD}<worksheet xmlns='{_MAIN}'><sheetData>{''.join(rows)}</sheetData>{merged}</worksheet>"


def _cell(place: str, cell: Value, styles: _Styles, strings: dict[str, int]) -> str:
    value = cell.value if isinstance(cell, Cell) else cell
    formula = f"<f>{escape(cell.formula)}</f>" if isinstance(cell, Cell) and cell.formula else ""
    opened = f'<c r="{place}" s="{styles.of(cell)}"'
    if value is None:
        return f"{opened}/>"
    if isinstance(value, str):
        if value.startswith("#"):
            return f'{opened} t="e">{formula}<v>{value}</v></c>'
        if formula:
            return f'{opened} t="str">{formula}<v>{_escaped(value)}</v></c>'
        return f'{opened} t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
    return f"{opened}>{formula}<v>{value}</v></c>"


def _escaped(words: str) -> str:
    """XML text; characters XML cannot hold in Excel's own way of writing them."""
    return "".join(char if char >= " " or char in "\n\t" else f"_x{ord(char):04X}_" for char in escape(words))
