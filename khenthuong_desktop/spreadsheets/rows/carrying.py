"""Cells that stand for the one above: merged over several rows, or marked "nt", "như trên"; headers printed again."""

from collections.abc import Container, Iterator

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_ditto, is_empty, is_mark
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.record_columns import RecordKind
from khenthuong_desktop.spreadsheets.layouts.upper_headings import tells_of_before
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem, as_shown, column_letter
from khenthuong_desktop.spreadsheets.rows.row_classes import is_note
from khenthuong_desktop.spreadsheets.tables.award_groups import gathered
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, kind_of_heading, names_award, says_award
from khenthuong_desktop.spreadsheets.tables.further_tables import begins_other, is_retitled
from khenthuong_desktop.spreadsheets.tables.header import Header

# Several rows of one subject, or of one work of several authors.
_RECORDS = ("awards_held", "ratings", "discipline", "registrations", "decision_list", "vote_list", "initiatives_list")
_OF_SUBJECT = frozenset(
    ("code", "name", "family_name", "given_name", "birth_date", "gender", "citizen_number", "job_title", "unit")
)
_NOT_CARRIED = (ValueKind.CODE, ValueKind.NAME, ValueKind.PERSON_NAME, ValueKind.CITIZEN_ID)


def blank_repeated_headers(raw: RawSheet, header: Header) -> None:
    """The header that stands again on top of every printed page is no data; one under a title of its own begins a
    table of its own."""
    lines = [dict(enumerate(row)) for row in raw.rows[header.row : header.body]]
    key = min(header.columns)
    starts = {line[key] for line in lines if not is_empty(line.get(key))}
    seen = header.body
    for number, row in enumerate(raw.rows[header.body :], header.body):
        if key < len(row) and row[key] in starts:
            filled = {index: cell for index, cell in enumerate(row) if not is_empty(cell)}
            again = any(all(line.get(at) == cell for at, cell in filled.items()) for line in lines)
            if again and len(filled) > 1 and not is_retitled(raw, header, number):
                if begins_other(raw, header, range(seen, number)):
                    return  # it may be the header of a third table
                seen = number
                row.clear()


def fill_merged(raw: RawSheet, header: Header) -> None:
    """A cell merged over several rows (one unit for all its people) counts for each of them; in a list of records a
    name, too, and in a list of subjects the awards beside one name are all proposed for it."""
    of_records = header.layout.code in _RECORDS
    for (top, left), (bottom, right) in sorted(raw.merges, key=lambda merge: merge[0][1] != header.name_index):
        column = header.columns.get(left)
        if top < header.body or bottom == top or right != left or column is None:
            continue
        if top >= len(raw.rows) or left >= len(raw.rows[top]):
            continue
        if column.kind in _NOT_CARRIED and not of_records:
            if left == header.name_index:
                _join_awards_of_one(raw.rows[top : bottom + 1], header)
            continue
        for row in raw.rows[top + 1 : bottom + 1]:
            if left < len(row) and is_empty(row[left]) and _has_more_than_a_note(row):
                row[left] = raw.rows[top][left]


def _has_more_than_a_note(row: list[object]) -> bool:
    """Whether a row holds anything but blanks or a note between rows."""
    filled = [cell for cell in row if not is_empty(cell)]
    return len(filled) > 1 or (len(filled) == 1 and not is_note(as_text(filled[0])))


def _join_awards_of_one(rows: list[list[object]], header: Header) -> None:
    """Where further rows of one name say nothing else, their awards go to the first."""
    awards = [index for index, column in header.columns.items() if column.kind is ValueKind.AWARD]
    first, *further = rows
    for row in further:
        filled = [index for index in header.columns if index < len(row) and not is_empty(row[index])]
        if not filled or not set(filled) <= set(awards) or any(index >= len(first) for index in filled):
            return
        for index in filled:
            first[index] = "; ".join(as_text(cell) for cell in (first[index], row[index]) if not is_empty(cell))
        row.clear()


def join_columns(raw: RawSheet, header: Header) -> None:
    """Awards of one year in two columns: "LĐTT | Giấy khen" become "LĐTT; Giấy khen", as authors do; awards over their
    years and decisions are told in one cell, too."""
    _gather_awards(raw, header)
    for row in raw.rows[header.body :] if header.decided_apart else ():
        _take_decisions(row, header)
    for index, field in header.joined.items():
        first = header.index_of(field)
        for row in raw.rows[header.body :] if first is not None else ():
            if first is not None and first < index < len(row) and not is_empty(row[index]):
                if first in header.award_marks and is_mark(as_text(row[first])):
                    row[first] = header.award_marks[first]  # a cross beside words: "LĐTT; Giấy khen"
                told = [as_text(cell) for cell in (row[first], row[index]) if not is_empty(cell)]
                row[first] = "; ".join(told)


def _take_decisions(row: list[object], header: Header) -> None:
    """Each award of a row with the decision of its own behind it."""
    for group in header.decided_apart:
        told = group.written(row)
        if told and group.at is not None:
            row[group.at] = told
        for index in group.columns.values():
            if index < len(row):
                row[index] = ""


