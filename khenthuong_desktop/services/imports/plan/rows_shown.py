"""The rows of a sheet as a preview shows them; each is made when somebody looks at it, for lists may be long."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from khenthuong_desktop.services.imports.plan.answers import PreviewRow, RowStatus, status_of
from khenthuong_desktop.services.imports.plan.awards_written import awards_of
from khenthuong_desktop.services.imports.plan.changes import changes_of
from khenthuong_desktop.services.imports.plan.lines import Line, are_in_columns
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadRow, ReadSheet
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass


class RowsOfSheet:
    """``names`` are those behind the keys that rows change."""

    def __init__(self, sheet: ReadSheet, lines: Sequence[Line], names: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._lines = lines
        self._names = names

    def __iter__(self) -> Iterator[PreviewRow]:
        return map(self._row, range(len(self._sheet.rows)))

    def of(self, status: RowStatus | None) -> Sequence[int]:
        """The places of the rows of which this becomes, or of all of which anything does."""
        return self._by_status[status]

    def at(self, places: Sequence[int]) -> list[PreviewRow]:
        """These rows."""
        return list(map(self._row, places))

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields of which any row says something."""
        rows = self._sheet.rows
        if not are_in_columns(self._lines):
            return frozenset().union(*(row.fields for row in rows), *(line.fields for line in self._lines))
        apart = (row.fields for row in rows if row.row_class is not RowClass.DATA)
        return frozenset(self._sheet.in_columns.names()).union(*apart)

    @cached_property
    def proposes(self) -> bool:
        """Whether any row proposes an award."""
        return any(line.proposed for line in self._lines)

    def said_of(self, field: str) -> set[str]:
        """The different values of a field."""
        return {str(value) for value in self._sheet.column(field) if value is not None}

    @cached_property
    def _by_status(self) -> Mapping[RowStatus | None, Sequence[int]]:
        places: dict[RowStatus | None, list[int]] = defaultdict(list)
        for place, row in enumerate(self._sheet.rows):
            of_it = self._of(row)
            if of_it and (status := _status(of_it)) is not None:
                places[status].append(place)
                places[None].append(place)
        return places

    @cached_property
    def _of_row(self) -> Mapping[int, Sequence[Line]]:
        of_row: dict[int, list[Line]] = defaultdict(list)
        for line in self._lines:
            of_row[line.row.row].append(line)
        return of_row

    def _of(self, row: ReadRow) -> Sequence[Line]:
        return self._of_row.get(row.row, ()) if row.row_class is RowClass.DATA else ()

    def _row(self, place: int) -> PreviewRow:
        row = self._sheet.rows[place]
        of_it = self._of(row)
        status, proposed = (_status(of_it), of_it[-1].proposed) if of_it else (None, ())
        fields = row.fields  # of several awards or years; who they are of is known by now
        if of_it:
            fields = of_it[0].fields if len(of_it) == 1 else {**of_it[0].fields, **row.fields}
        changes = changes_of(of_it, self._names) if any(line.changes for line in of_it) else {}
        enters = bool(proposed) and any(line.record is not None and line.record.new for line in of_it)
        nominated = any(line.nominees and "achievement" not in line.changes for line in of_it)
        told = row.row, row.row_class.value, status, fields, changes, proposed, enters, nominated
        return PreviewRow(*told, awards_of(of_it))


def counts_of(lines: Sequence[Line], rows: int) -> tuple[Counter[RowStatus], Counter[RowStatus] | None]:
    """What becomes of how many of these ``rows``; and of how many records, where a row says several things at once."""
    of_lines = Counter(line.status for line in lines if line.status is not None)
    if len(lines) == rows:
        return of_lines, None
    of_row: dict[int, set[RowStatus | None]] = defaultdict(set)
    for line in lines:
        of_row[line.row.row].add(line.status)
    of_rows = (status_of(statuses) for statuses in of_row.values())
    return Counter(status for status in of_rows if status is not None), of_lines


def _status(of_row: Sequence[Line]) -> RowStatus | None:
    return of_row[0].status if len(of_row) == 1 else status_of({line.status for line in of_row})
