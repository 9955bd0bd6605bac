"""How the parts of a paper look by the decree: size, weight, slant, place."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Face:
    """Format of one role; lengths in twentieths of a point."""

    points: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    first_line: int = 0
    left: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    line_rule: str = "auto"
    keep_next: bool = False
    font: str = "Times New Roman"
    colour: str = ""
    more: str = ""  # run properties that break a rule


_RUNNING = Face(align="both", first_line=720, before=60, after=60, line=264)
_CENTRED = Face(align="center")
_TITLE = Face(bold=True, align="center")

FACES: dict[str, Face] = {
    "national": replace(_TITLE, points=12),
    "motto": replace(_TITLE, points=13),
    "superior": replace(_CENTRED, points=12),
    "organ": replace(_TITLE, points=12),
    "number": replace(_CENTRED, points=13),
    "dateline": replace(_CENTRED, points=13, italic=True),
    "letter_subject": replace(_CENTRED, points=12, before=120),
    "type": replace(_TITLE, before=240, keep_next=True),
    "subject": replace(_TITLE, keep_next=True),
    "rule": _CENTRED,
    "addressee": Face(align="center", before=120, after=120),
    "addressees": Face(left=1440, before=120),
    "addressee_item": Face(left=2500),
    "authority": replace(_TITLE, before=120, after=120, keep_next=True),
    "basis": replace(_RUNNING, italic=True),
    "decides": replace(_TITLE, before=120, after=120, keep_next=True),
    "article": _RUNNING,
    "clause": _RUNNING,
    "point": _RUNNING,
    "text": _RUNNING,
    "heading": replace(_RUNNING, bold=True, keep_next=True),
    "heading_alone": replace(_RUNNING, bold=True),
    "chapter": replace(_TITLE, before=120, keep_next=True),
    "chapter_title": replace(_TITLE, before=120, after=60, keep_next=True),
    "sign": _TITLE,
    "sign_room": _CENTRED,
    "name": _TITLE,
    "recipients": Face(points=12, bold=True, italic=True),
    "recipient": Face(points=11),
    "appendix": _TITLE,
    "appendix_title": _TITLE,
    "appendix_reference": Face(italic=True, align="center"),
    "cell_head": replace(_TITLE, points=13),
    "cell": Face(points=13),
    "page": replace(_CENTRED, points=13),
    "blank": Face(),
}
LARGER = {"national": 13.0, "motto": 14.0, "dateline": 14.0, "superior": 13.0, "organ": 13.0, "letter_subject": 13.0}


def larger() -> dict[str, Face]:
    """The same with the heading one size up: 13, 14, 14."""
    return {role: replace(face, points=LARGER.get(role, face.points)) for role, face in FACES.items()}
