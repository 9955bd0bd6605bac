"""Answers find their questions: each is taken for just the place that asks it, what fits none is told."""

from collections.abc import Callable, Mapping, Sequence
from string import ascii_uppercase

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.services.imports.matching.near_people import bare_name, is_nearly_named
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.free_codes import GivenCodes
from khenthuong_desktop.services.imports.plan.questions import NEW, Choices, Question, place_of
from khenthuong_desktop.services.imports.plans import Plan
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Collective, Household, Person

_SUBJECTS = (Person, Collective, Household)


class Settled:
    """The plan with every answer that has a question; ``make`` plans with what is taken so far."""

    def __init__(
        self,
        make: Callable[[Choices], Plan],
        told: Mapping[str, str],
        taken: Mapping[str, str],
        asked: Sequence[Question] = (),
        codes: GivenCodes | None = None,
        about: Mapping[str, str] | None = None,
    ) -> None:
        self.codes: GivenCodes = dict(codes or {})
        self.about = dict(about or {})  # what an answer was given for, by its place
        self._left = {key: code for key, code in told.items() if taken.get(key) != code}
        anew = {_place_taken(key, taken) for key in self._left}
        self.taken = {place: code for place, code in taken.items() if place not in anew}
        self._faults: dict[str, FieldFault] = {}
        self._asked = tuple(asked)
        self._choices = Choices()
        self._take()
        while True:  # an answer may bring forth the question of the next one
            self._choices = Choices(self.taken, self._left, self.codes)
            self.plan = make(self._choices)
            self._asked = self.plan.questions
            if not self._take():
                break
        self.about = {place: words for place, words in self.about.items() if place in self.taken}

    def refuse_vain(self, session: Session) -> None:
        """Raise answers to what nobody asked, and those that name nobody; but for those that hold already, as of a file
        that is taken in again."""
        for key in [key for key, code in self._left.items() if self._holds(session, key, code)]:
            del self._left[key]
            self._faults.pop(key, None)
        nobody = {key: self.taken[key] for key in self.taken if name_key(key) in self._choices.nobody}
        if self._left or nobody:
            faults = self._faults | {key: _fault("answer_vain", key, code) for key, code in nobody.items()}
            raise ValuesRefused(*faults.values())

    def _holds(self, session: Session, key: str, code: str) -> bool:
        """Whether the row of an answer is about that subject without it, or has nothing to write."""
        rows = [line for line in self.plan.lines if name_key(key) in (name_key(place_of(line)), str(line.row.row))]
        if len(rows) != 1 or rows[0].status not in (RowStatus.SAME, RowStatus.CHANGED):
            return False
        record, same = rows[0].record, rows[0].status is RowStatus.SAME
        of_subject = record is not None and record.table in _SUBJECTS
        if code == NEW:
            return same and record is not None and record.table is Person and _has_double(session, record.id)
        keys = {session.scalar(select(table.id).where(table.code == code)) for table in _SUBJECTS} - {None}
        if record is not None and of_subject:
            return record.id in keys
        return same and bool(keys)

    def _take(self) -> bool:
        """Take the answers that have just one question; whether there was any."""
        self._faults = {}
        found = {}
        for key, code in self._left.items():
            places = self._places(key)
            if len(places) != 1:
                code_of_fault = "answer_of_several" if places else "answer_vain"
                self._faults[key] = _fault(code_of_fault, key, code, "; ".join(places))
            elif (question := places[next(iter(places))]) is not None and not question.offers(code):
                offered = ", ".join(candidate.code for candidate in question.candidates)
                self._faults[key] = _fault("answer_not_offered", key, code, offered)
            elif question is not None and self.about.get(question.key, question.value) != question.value:
                self._faults[key] = _fault("answer_vain", key, code)  # it was given for another name
            else:
                found[key] = next(iter(places))
                if question is not None:
                    self.about[question.key] = question.value
        for key, place in found.items():
            self.taken[place] = self._left.pop(key)
        return bool(found)

    def _places(self, key: str) -> dict[str, Question | None]:
        """The questions that an answer may be for; None: words in the file that nobody needs to ask about."""
        for question in self._asked:
            if name_key(question.key) == name_key(key):
                return {question.key: None if question.of_unit else question}
        if key.isdecimal() and (of_row := {q.key: q for q in self._asked if not q.of_unit and q.row == int(key)}):
            return dict(of_row)
        return dict.fromkeys(self._choices.places_of_words(key))


def _has_double(session: Session, key: str) -> bool:
    """Whether somebody else is called as this one, or nearly so: who was new beside him is on file by now."""
    names = {row.id: row.name for row in session.scalars(select(Person))}
    own = names.pop(key, "")
    return any(bare_name(one) == bare_name(own) or is_nearly_named(one, own) for one in names.values())


def _place_taken(key: str, taken: Mapping[str, str]) -> str | None:
    """The place whose answer is given anew, which then is asked again."""
    same = [place for place in taken if name_key(place) == name_key(key)]
    of_row = [place for place in taken if key.isdecimal() and place.rpartition("!")[2].lstrip(ascii_uppercase) == key]
    return next(iter(same or of_row)) if len(same or of_row) == 1 else None


def _fault(code: str, key: str, value: str, choices: str = "") -> FieldFault:
    return FieldFault("same", code, {"field": key, "value": value, "choices": choices})
