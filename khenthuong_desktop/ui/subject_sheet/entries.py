"""The two lists of the sheet: what to do in which year for each award, the soonest first; and what was."""

from collections.abc import Iterable, Iterator, Sequence

from khenthuong_desktop.domain.planning import YEARS_AHEAD
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.services.registers.records import RatingRow, SubjectRecord
from khenthuong_desktop.services.verdicts.cautions import Caution
from khenthuong_desktop.services.verdicts.planning import AwardPlan, SubjectPlan
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.subject_sheet.marks import RATING_TONES
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone

Entry = tuple[str, str | Chip, str]
"""When, what (a chip stands for an award or a state), and small print."""


def caution_entries(cautions: Sequence[Caution], year: int) -> Iterator[Entry]:
    """What to bear in mind, in one entry."""
    if cautions:
        words = "\n".join(f"{one.text} ({one.place})." for one in cautions)
        yield str(year), Chip("Cần lưu ý", Tone.WARNING, "triangle-alert"), words


def plan_entries(plan: SubjectPlan | None) -> Iterator[Entry]:
    """What to enter first, what is met already, each award with its steps, then what no year within reach leads to."""
    if plan is None:
        return
    if plan.question:
        yield "", Chip("Cần bổ sung “Loại”", Tone.WARNING, "circle-question-mark"), plan.question
    year = str(plan.result.verdict.year)
    reached = [one for one in plan.awards if _is_reached(one)]
    sure = [one for one in reached if not one.confirms]
    if sure:
        small = f"{_names(sure)}. Còn phần do người có thẩm quyền xem xét."
        yield year, Chip("Đã đủ điều kiện theo dữ liệu", Tone.GOOD, "circle-check"), small
    for one in reached:
        if one.confirms:
            yield year, Chip(f"{_name(one)}: cần xác nhận", Tone.GOOD, "stamp"), f"Cần xác nhận: {one.confirms}."
    ways = [(one.path.year, one.path.effort, one) for one in plan.awards if one.path and not _is_reached(one)]
    for year_reached, _effort, one in sorted(ways, key=lambda way: way[:2]):
        yield str(year_reached), Chip(_name(one), Tone.AWARD, "award"), "\n".join(one.steps)
    closed = [one for one in plan.awards if one.path is None and not one.is_left_to_people]
    if closed:
        last = closed[0].gap.result.verdict.year + YEARS_AHEAD
        yield "–", Chip(f"Chưa có lối đến năm {last}", Tone.NEUTRAL, "clock"), _names(closed)
    left = [one for one in plan.awards if one.path is None and one.is_left_to_people]
    if left:
        yield "–", Chip("Do người có thẩm quyền xét", Tone.NEUTRAL, "users"), _names(left)


def history_entries(record: SubjectRecord) -> Iterator[Entry]:
    """Newest year first; within a year the awards, then what they rest on."""
    lines: list[tuple[int, int, str | Chip, str]] = []
    for award in record.awards:
        small = " · ".join(part for part in (award.decision_number or "", labels.day(award.decision_date)) if part)
        lines.append((award.year, 0, Chip(award.award_name, Tone.AWARD, "award"), small))
    for rating in record.ratings:
        tone = RATING_TONES[rating.rating] if rating.rating else Tone.NEUTRAL
        lines.append((rating.year, 1, Chip(labels.word(rating.rating) or "chưa rõ", tone), year_words(rating)))
    for made in record.initiatives:
        lines.append((made.year, 2, made.name, labels.word(made.scope)))
    for line in record.discipline:
        year = line.from_date.year if line.from_date else 0
        lines.append((year, 3, labels.word(line.form) or "Vụ việc", labels.word(line.status)))
    lines.sort(key=lambda one: (-one[0], one[1], compare_key(one[2].text if isinstance(one[2], Chip) else one[2])))
    shown = None
    for year, _order, what, small in lines:
        yield ("" if year == shown else str(year or "?")), what, small
        shown = year


def year_words(row: RatingRow) -> str:
    """What is told of a year beside its rating."""
    parts = (
        f"{row.months_worked} tháng công tác" if row.months_worked is not None else "",
        f"{row.maternity_months} tháng nghỉ thai sản" if row.maternity_months else "",
        "đã có nhận xét của đơn vị cũ" if row.old_workplace_heard else "",
    )
    return ", ".join(part for part in parts if part)


def _is_reached(one: AwardPlan) -> bool:
    return one.path is not None and one.path.effort == 0 and one.path.year == one.gap.result.verdict.year


def _name(one: AwardPlan) -> str:
    result = one.gap.result
    return result.library.award(result.award).name


def _names(several: Iterable[AwardPlan]) -> str:
    return ", ".join(map(_name, several))