def _gather_awards(raw: RawSheet, header: Header) -> None:
    columns = {index for group in header.award_groups for index in group.columns.values()}
    first = header.index_of(RecordKind.HELD)
    if not columns or first is None:
        return
    for row in raw.rows[header.body :]:
        told = gathered(header.award_groups, row)
        if told and first not in columns and not is_empty(row[first]):
            told = f"{as_text(row[first])}; {told}"
        for index in columns & set(range(len(row))):
            row[index] = ""
        if told:
            row.extend([""] * (first + 1 - len(row)))
            row[first] = told


def fill_from_beside(raw: RawSheet, header: Header) -> tuple[Container[int], str]:
    """Where somebody holds no post, what he is stands in the other column for it: "Chức danh", "Chức vụ". The rows
    (from 1) whose post may be but a profession, and the heading over it."""
    first = header.index_of("job_title")
    index = next((index for index, column in header.repeated.items() if column.field == "job_title"), None)
    if first is None or index is None or header.headings.get(index) == header.headings.get(first):
        return range(len(raw.rows) + 1), "" if first is None else header.headings.get(first, "")
    if tells_of_before(header.repeated[index], (header.headings.get(index, ""),)):
        return (), ""
    filled: set[int] = set()
    for number, row in enumerate(raw.rows[header.body :], header.body + 1):
        free = max(first, index) < len(row) and is_empty(row[first]) and not is_empty(row[index])
        if free and _has_more_than_a_note(row):
            row[first] = row[index]
            filled.add(number)
    return filled, header.headings.get(index, "")


def tick_awards(raw: RawSheet, header: Header) -> None:
    """The award itself under its own heading is a tick like all others: "LĐTT" under "Lao động tiên tiến"."""
    _other_awards(raw, header)
    for index, award in header.award_marks.items():
        for row in raw.rows[header.body :]:
            if index < len(row) and says_award(as_text(row[index]), award_in(award) or award):
                row[index] = "x"


def _other_awards(raw: RawSheet, header: Header) -> None:
    """A heading between the rows may name other awards for the marks below it: "B | Tập thể | TTLĐTT | TTLĐXS"."""
    name = header.name_index
    awards: dict[int, str] = {}
    for row in raw.rows[header.body :] if name is not None and header.award_marks else ():
        if name is None or name >= len(row) or kind_of_heading(as_text(row[name])) is None:
            for index, award in awards.items():
                if index < len(row) and is_mark(row[index]):
                    row[index] = award
            continue
        cells = {index: as_text(row[index]) for index in header.award_marks if index < len(row)}
        awards = {index: words for index, words in cells.items() if names_award(words)}
        for index in awards:
            row[index] = ""


def fill_subjects(raw: RawSheet, header: Header) -> Iterator[Problem]:
    """Several awards held under one another, whose subject stands beside the first alone, are all of that one."""
    name, award = header.name_index, header.index_of("award")
    if header.layout.code != "awards_held" or name is None or award is None:
        return
    own = {index for index, column in header.columns.items() if column.field in _OF_SUBJECT} | {name}
    beside = own if header.ordinal is None else own | {header.ordinal}
    first: list[object] | None = None
    filled_in = []
    for number, row in enumerate(raw.rows[header.body :], header.body + 1):
        if name < len(row) and not is_empty(row[name]):
            first = row if award < len(row) and not is_empty(row[award]) else None
            continue
        filled = {index for index, cell in enumerate(row) if not is_empty(cell)}
        if first is None or award not in filled or len(filled) < 2 or not filled.isdisjoint(beside):
            first = None
            continue
        row.extend([""] * (max(own) + 1 - len(row)))
        for index in own & set(range(len(first))):
            row[index] = first[index]
        filled_in.append(number)
    if filled_in:
        details = {"count": len(filled_in), "rows": ", ".join(map(str, filled_in))}
        yield Problem(FIXED, "subject_from_above", raw.name, filled_in[0], column_letter(name), details=details)


def fill_ditto(raw: RawSheet, header: Header) -> Iterator[Problem]:
    """ "nt", "như trên" and ditto marks become the value above, told once for a column."""
    body = raw.rows[header.body :]
    proposes = any(column.kind is ValueKind.AWARD for column in header.columns.values())
    of_records = header.layout.code in _RECORDS or proposes
    for index, column in header.columns.items():
        if column.kind in _NOT_CARRIED and not of_records:
            continue
        if not any(map(is_ditto, set(raw.column(index, header.body)))):
            continue
        above: object = ""
        same: list[int] = []
        written = ""
        for number, row in enumerate(body, header.body + 1):
            if index >= len(row):
                continue
            if is_ditto(row[index]):
                written = written or as_shown(row[index])
                row[index] = above
                same.append(number)
            elif not is_empty(row[index]) and _has_more_than_a_note(row):
                above = row[index]
        if same:
            details = {"heading": column.heading, "count": len(same), "rows": ", ".join(map(str, same))}
            yield Problem(FIXED, "same_as_above", raw.name, same[0], column_letter(index), written, details)
