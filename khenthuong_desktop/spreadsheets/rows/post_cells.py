"""A post and the unit in one cell: "Giáo viên, Tổ Toán" under "Chức vụ, đơn vị"."""

import re

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.person_cells import Fields, Found
from khenthuong_desktop.spreadsheets.problems import FIXED, Remark
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_OF_UNITS = re.compile(r"\b(?:don vi|noi cong tac|noi lam viec|co quan|phong ban)\b")
_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+")
_HEADS = re.compile(r"\w+ truong\b|\w+ pho\b")  # Khối trưởng, Tổ phó
_AS_WRITTEN = ("decision_list", "vote_list", "council_list")  # what they say of somebody is kept word for word


def holds_units(header: Header) -> bool:
    """Whether the column of posts, or of names and posts, is headed as one of units, too, and there is no other for
    them."""
    job = header.index_of("job_title")
    post = header.name_index if job is None else job
    if post is None or header.index_of("unit") is not None or header.layout.code in _AS_WRITTEN:
        return False
    heading = bare(header.headings.get(post, ""))
    return header.layout.column("unit") is not None and _OF_UNITS.search(heading) is not None


def divide_post(fields: Fields, told_in: str) -> Found:
    """Put the unit behind a post into its own field; ``told_in`` is the field of the cell that holds both."""
    of_person = fields.get("subject_kind", SubjectKind.INDIVIDUAL) == SubjectKind.INDIVIDUAL
    written = str(fields.get("job_title", "")) if of_person and "unit" not in fields else ""
    for between in _BETWEEN.finditer(written):
        post, unit = written[: between.start()], written[between.end() :]
        if post and is_unit(unit) and not is_work(unit) and _HEADS.match(bare(unit)) is None:
            fields["job_title"] = post
            fields["unit"] = unit
            return [(told_in, Remark(FIXED, "post_divided", {"new": post, "rest": unit}))]
    return []
