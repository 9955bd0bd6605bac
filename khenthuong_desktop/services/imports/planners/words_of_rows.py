"""What a row of a decision's list says of its subject beside the name."""

import re

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.tables.carried_headings import place_of

CUT = re.compile(r"\s*[,;(]\s*|\s+[-–]\s+")
_PLACES = ("job_title", "unit", "department", "address")


def words_of_row(line: Line) -> str:
    return ", ".join(filter(None, (*(line.fields.get(name) for name in _PLACES), line.fields.get("name"))))


def heading_of_row(line: Line) -> str:
    """Of whom the heading over a row is."""
    return (place_of(line.row.groups) or "") if line.row.groups else ""


def part_name(line: Line) -> None:
    """ "Nguyễn Văn An, Trưởng phòng Kinh tế" in the column of names: who and what."""
    fields = line.fields
    cut = CUT.search(fields["name"])
    if cut is None or fields.get("subject_kind") != SubjectKind.INDIVIDUAL or "job_title" in fields:
        return
    name, rest = fields["name"][: cut.start()], fields["name"][cut.end() :].rstrip(" )")
    if len(name.split()) > 1 and rest:
        fields["name"], fields["job_title"] = name, rest
