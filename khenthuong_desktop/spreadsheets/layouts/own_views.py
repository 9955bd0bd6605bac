"""What our own pages write to be looked at and printed, and nobody can take in: overviews, counts, registers."""

from collections.abc import Iterable
from dataclasses import dataclass

from khenthuong_desktop.spreadsheets.columns import split_words
from khenthuong_desktop.spreadsheets.words import bare


@dataclass(frozen=True)
class View:
    """One of them: the line above its table, and headings of which some stand in it."""

    title: str
    headings: str  # split by " | "; those that stand together by " + "
    all_of_them: bool = False  # where each alone may be a heading of other lists, too


_COUNTED = "Danh hiệu, hình thức + Tập thể | Danh hiệu, hình thức + Cá nhân | Danh hiệu, hình thức + Hộ gia đình"
VIEWS: tuple[View, ...] = (
    View("Bảng tổng hợp đề nghị khen thưởng", _COUNTED),
    View("Xét điều kiện – Danh sách", "Kết luận | Còn thiếu"),
    View("Xét điều kiện – Bảng", "Tên"),
    View("Đợt đề nghị", "Tên đợt | Hạn nộp"),
    View("Hội đồng", "Tên Hội đồng | Thành viên", all_of_them=True),
    View("Hội đồng – Cuộc họp", "Ngày họp | Thông qua"),
    View("Văn bản", "Văn bản | Số, ký hiệu"),
    View("Văn bản – Sổ số", "Dãy số | Văn bản, việc"),
    View("Hồ sơ", "Đóng gói | Tên đợt"),
    View("Thiết lập – Người ký", "Quyền hạn ký | Thứ tự"),
    View("Thiết lập – Bộ quy tắc", "Quy tắc, văn bản | Độ tin cậy"),
    View("Thiết lập – Mẫu văn bản", "Loại văn bản | Mẫu"),
    View("Thiết lập – Ngày nghỉ", "Ngày nghỉ | Đi làm bù"),
    View("Thiết lập – Sao lưu", "Vì sao | Tệp"),
    View("Thiết lập – Việc đã làm", "Việc | Người làm"),
    View("Kiểm tra thể thức", "Tệp | Cách sửa"),
)
_HEADINGS = {
    bare(view.title): (view, [f"|{'|'.join(map(bare, one.split(' + ')))}|" for one in split_words(view.headings)])
    for view in VIEWS
}


def view_title(lines: Iterable[str], rows: Iterable[str]) -> str | None:
    """The view that one of these lines names and one of these rows (bare headings, "|" around each) belongs to."""
    there = list(rows)
    for line in lines:
        view, headings = _HEADINGS.get(line, (None, []))
        if view is None:
            continue
        enough = all if view.all_of_them else any
        if any(enough(one in row for one in headings) for row in there):
            return view.title
    return None
