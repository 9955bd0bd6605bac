"""One answer for many questions of an import, where it is plain what it means for each; the clerk sees them all."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from khenthuong_desktop.services.imports import NEW, Candidate, Question
from khenthuong_desktop.ui import labels

_FEWEST = 2  # questions; one is answered as quickly by itself


@dataclass(frozen=True)
class ManyAnswers:
    """What is chosen at once: key of the question → code or NEW."""

    words: str
    answers: Mapping[str, str]


def ways_to_answer(questions: Sequence[Question]) -> list[ManyAnswers]:
    """The ways to answer many of these questions at once. Nobody is chosen for two rows of one sheet, who may be two
    namesakes."""
    subjects = [question for question in questions if not question.of_unit]
    units = [question for question in questions if question.of_unit]
    offered = [
        ("Đúng như gợi ý duy nhất", _once(subjects, {q.key: _only(q) for q in subjects})),
        ("Người khớp chức vụ, ngày sinh", _once(subjects, {q.key: _fitting(q) for q in subjects})),
        ("Không phải, đều là mới", dict.fromkeys((q.key for q in subjects), NEW)),
        ("Đơn vị: đúng như gợi ý duy nhất", {q.key: code for q in units if (code := _only(q)) is not None}),
        ("Đơn vị: không phải, đều là mới", dict.fromkeys((q.key for q in units), NEW)),
    ]
    return [
        ManyAnswers(f"{words} ({labels.number(len(answers))} câu)", answers)
        for words, answers in offered
        if len(answers) >= _FEWEST
    ]


def asked_alike(question: Question, questions: Sequence[Question]) -> Iterator[Question]:
    """The same question in other sheets of the file: who is asked about in just the same words is one and the same,
    where no sheet asks so twice."""
    alike = [one for one in questions if not one.of_unit and _words(one) == _words(question)]
    sheets = Counter(one.sheet for one in alike)
    if not question.of_unit and sheets[question.sheet] == 1:
        yield from (one for one in alike if one.sheet != question.sheet and sheets[one.sheet] == 1)


def _words(question: Question) -> tuple[object, ...]:
    return question.field, question.value, question.about, question.unit, question.candidates


def _only(question: Question) -> str | None:
    return question.candidates[0].code if len(question.candidates) == 1 else None


def _fitting(question: Question) -> str | None:
    """Of several, the one of whom all is on file that the row says."""
    fit = [one.code for one in question.candidates if _fits(one, question)]
    return fit[0] if len(question.candidates) > 1 and len(fit) == 1 else None


def _fits(candidate: Candidate, question: Question) -> bool:
    told = [words.casefold() for words in candidate.about]
    return bool(question.about) and all(words.casefold() in told for words in question.about)


def _once(questions: Sequence[Question], chosen: Mapping[str, str | None]) -> dict[str, str]:
    """The choices without those made for two rows of one sheet."""
    often = Counter((question.sheet, chosen[question.key]) for question in questions)
    return {
        question.key: code
        for question in questions
        if (code := chosen[question.key]) is not None and often[question.sheet, code] == 1
    }
