"""What verbs that take lists in tell people: sheet by sheet what was done, what it changes, what is asked."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from khenthuong_desktop import messages
from khenthuong_desktop.cli.list_options import ANEW, SAME
from khenthuong_desktop.cli.output import table

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.imports import ImportAnswer, Question
    from khenthuong_desktop.services.lists.rounds_for_lists import RoundsForList

_SHOWN_NAMES = 20
_SHOWN_CHANGES = 20
_SHOWN_PROBLEMS = 1_000


def import_lines(done: Any) -> list[str]:
    """What an import did or would do, sheet by sheet, and every problem, for people."""
    from khenthuong_desktop.services.imports.plan.answers import in_words, open_in_words, records_in_words
    from khenthuong_desktop.services.imports.plan.awards_written import counted_in_words
    from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS

    told = [sheet.as_json(done.refused) for sheet in done.sheets]
    names = ("sheet", "layout", "header_row", "rows", "added", "updated", "unchanged", "skipped")
    heading = ("Trang tính", "Dạng", "Dòng tiêu đề", "Số dòng", "Thêm", "Sửa", "Như cũ", "Bỏ qua")
    sheets = [sheet | {"layout": LAYOUTS[sheet["layout"]].title if sheet["layout"] else ""} for sheet in told]
    lines = table(heading, [["không có" if sheet[name] is None else sheet[name] for name in names] for sheet in sheets])
    lines += [f"{sheet['sheet']}: {sheet['understood']}." for sheet in told if sheet["layout"]]
    severities = messages.catalogue("labels")["Severity"]
    shown = done.problems[:_SHOWN_PROBLEMS]
    lines += [f"{severities[problem.severity.value]}: {problem.sentence}" for problem in shown]
    if more := len(done.problems) - len(shown):
        lines.append(f"… và {more} chỗ khác (xem đủ bằng --json, hoặc ghi bản sao có đánh dấu bằng --faults-to).")
    if (unsure := next((sheet for sheet in done.sheets if sheet.to_confirm), None)) is not None:
        columns = ";".join(f"{use.key}={use.field}" for use in unsure.uses if use.confidence == "supposed")
        lines.append(
            f'Nếu các cột đúng như vậy, xác nhận bằng --map "{columns or "[B]=name"}"; nếu không, sửa lại trong đó, '
            "và chọn dạng danh sách bằng --layout (ví dụ people)."
        )
    lines += [f"Khen thưởng của {words}." for words in counted_in_words(done.awards)]
    if beside := in_words(done.beside):
        lines.append(f"Kèm theo: {', '.join(beside)}.")
    if records := records_in_words(done.sheets):
        lines.append(f"Các dòng thêm và sửa gồm {', '.join(records)}.")
    return [*lines, *(f"Còn {words}." for words in open_in_words(done.left_open)), _outcome(done)]


def _outcome(done: "ImportAnswer") -> str:
    if done.in_vain:
        return "Chưa ghi gì vào dữ liệu: chưa dòng nào nhập được."
    if done.committed and not done.writes and done.waiting:
        return f"Không có gì mới để ghi; còn {done.waiting} dòng chờ trả lời, chưa được nhập."
    if done.committed and not done.writes and any(one.severity.value == "warning" for one in done.problems):
        return "Không có gì mới để ghi từ những gì đã đọc được; hãy xem các cảnh báo ở trên."
    if done.committed and not done.writes:
        return "Không có gì mới để ghi: dữ liệu đã có đủ."
    return "Đã ghi vào dữ liệu." if done.committed else "Chưa ghi gì vào dữ liệu."


def how_to_answer(questions: "Sequence[Question]") -> list[str]:
    """How the questions of an import are answered, by the first of them."""
    if not questions:
        return []
    from khenthuong_desktop.services.imports.plan.questions import under_other_codes

    example = questions[0]
    moved = len(under_other_codes(questions))
    of_codes = (
        f"Trong đó {moved} người đã có, chỉ mang mã khác trong tệp; trả lời chung: --other-codes {SAME} (là chính họ, "
        f"từ nay mang mã của tệp) hoặc --other-codes {ANEW} (đều là người khác)."
    )
    return [
        f"Có {len(questions)} câu hỏi “có phải là …”. Trả lời bằng --same, ví dụ:"
        f' --same "{example.key}={example.candidates[0].code}" hoặc --same "{example.key}={ANEW}".',
        *([of_codes] if moved > 1 else []),
    ]


def about_changes(done: "ImportAnswer", library: "Library") -> list[str]:
    """What the first rows change that change something on file, old and new."""
    from khenthuong_desktop.services.imports import RowStatus
    from khenthuong_desktop.services.imports.plan.change_words import changes_said

    sheets = [sheet for sheet in done.sheets if sheet.counts[RowStatus.CHANGED]]
    changed = ((sheet, row) for sheet in sheets for row in sheet.each_row if row.changes)
    told = [
        messages.say(
            "list_changes",
            "of_row",
            sheet=sheet.sheet,
            row=row.row,
            name=row.fields.get("name") or row.fields.get("code", ""),
            changes="; ".join(change.sentence for change in changes_said(sheet, row, library)),
        )
        for sheet, row in islice(changed, _SHOWN_CHANGES)
    ]
    more = sum(sheet.counts[RowStatus.CHANGED] for sheet in sheets) - len(told)
    return [*told, f"… và {more} dòng khác (xem đủ bằng --json)."] if more > 0 else told


def about_rounds(offered: "RoundsForList | None", told: str | None) -> list[str]:
    """Into which rounds the proposals of a list could go, as long as nobody said so."""
    if offered is None or told is not None or offered.purpose != "proposals":
        return []
    rounds = "; ".join(f"{row.year}/{row.code} “{row.name}”" for row in offered.rounds)
    return [
        f"Đưa {offered.count} dòng đề nghị vào một đợt bằng --round. Đợt đang mở: {rounds}."
        if rounds
        else "Chưa có đợt nào đang mở cho các đề nghị này; mở một đợt rồi nhập lại với --round."
    ]


def about_units(done: "ImportAnswer") -> list[str]:
    """Collectives that were made with the list, or that could be."""
    made, missing = done.units_made, done.units_missing
    lines = [f"Tập thể tạo cùng danh sách ({len(made)}): {'; '.join(made)}."] if made else []
    if missing:
        lines.append(f"Chưa có {len(missing)} tập thể: {'; '.join(missing)}. Thêm --make-units để tạo luôn.")
    return lines


def about_people(done: "ImportAnswer") -> list[str]:
    """Those whom records name and who were made with the list, or could be."""
    made, missing = done.people_made, done.people_missing
    lines = [f"Người, tập thể, hộ tạo cùng danh sách ({len(made)}): {_some(made)}."] if made else []
    if missing:
        lines.append(f"Chưa có {len(missing)} người, tập thể, hộ: {_some(missing)}. Thêm --make-people để tạo luôn.")
    return lines


def _some(names: Sequence[str]) -> str:
    return "; ".join(names[:_SHOWN_NAMES]) + (" …" if len(names) > _SHOWN_NAMES else "")
