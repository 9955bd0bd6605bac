"""Other ways to write the same facts: names in two columns, marks, groups, several awards in a cell."""

from itertools import groupby

from tests.unit.spreadsheets.corpus import pools
from tests.unit.spreadsheets.corpus.drafts import Column, Draft, Value, text_of

_PERSON_LISTS = ("people", "individuals_list")
_SEVERAL = ("; ", "\n", ";\n", "\n- ")


def names_in_capitals(draft: Draft) -> bool:
    if not _has_people(draft) or "names_with_honorifics" in draft.quirks:
        return False
    for column in draft.columns:
        if column.field in ("name", "family_name", "given_name"):
            column.cells = [text_of(cell).upper() for cell in column.cells]
    return True


def names_with_honorifics(draft: Draft) -> bool:
    if draft.layout not in _PERSON_LISTS or draft.column("name") is None or "names_in_capitals" in draft.quirks:
        return False
    column = draft.column("name")
    assert column is not None
    for index in range(0, len(column.cells), 2):
        if text_of(column.cells[index]).startswith("Ông"):
            continue
        title = draft.random.choice(pools.HONORIFICS)
        column.cells[index] = f"{title} {text_of(column.cells[index])}"
        draft.truth[index]["honorific"] = title.rstrip(".")
    return True


def name_in_two_columns(draft: Draft) -> bool:
    if draft.layout not in _PERSON_LISTS or "names_with_honorifics" in draft.quirks:
        return False
    column = draft.column("name")
    if column is None or not all(" " in text_of(cell) for cell in column.cells):
        return False
    at = draft.columns.index(column)
    parts = [text_of(cell).rsplit(" ", 1) for cell in column.cells]
    under_one = draft.random.random() < 0.5
    headings = [("Họ và tên", ""), ("Họ và tên", "")] if under_one else [("Họ và tên đệm",), ("Tên",)]
    draft.columns[at : at + 1] = [
        Column("family_name", headings[0], [first for first, _ in parts]),
        Column("given_name", headings[1], [last for _, last in parts]),
    ]
    if under_one:
        draft.quirks.append("needs_merges")
    return True


def gender_in_two_columns(draft: Draft) -> bool:
    column = draft.column("gender")
    if column is None:
        return False
    at = draft.columns.index(column)
    genders = [row.get("gender") for row in draft.truth]
    mark = draft.random.choice(["x", "X", "1", ""])  # or the word itself
    draft.columns[at : at + 1] = [
        Column(code, ("Giới tính", word), [mark or word if gender == code else None for gender in genders])
        for code, word in (("male", "Nam"), ("female", "Nữ"))
    ]
    return True


def birth_in_two_columns(draft: Draft) -> bool:
    column = draft.column("birth_date")
    if column is None or draft.column("gender") is None:
        return False
    genders = [row.get("gender") for row in draft.truth]
    at = draft.columns.index(column)
    halves = [
        Column(
            f"birth_date_{code}",
            ("Ngày sinh", word),
            [cell if gender == code else None for cell, gender in zip(column.cells, genders, strict=True)],
        )
        for code, word in (("male", "Nam"), ("female", "Nữ"))
    ]
    draft.columns[at : at + 1] = halves
    draft.columns = [other for other in draft.columns if other.field != "gender"]
    for row in draft.truth:
        if "birth_date" not in row:
            row.pop("gender")
    return True


def births_beside_names(draft: Draft) -> bool:
    """Name and birth in one cell: "Nguyễn Văn An, 1980"."""
    name, birth = draft.column("name"), draft.column("birth_date")
    if draft.layout not in _PERSON_LISTS or name is None or birth is None:
        return False
    if {"legacy", "names_in_capitals"} <= set(draft.quirks):  # no old font has both cases of "Đỗ, sinh năm 1980"
        return False
    form = draft.random.choice(["{}, {}", "{} ({})", "{} - sinh năm {}", "{}, sinh {}", "{} (SN: {})"])
    for index, row in enumerate(draft.truth):
        if "birth_date" in row:
            written = "/".join(reversed(row["birth_date"].split("-")))
            name.cells[index] = form.format(text_of(name.cells[index]), written)
    draft.columns.remove(birth)
    return True


