"""What the columns of records beside a subject hold, in the clerk's words."""

from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, RecordField, RecordKind

RECORD_NAMES = {
    RecordKind.RATING: "Xếp loại",
    RecordKind.HELD: "Danh hiệu, khen thưởng đã có",
    RecordKind.REGISTERED: "Đăng ký danh hiệu",
    RecordKind.INITIATIVE: "Tên sáng kiến",
}
PART_NAMES = {
    (RecordKind.RATING, Part.NUMBER): "Số QĐ xếp loại",
    (RecordKind.RATING, Part.DATE): "Ngày QĐ xếp loại",
    (RecordKind.HELD, Part.NUMBER): "Số QĐ khen thưởng đã có",
    (RecordKind.HELD, Part.DATE): "Ngày QĐ khen thưởng đã có",
    (RecordKind.HELD, Part.ORGAN): "Cơ quan khen thưởng đã có",
    (RecordKind.HELD, Part.YEAR): "Năm khen thưởng đã có",
    (RecordKind.INITIATIVE, Part.NUMBER): "Số QĐ công nhận sáng kiến",
    (RecordKind.INITIATIVE, Part.DATE): "Ngày công nhận sáng kiến",
    (RecordKind.INITIATIVE, Part.SCOPE): "Phạm vi sáng kiến",
    (RecordKind.INITIATIVE, Part.YEAR): "Năm công nhận sáng kiến",
}


def record_words(field: RecordField) -> str:
    """What a record's field holds, with its year if it is of one."""
    words = PART_NAMES.get((field.record, field.part)) or RECORD_NAMES[field.record]
    return f"{words} {field.year}" if field.year else words
