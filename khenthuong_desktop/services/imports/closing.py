"""What is written holds together: whatever a plan refers to is on file, or is written with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known, wait_for
from khenthuong_desktop.services.imports.plan.lines import Line, ManyNew, Record
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.store.tables import Collective, Household, Person, Row

_SUBJECTS = (Person, Collective, Household)
_LINKS: Mapping[type[Row], Mapping[str, str]] = {  # to units, with the field of the row that names them
    Person: {"collective_id": "unit", "heads_id": "heads"},
    Collective: {"parent_id": "parent"},
}
_WRITTEN = (RowStatus.NEW, RowStatus.CHANGED)
_STANDING = (*_WRITTEN, RowStatus.SAME)


def close(known: Known, lines: Sequence[Line]) -> dict[str, Record]:
    """Leave out rows that stand on what is not written, and links to units that are not; rows may turn out faulty
    after others were planned on them. Gives back, by key, whom the file makes beside its rows, as far as something
    that is written needs them."""
    made = known.new_units.made | known.new_subjects.made
    on_file = chain(known.people.values(), known.collectives.values(), known.households.values())
    closing = _Closing(known, {None, *made, *(row.id for row in on_file)})
    while closing.lets_go(lines) or known.numbers.take_back(lines):
        pass
    if not made:
        return {}
    known.new_subjects.leave_numbers(known.numbers.kept(lines))
    made = known.new_units.made | known.new_subjects.made
    standing = [line for line in lines if line.makes_something and line.status in _WRITTEN]
    there = closing.there(standing)
    made = {key: _loosened(record, there) for key, record in made.items()}
    needed, wanted = set[str](), set(_needed_by(standing))
    while more := (wanted & made.keys()) - needed:
        needed |= more
        wanted = {key for of in more for key in _references(made[of])}
    known.new_subjects.tell_only(needed)
    return {key: record for key, record in made.items() if key in needed}


class _Closing:
    """Lets go of rows and links for as long as others stood on them; ``always`` are keys that will be there."""

    def __init__(self, known: Known, always: set[str | None]) -> None:
        self._known, self._always = known, always
        self._codes: dict[str, str] = {}

    def there(self, lines: Iterable[Line]) -> set[str | None]:
        """The keys that are there when these rows are written; with None, which refers to nothing."""
        return self._always.union(filter(None, map(_new_key, lines)))

    def lets_go(self, lines: Sequence[Line]) -> bool:
        """Whether a row, or a link of one, was not to be kept."""
        standing = [line for line in lines if line.status in _STANDING]
        if len(standing) == len(lines):
            return False  # the usual case: every row is kept
        there = self.there(line for line in standing if line.status in _WRITTEN)
        whole: dict[int, bool] = {}
        let_go = False
        for line in standing:
            if line.among is not None:
                many, _ = line.among
                if id(many) not in whole:
                    whole[id(many)] = _is_whole(many, there)
                let_go |= not whole[id(many)] and self._loosen(line, there)
            elif not _is_plainly_kept(line, there):
                let_go |= self._waits(line, there) or self._loosen(line, there)
        return let_go

    def _waits(self, line: Line, there: set[str | None]) -> bool:
        """Whether the row stands on nothing, and so is left out."""
        if line.same_as is not None and line.same_as.faulty:
            place = {"other": line.same_as.row.row, "other_sheet": line.same_as.sheet.name}
            line.report(WARNING, "waits_for_other_row", "name", **place)
            line.leave_out()
            return True
        if (record := line.record) is None:
            return False
        for beside in line.beside:
            if beside.authors is not None:
                beside.authors = [author for author in beside.authors if author[0] in there]
        stands_on = [one.get("subject_id") for one in (record, *line.beside)]
        stands_on += [record.id] if record.table in _SUBJECTS and not record.new else []
        stands_on += [key for key, _ in record.authors or ()]
        lacking = next((key for key in stands_on if key not in there), None)
        if lacking is not None:
            code = self._code(lacking)
            other = self._known.waiting.get(code) or self._known.first_rows.get(code, line)
            wait_for(line, other, next((name for name in ("authors", "code") if name in line.fields), "name"), code)
        return lacking is not None

    def _loosen(self, line: Line, there: set[str | None]) -> bool:
        """Whether the row links to a unit that is not written; of that only the words are kept."""
        if (record := line.record) is None or (kept := _loosened(record, there)) is record:
            return False
        lost = record.values.keys() - kept.values.keys()
        for name in sorted(lost):
            field = _LINKS[record.table][name]
            if words := line.fields.get(field) or line.sheet.unit_above:
                self._known.new_units.tell(line, field, words)
        line.record = kept
        line.changes = {name: change for name, change in line.changes.items() if name not in lost}
        if line.status is RowStatus.CHANGED and not line.changes:
            line.status = RowStatus.NEW if line.nominees else RowStatus.SAME
        return True

    def _code(self, key: str) -> str:
        """The code of somebody who was to be there."""
        if not self._codes:
            self._codes = {target.id: target.code for target in self._known.targets.values()}
        return self._codes.get(key, "")


def _new_key(line: Line) -> str | None:
    """The key of the subject that a row brings, if it is a new one; its record is not looked at."""
    if line.among is not None:
        many, place = line.among
        key: str = many.columns["id"][place]
        return key
    record = line.record
    return record.id if record is not None and record.new and record.table in _SUBJECTS else None


def _is_plainly_kept(line: Line, there: set[str | None]) -> bool:
    """Whether the row only says something of a subject who is there; lists of them may be long."""
    record = line.record
    if record is None or line.same_as is not None or line.beside or record.authors or record.table in _SUBJECTS:
        return False
    return record.get("subject_id") in there


def _is_whole(many: ManyNew, there: set[str | None]) -> bool:
    """Whether all links of many new records hold."""
    return all(there.issuperset(many.columns[name]) for name in _LINKS.get(many.table, ()))


def _loosened(record: Record, there: set[str | None]) -> Record:
    """The record without links to what is not there."""
    lost = {name for name in _LINKS.get(record.table, ()) if record.get(name) not in there}
    if not lost:
        return record
    values = {name: value for name, value in record.values.items() if name not in lost}
    return Record(record.table, record.id, values, new=record.new)


def _needed_by(lines: Iterable[Line]) -> Iterator[str]:
    """The keys that rows refer to."""
    for line in lines:
        if line.among is not None:
            many, place = line.among
            yield from filter(None, (many.columns[name][place] for name in _LINKS.get(many.table, ())))
        else:
            for record in chain(filter(None, (line.record,)), line.beside):
                yield from _references(record)


def _references(record: Record) -> Iterator[str]:
    yield from filter(None, (record.get(name) for name in ("subject_id", *_LINKS.get(record.table, ()))))
    yield from (key for key, _ in record.authors or ())