def units_as_groups(draft: Draft) -> bool:
    """The unit stands as a heading over its people instead of in a column."""
    unit = draft.column("unit")
    if unit is None or draft.layout not in _PERSON_LISTS or len({row.get("unit") for row in draft.truth}) < 2:
        return False
    _sort_by_unit(draft)
    draft.columns.remove(unit)
    style = draft.random.choice(["roman", "letter", "merged", "name", "ordinal"])
    sums = draft.random.random() < 0.5
    ordinal = draft.column("ordinal")
    assert ordinal is not None
    at = {column.field: index for index, column in enumerate(draft.columns)}
    name = at.get("name", at.get("family_name", 1))
    rows = list(enumerate(draft.truth))
    for number, (words, members) in enumerate(groupby(rows, key=lambda pair: pair[1]["unit"])):
        numbers = [index for index, _ in members]
        for place, index in enumerate(numbers, start=1):
            ordinal.cells[index] = place
        heading: list[Value] = [None] * len(draft.columns)
        mark = ("I", "II", "III", "IV", "V", "VI")[number] if style != "letter" else "ABCDEF"[number]
        if style in ("roman", "letter"):
            heading[at["ordinal"]], heading[name] = mark, words
        elif style == "name":
            heading[name] = words
        else:
            heading[at["ordinal"]] = f"{mark}. {words}"
        lines = draft.between.setdefault(numbers[0], [])
        if sums and numbers[0]:
            lines.append(_sum_row(draft, name))
        lines.append([*heading, "merged"] if style == "merged" else heading)
    return True


def _sum_row(draft: Draft, name: int) -> list[Value]:
    row: list[Value] = [None] * len(draft.columns)
    row[name] = draft.random.choice(["Cộng", "Cộng: 3 người", "Tổng cộng", "CỘNG"])
    return row


def _sort_by_unit(draft: Draft) -> None:
    order = sorted(range(len(draft.truth)), key=lambda index: (draft.truth[index].get("unit", ""), index))
    draft.truth = [draft.truth[index] for index in order]
    for column in draft.columns:
        if column.field != "ordinal":
            column.cells = [column.cells[index] for index in order]


def several_awards_in_a_cell(draft: Draft) -> bool:
    column = draft.column("award")
    if column is None or draft.layout != "individuals_list":
        return False
    for index in range(0, len(draft.truth), 3):
        first, second = draft.random.sample(pools.AWARDS, 2)
        mark = draft.random.choice(_SEVERAL)
        column.cells[index] = ("- " if mark.endswith("- ") else "") + f"{first}{mark}{second}"
        draft.truth[index]["award"] = f"{first}; {second}"
    return True


def awards_as_marks(draft: Draft) -> bool:
    """One column for each award, an x where it is proposed."""
    column = draft.column("award")
    if column is None or draft.layout != "individuals_list" or "several_awards_in_a_cell" in draft.quirks:
        return False
    offered = ["LĐTT", "CSTĐCS", "Giấy khen"]
    at = draft.columns.index(column)
    upper = draft.random.choice(["Danh hiệu đề nghị", "Danh hiệu, hình thức đề nghị"])
    for row in draft.truth:
        row["award"] = draft.random.choice(offered)
    draft.columns[at : at + 1] = [
        Column(f"mark {word}", (upper, word), ["x" if row["award"] == word else None for row in draft.truth])
        for word in offered
    ]
    return True


def like_the_one_above(draft: Draft) -> bool:
    """ "nt" and its like where the cell above says the same."""
    mark = draft.random.choice(["nt", "NT", "-nt-", "như trên", '"', "”", "Như trên"])
    done = False
    if draft.column("unit") is not None and "units_as_groups" not in draft.quirks:
        _sort_by_unit(draft)
    for column in draft.columns:
        if column.field in ("unit", "job_title", "award", "achievement"):
            cells = list(column.cells)
            for index in range(1, len(cells)):
                if cells[index] is not None and cells[index] == cells[index - 1]:
                    column.cells[index] = mark
                    done = True
    return done


def units_merged_down(draft: Draft) -> bool:
    unit = draft.column("unit")
    if unit is None or "like_the_one_above" in draft.quirks:
        return False
    _sort_by_unit(draft)
    rows = list(enumerate(draft.truth))
    for _, members in groupby(rows, key=lambda pair: pair[1].get("unit")):
        numbers = [index for index, _ in members]
        if len(numbers) > 1:
            draft.merges.append(("unit", numbers[0], numbers[-1]))
            for index in numbers[1:]:
                unit.cells[index] = None
    draft.quirks.append("needs_merges")
    return bool(draft.merges)


def codes_of_a_hidden_sheet(draft: Draft) -> bool:
    column = draft.column("award")
    if column is None or draft.layout != "individuals_list" or "several_awards_in_a_cell" in draft.quirks:
        return False
    codes = {award: str(1650360400 + number) for number, award in enumerate(pools.AWARDS)}
    as_numbers = draft.random.random() < 0.5
    column.cells = [int(codes[text_of(cell)]) if as_numbers else codes[text_of(cell)] for cell in column.cells]
    rows: list[list[Value]] = [["Mã số", "Hình thức"]]
    rows += [[code, award] for award, code in codes.items()]
    hidden = draft.random.random() < 0.5
    draft.sheets_aside.append(("ma" if hidden else "DANHMUC", hidden, rows))
    draft.quirks.append("needs_sheets")
    return True


def _has_people(draft: Draft) -> bool:
    named = draft.layout in (*_PERSON_LISTS, "households")
    return named or (draft.column("name") is not None and draft.column("unit") is not None)
