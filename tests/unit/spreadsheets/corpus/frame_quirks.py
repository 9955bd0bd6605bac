"""What stands around the rows: titles, headers of several rows, numbers, sums, signatures, phantom rows."""

from tests.unit.spreadsheets.corpus.drafts import Cell, Column, Draft, Value

_TITLES: tuple[list[list[Value]], ...] = (
    [["DANH SÁCH ĐỐI TƯỢNG"], []],
    [
        ["ỦY BAN NHÂN DÂN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["XÃ AN BÌNH", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["DANH SÁCH CÁN BỘ, CÔNG CHỨC"],
        ["(Kèm theo Tờ trình số 12/TTr-UBND ngày 05 tháng 11 năm 2026)"],
        [],
    ],
    [["Tỉnh: Đồng Tháp", None, None, None, "Mẫu số 02"], ["Huyện:"], ["Xã: An Bình"], [], ["BIỂU TỔNG HỢP"]],
    [[], [], ["TRƯỜNG TIỂU HỌC HOÀ BÌNH"], ["Đơn vị: Tổ Toán - Lý"], []],
)


def titles_above(draft: Draft) -> bool:
    if draft.above:
        draft.above = [["UBND XÃ AN BÌNH", None, None, "Mẫu số 3"], [], *draft.above]
    else:
        draft.above = [list(row) for row in draft.random.choice(_TITLES)]
    if draft.layout in ("initiatives_list", "nominees_list") and ["Đơn vị: Tổ Toán - Lý"] in draft.above:
        for row in draft.truth:
            if row.get("subject_kind", "individual") == "individual":
                row["unit"] = "Tổ Toán - Lý"
    return True


def header_of_three_rows(draft: Draft) -> bool:
    """Person and work each under a heading of their own."""
    groups = {"name": "Lý lịch", "birth_date": "Lý lịch", "job_title": "Công tác", "unit": "Công tác"}
    if not any(column.field in ("male", "birth_date_male") for column in draft.columns):
        return False
    if draft.layout != "people" or "columns_shuffled" in draft.quirks:
        return False
    for column in draft.columns:
        upper = groups.get(column.field.removesuffix("_male").removesuffix("_female"))
        if upper:
            column.headings = (upper, *column.headings)
    draft.quirks.append("needs_merges")
    return True


def numbering_row(draft: Draft) -> bool:
    draft.numbered = draft.random.choice(["1", "(1)", "A"])
    return True


def columns_shuffled(draft: Draft) -> bool:
    """Any order, but columns under one heading stay side by side."""
    blocks: list[list[Column]] = []
    for column in draft.columns[1:]:
        joined = blocks and len(column.headings) > 1 and blocks[-1][-1].headings[0] == column.headings[0]
        if joined or column.field == "given_name":
            blocks[-1].append(column)
        else:
            blocks.append([column])
    if draft.between:
        return False
    draft.random.shuffle(blocks)
    draft.columns[1:] = [column for block in blocks for column in block]
    return True


def columns_of_no_use(draft: Draft) -> bool:
    if draft.between:
        return False
    words = draft.random.sample(["Ký nhận", "Số điện thoại", "Dân tộc", "Trình độ", "Hệ số lương"], 2)
    for heading in words:
        cells: list[Value] = [draft.random.choice(["x", "0912345678", None, 2.34]) for _ in draft.truth]
        draft.columns.append(Column(f"unused {heading}", (heading,), cells))
    return True


def empty_columns_at_the_left(draft: Draft) -> bool:
    draft.shift = draft.random.randint(1, 2)
    return True


def without_ordinals(draft: Draft) -> bool:
    if draft.between or draft.column("name") is None:
        return False
    column = draft.column("ordinal")
    assert column is not None
    if draft.random.random() < 0.5:
        draft.columns.remove(column)
    else:
        column.cells = [None] * len(column.cells)
    return True


def sum_at_the_end(draft: Draft) -> bool:
    words = draft.random.choice(["Tổng cộng", "Cộng", "Tổng cộng: {} người", "Tổng số: {}", "TỔNG CỘNG"])
    row: list[Value] = [None] * len(draft.columns)
    row[draft.random.randint(0, 1)] = words.format(len(draft.truth))
    draft.below.append(row)
    return True


def signatures(draft: Draft) -> bool:
    draft.below += [
        [],
        [None, None, "An Bình, ngày 05 tháng 11 năm 2026"],
        [None, draft.random.choice(["Người lập biểu", "NGƯỜI LẬP", "Lập bảng"]), None, "TM. ỦY BAN NHÂN DÂN"],
        [None, "(Ký, ghi rõ họ tên)", None, draft.random.choice(["CHỦ TỊCH", "THỦ TRƯỞNG ĐƠN VỊ", "KT. CHỦ TỊCH"])],
        [],
        [None, "Phạm Văn Ký", None, "Đỗ Văn Chủ"],
    ]
    return True


def note_at_the_end(draft: Draft) -> bool:
    draft.below += [
        ["Ghi chú: danh sách này đã được công khai 5 ngày."],
        [f"Danh sách gồm {len(draft.truth)} người./."],
    ]
    return True


def phantom_rows(draft: Draft) -> bool:
    """Rows prepared with numbers and formulas but never filled."""
    if "signatures" in draft.quirks or "without_ordinals" in draft.quirks:
        return False
    width = len(draft.columns)
    for number in range(len(draft.truth) + 1, len(draft.truth) + 30):
        row: list[Value] = [number, *[None] * (width - 1)]
        row[width - 1] = Cell("#N/A", formula="VLOOKUP(B9,ma!A:B,2,0)") if number % 2 else None
        draft.below.append(row)
    return True


def blank_rows_between(draft: Draft) -> bool:
    draft.between.setdefault(len(draft.truth) // 2, []).insert(0, [])
    return True


def note_between_rows(draft: Draft) -> bool:
    note = draft.random.choice(
        ["* Đồng chí này đi học từ tháng 9/2025", "(Nghỉ thai sản 6 tháng)", "Lưu ý: đã chuyển công tác"]
    )
    draft.between.setdefault(len(draft.truth) // 2, []).insert(0, [note])
    return True


def header_again_on_each_page(draft: Draft) -> bool:
    if any(len(column.headings) > 1 for column in draft.columns):
        return False
    headings: list[Value] = [column.headings[-1] for column in draft.columns]
    draft.between.setdefault(len(draft.truth) // 2, []).insert(0, headings)
    return True


def other_sheets(draft: Draft) -> bool:
    guide: list[list[Value]] = [["Mã số", "Họ và tên", "Đơn vị"], ["CB9", "Ví Dụ Một", "Văn phòng"]]
    draft.sheets_aside.append((draft.random.choice(["Hướng dẫn", "Danh mục chung", "HUONGDAN"]), False, guide))
    draft.sheets_aside.append(("an", True, guide))
    draft.quirks.append("needs_sheets")
    return True
