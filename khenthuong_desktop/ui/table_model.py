"""One generic table model for every list: the source filters, sorts and counts, the model keeps a few pages."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from khenthuong_desktop.domain import text
from khenthuong_desktop.ui.theme import Tone

Row = TypeVar("Row")
RowOut = TypeVar("RowOut", covariant=True)
Index = QModelIndex | QPersistentModelIndex

PAGE = 100
KEPT_PAGES = 8
FIND_WITHIN = 2_000
CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_CHIP = int(CHIP_ROLE)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class Chip:
    """A state in a cell: a word with an icon and a tone."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


def shown(value: object) -> str:
    """Plain text of a value; unknown is an empty cell."""
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a list: where its value comes from and how it reads.

    ``sort`` is the name the source knows the column by; empty means it cannot be sorted. ``chars`` is how
    many letters should fit. The column marked ``stretch`` takes the room that is left. ``tip`` says in full what
    is abbreviated; what is not ``searched`` does not count for the search field. Cells that are ``marked`` stand out,
    and readers of the screen hear their ``tip``.
    """

    heading: str
    value: Callable[[Row], Any]
    text: Callable[[Any], str] = shown
    numeric: bool = False
    sort: str = ""
    chars: int = 14
    stretch: bool = False
    chip: Callable[[Row], Chip | None] | None = None
    hidden: bool = False
    tip: Callable[[Row], str] | None = None
    searched: bool = True
    mark: bool = False
    about: str = ""
    marked: Callable[[Row], bool] | None = None


@dataclass(frozen=True)
class Query:
    """What the user asked the list for."""

    text: str = ""
    sort: str = ""
    descending: bool = False
    filters: Mapping[str, Any] = field(default_factory=dict)


class Source(Protocol[RowOut]):
    """Where a list comes from; both answers are for the same query."""

    def count(self, query: Query) -> int: ...

    def page(self, query: Query, offset: int, limit: int) -> Sequence[RowOut]: ...


class ListSource(Generic[Row]):
    """A source over rows in memory, for lists that are always short (members of a council, files of a dossier)."""

    def __init__(self, load: Callable[[Query], Sequence[Row]], columns: Sequence[Column[Row]]) -> None:
        self._load = load
        self._columns = columns
        self._rows: Sequence[Row] = ()

    def count(self, query: Query) -> int:
        rows = list(self._load(query))
        words = text.fold(query.text).split()
        if words:
            rows = [row for row in rows if all(word in self._searched(row) for word in words)]
        column = next((column for column in self._columns if column.sort and column.sort == query.sort), None)
        if column is not None:
            rows.sort(key=lambda row: _sortable(column.value(row)), reverse=query.descending)
        self._rows = rows
        return len(rows)

    def page(self, _query: Query, offset: int, limit: int) -> Sequence[Row]:
        return self._rows[offset : offset + limit]

    def _searched(self, row: Row) -> str:
        return text.fold(" ".join(column.text(column.value(row)) for column in self._columns if column.searched))


def _sortable(value: object) -> tuple[int, Any]:
    """Unknown values last, texts in Vietnamese order, everything else as it is."""
    if value is None or value == "":
        return (1, "")
    return (0, text.sort_key(value) if isinstance(value, str) else value)


def key_of(row: Any) -> str:
    """The key of a row, unless the table was told another way."""
    return str(row.id)


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows of a source, fetched by pages as they come into view."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        source: Source[Row],
        key: Callable[[Row], str] = key_of,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self.query = Query()
        self._source = source
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def ask(self, query: Query) -> None:
        """Show what ``query`` asks for."""
        self.query = query
        self.reload()

    def reload(self) -> None:
        """Ask the source again."""
        self.beginResetModel()
        self._pages.clear()
        self._count = self._source.count(self.query)
        self.endResetModel()

    def row_at(self, row: int) -> Row | None:
        """The whole row at a position of the list."""
        if not 0 <= row < self._count:
            return None
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
        return page[place] if place < len(page) else None

    def position(self, key: str) -> int | None:
        """Where the row with this key is now, looked for in the pages at hand and the first rows."""
        numbers = [*self._pages, *range(min(self._count, FIND_WITHIN) // PAGE + 1)]
        for number in dict.fromkeys(numbers):
            start = number * PAGE
            for row in range(start, min(start + PAGE, self._count)):
                found = self.row_at(row)
                if found is not None and self.key(found) == key:
                    return row
        return None

    def as_text(self, rows: Sequence[int], columns: Sequence[int]) -> str:
        """The rows as a block that Excel takes, headings first."""
        lines = ["\t".join(self.columns[column].heading for column in columns)]
        for row in rows:
            found = self.row_at(row)
            if found is not None:
                cells = [self.text_of(found, self.columns[column]) for column in columns]
                lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines)

    def texts(self, columns: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """What the cells of all rows say, page after page, in the order of the list."""
        for number in range(self._count):
            found = self.row_at(number)
            if found is not None:
                yield tuple(self.text_of(found, self.columns[column]) for column in columns)

    def whole(self, query: Query, count: int) -> list[Row]:
        """Every row of an answer in few questions, past the pages at hand; the worker may ask, too."""
        rows: list[Row] = []
        while len(rows) < count and (more := self._source.page(query, len(rows), count - len(rows))):
            rows.extend(more)
        return rows

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        # Qt asks for a dozen roles per cell; leaving early for most of them halves the cost of a repaint.
        if role not in (_DISPLAY, _CHIP, _ALIGN, _TOOLTIP, _SPOKEN):
            return None
        column = self.columns[index.column()]
        if role == _ALIGN:
            return _aligned(column)
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == _CHIP:
            return column.chip(row) if column.chip is not None else None
        if role == _SPOKEN and column.mark and column.chip is not None:
            chip = column.chip(row)
            return f"{column.about}: {chip.text}" if chip is not None else column.about
        if role == _SPOKEN and column.marked is not None and column.tip is not None and column.marked(row):
            return column.tip(row)
        return self.text_of(row, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return "\n".join(column.heading.split()) if column.mark else column.heading
        if role == _ALIGN:
            return _aligned(column)
        return (column.about or None) if role in (_TOOLTIP, _SPOKEN) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        name = self.columns[column].sort if 0 <= column < len(self.columns) else ""
        descending = bool(name) and order == Qt.SortOrder.DescendingOrder
        if (name, descending) != (self.query.sort, self.query.descending):
            self.ask(replace(self.query, sort=name, descending=descending))

    def _fetch(self, number: int) -> Sequence[Row]:
        page = self._source.page(self.query, number * PAGE, PAGE)
        self._pages[number] = page
        if len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        return page

    @staticmethod
    def text_of(row: Row, column: Column[Row]) -> str:
        """What a cell says; a chip says its word."""
        if column.chip is not None and not column.mark:
            chip = column.chip(row)
            return chip.text if chip is not None else ""
        return column.text(column.value(row))


def _aligned(column: Column[Any]) -> Qt.AlignmentFlag:
    if column.mark:
        return _CENTRE
    return _RIGHT if column.numeric else _LEFT
