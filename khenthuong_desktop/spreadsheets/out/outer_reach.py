"""What in a workbook of others reaches out of it, or runs when it is opened: taken away from the copy they get back."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WORDS = re.compile(r'"[^"]*"')
_ELSEWHERE = re.compile(  # another file, another program, the net
    r"\[\d+\]|\||\b(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(?:\.ID)?|EXEC|IMAGE|HYPERLINK|SQL\.REQUEST)\s*\(",
    re.IGNORECASE,
)
_RUNS = re.compile(r"(?:_xlnm\.)?auto_", re.IGNORECASE)  # macros that start with the workbook


def forget_outside(workbook: "Workbook") -> int:
    """Take away names, choices, conditional looks and links that lead out of the workbook; how many there were.
    Without the files that they name Excel would call the copy damaged; with the others it would be unsafe."""
    count = 0
    for names in (workbook.defined_names, *(sheet.defined_names for sheet in workbook.worksheets)):
        for name in [name for name, told in names.items() if _RUNS.match(name) or _leads_out(told.value)]:
            del names[name]
            count += 1
    return count + sum(_choices(sheet) + _looks(sheet) + _links(sheet) for sheet in workbook.worksheets)


def _leads_out(formula: object) -> bool:
    return formula is not None and _ELSEWHERE.search(_WORDS.sub('""', str(formula))) is not None


def _choices(sheet: "Worksheet") -> int:
    offered = sheet.data_validations
    before = list(offered.dataValidation)
    offered.dataValidation = [rule for rule in before if not (_leads_out(rule.formula1) or _leads_out(rule.formula2))]
    return len(before) - len(offered.dataValidation)


def _looks(sheet: "Worksheet") -> int:
    from openpyxl.formatting.formatting import ConditionalFormattingList

    kept, count = ConditionalFormattingList(), 0
    for place in sheet.conditional_formatting:
        for rule in place.rules:
            if any(map(_leads_out, _formulas(rule))):
                count += 1
            else:
                kept.add(str(place.sqref), rule)
    if count:
        sheet.conditional_formatting = kept
    return count


def _formulas(rule: "Rule") -> Iterator[object]:
    yield from rule.formula
    for scale in filter(None, (rule.colorScale, rule.dataBar, rule.iconSet)):
        yield from (limit.val for limit in scale.cfvo)


def _links(sheet: "Worksheet") -> int:
    count = 0
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        if cell.hyperlink is not None and cell.hyperlink.target:
            cell.hyperlink = None
            count += 1
    return count
