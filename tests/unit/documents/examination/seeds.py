"""Faults seeded into right papers by what they mean, so that every writer can make them in his own way."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.unit.documents.examination.makes import Make
from tests.unit.documents.examination.papers import PAPERS, Line, Paper

Change = Callable[[Make, Paper], tuple[Make, Paper]]


@dataclass(frozen=True)
class Seed:
    """One fault: its id, the paper, the change, other ids that truly follow, writers who cannot make it."""

    id: str
    paper: str
    change: Change
    also: frozenset[str] = frozenset()
    not_by: frozenset[str] = frozenset()

    def sown(self, make: Make) -> tuple[Make, Paper]:
        return self.change(make, PAPERS[self.paper])


def face(*roles: str, **changes: Any) -> Change:
    """Other letters or another layout for some roles."""

    def change(make: Make, paper: Paper) -> tuple[Make, Paper]:
        return replace(
            make, faces={**make.faces, **{role: replace(make.face(role), **changes) for role in roles}}
        ), paper

    return change


def page(**changes: Any) -> Change:
    return lambda make, paper: (replace(make, page=replace(make.page, **changes)), paper)


def making(**changes: Any) -> Change:
    return lambda make, paper: (replace(make, **changes), paper)


def share(name: str, value: float) -> Change:
    return lambda make, paper: (replace(make, shares={**make.shares, name: value}), paper)


def said(**changes: Any) -> Change:
    """Other words in a field of the paper."""
    return lambda make, paper: (make, replace(paper, **changes))


def words(old: str, new: str) -> Change:
    """Other words in the text."""

    def change(make: Make, paper: Paper) -> tuple[Make, Paper]:
        blocks = tuple(replace(item, text=item.text.replace(old, new)) for item in paper.blocks)
        annex = tuple(replace(item, text=item.text.replace(old, new)) for item in paper.annex)
        assert (blocks, annex) != (paper.blocks, paper.annex), old
        return make, replace(paper, blocks=blocks, annex=annex)

    return change


def without(role: str) -> Change:
    return lambda make, paper: (make, replace(paper, blocks=tuple(i for i in paper.blocks if i.role != role)))


def ahead(role: str, *lines: Line) -> Change:
    """Lines put before the first one of a role."""

    def change(make: Make, paper: Paper) -> tuple[Make, Paper]:
        place = next(n for n, item in enumerate(paper.blocks) if item.role == role)
        return make, replace(paper, blocks=(*paper.blocks[:place], *lines, *paper.blocks[place:]))

    return change


def moved_subject(make: Make, paper: Paper) -> tuple[Make, Paper]:
    """The subject of a letter below the heading, across the page."""
    lines = (Line("letter_subject", paper.letter_subject), *paper.blocks)
    return make, replace(paper, letter_subject="", blocks=lines)


def moved_dateline(make: Make, paper: Paper) -> tuple[Make, Paper]:
    """Place and day in a line of their own below the heading."""
    return make, replace(paper, dateline="", blocks=(Line("dateline", paper.dateline), *paper.blocks))


def seed(identity: str, paper: str, change: Change, also: str = "", not_by: str = "") -> Seed:
    return Seed(identity, paper, change, frozenset(also.split()), frozenset(not_by.split()))


TABS = "tabs"  # in headings by tabs the layout of a paragraph belongs to both columns
_BORDERS = "strict lined_cells"  # a border is as long as what it borders

SEEDS: tuple[Seed, ...] = (
    seed("P01", "letter", page(width=12240, height=15840)),
    seed("P01", "plan", page(width=8391, height=11906)),
    seed("P02", "letter", page(width=16838, height=11906)),
    seed("P02", "minutes", page(width=16838, height=11906)),
    seed("P03", "letter", page(top=1700)),
    seed("P03", "plan", page(top=850)),
    seed("P04", "letter", page(bottom=1701)),
    seed("P04", "decision", page(bottom=567)),
    seed("P05", "letter", page(left=1134)),
    seed("P05", "plan", page(left=2268)),
    seed("P05", "decision", page(left=1644)),  # 29 mm, where 30 are due
    seed("P06", "letter", page(right=567)),
    seed("P06", "plan", page(right=1440)),
    seed("P07", "letter", page(gutter=284)),
    seed("P07", "plan", page(gutter=567)),
    seed("P08", "letter", page(number_in="footer")),
    seed("P08", "plan", face("page", align="right")),
    seed("P08", "plan", face("page", align="left")),
    seed("P09", "letter", face("page", points=11)),
    seed("P09", "plan", face("page", italic=True)),
    seed("P10", "letter", page(title_page=False)),
    seed("P10", "decision", page(title_page=False)),
    seed("P11", "letter", page(number_format="upperRoman")),
    seed("P11", "plan", page(number_start="3")),
    seed("P12", "decision", page(annex_start="")),
    seed("P12", "decision", page(annex_start="5")),
    seed("F01", "letter", face("text", font="Arial")),
    seed("F01", "minutes", face("name", font="Calibri")),
    seed("F01", "plan", face("motto", font="Cambria")),
    seed("F03", "letter", face("text", colour="FF0000")),
    seed("F03", "decision", face("name", colour="1F497D")),
    seed("F04", "letter", words("công tác", "công ta\u0301c")),
    seed("F04", "plan", words("đôn đốc", "\u00f0ôn \u00f0ốc")),
    seed("F04", "plan", words("thiết thực", "thiết\u200b thực")),
    seed("F05", "letter", face("text", font=".VnTime")),
    seed("F05", "decision", face("organ", font="VNI-Times")),
    seed("F06", "letter", face("dateline", points=14), not_by="one_row"),
    seed("F06", "plan", face("motto", points=14), not_by="one_row"),
    seed("F07", "plan", face("clause", points=13)),
    seed("F07", "decision", face("article", points=13.5)),
    seed("F08", "letter", face("motto", more='<w:u w:val="single"/>')),
    seed("F08", "plan", face("recipients", more='<w:u w:val="single"/>')),
    seed("F09", "letter", face("text", more='<w:highlight w:val="yellow"/>')),
    seed("F09", "letter", face("text", more='<w:shd w:val="clear" w:fill="FFFF00"/>')),
    seed("F09", "plan", words("đôn đốc", "{{ người }}")),
    seed("F09", "plan", making(body_more='<w:ins w:id="3" w:author="x"><w:r><w:t>Thêm. </w:t></w:r></w:ins>')),
    seed("F09", "plan", making(body_more='<w:r><w:commentReference w:id="1"/></w:r>')),
    seed("F09", "letter", face("text", more="<w:vanish/>")),
    seed("Q01", "letter", making(national="CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM")),
    seed("Q01", "plan", making(national="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM")),
    seed("Q02", "letter", face("national", points=11), "F06"),
    seed("Q02", "plan", face("national", points=14), "F06 Q05"),
    seed("Q03", "letter", face("national", bold=False)),
    seed("Q03", "plan", face("national", italic=True)),
    seed("Q03", "plan", making(national="Cộng hòa xã hội chủ nghĩa Việt Nam")),
    seed("Q04", "letter", face("national", align="left"), not_by=TABS),
    seed("Q04", "plan", face("national", align="right"), not_by=TABS),
    seed("Q06", "letter", making(motto="Độc lập – Tự do – Hạnh phúc")),
    seed("Q06", "plan", making(motto="Độc lập-Tự do-Hạnh phúc")),
    seed("Q06", "decision", making(motto="Độc Lập - Tự Do - Hạnh Phúc")),
    seed("Q07", "letter", face("motto", bold=False)),
    seed("Q07", "plan", face("motto", italic=True)),
    seed("Q07", "plan", face("motto", points=12), "F06"),
    seed("Q07", "plan", face("motto", align="left"), not_by=TABS),
    seed("Q08", "letter", face("motto", after=120), not_by=TABS),
    seed("Q08", "plan", face("national", line=360), not_by=TABS),
    seed("Q09", "letter", share("motto", 0.5), not_by=_BORDERS),
    seed("Q09", "plan", share("motto", 0), not_by="lined_cells"),
    seed("A01", "letter", face("organ", bold=False)),
    seed("A01", "plan", face("organ", points=14)),
    seed("A01", "decision", said(organ=("Ủy ban nhân dân", "xã Tân Hòa"))),
    seed("A02", "minutes", face("superior", italic=True)),
    seed("A02", "report", face("superior", points=14)),
    seed("A03", "letter", face("organ", after=60), not_by=TABS),
    seed("A03", "minutes", face("superior", line=360), not_by=TABS),
    seed("A04", "letter", share("organ", 1), not_by=_BORDERS),
    seed("A04", "plan", share("organ", 0), not_by="lined_cells"),
    seed("A05", "letter", said(organ=("UBND XÃ TÂN HÒA",))),
    seed("A05", "plan", said(organ=("UBND", "XÃ TÂN HÒA"))),
    seed("A06", "letter", said(organ=("ỦY BAN NHÂN DÂN", "TÂN HÒA"))),
    seed("A06", "plan", said(superior="UBND TỈNH ĐỒNG THÁP")),
    seed("A07", "minutes", said(superior="UBND")),
    seed("A07", "report", said(superior="")),
    seed("A08", "letter", said(organ=("ỦY BAN NHÂN DÂN", "HUYỆN TÂN HÒA"))),
    seed("A08", "provincial_letter", said(organ=("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐỒNG THÁP"))),
    seed("S01", "letter", said(number="Số 2290/UBND-VHXH")),
    seed("S01", "plan", face("number", points=12)),
    seed("S01", "decision", face("number", bold=True)),
    seed("S01", "decision", said(number="")),
    seed("S02", "letter", face("number", align="left"), not_by=TABS),
    seed("S02", "plan", face("number", align="right"), not_by=TABS),
    seed("S03", "letter", said(number="Số: 5/UBND-VHXH")),
    seed("S03", "plan", said(number="Số: /KH-UBND")),
    seed("S04", "plan", said(number="Số: 60/kh-UBND")),
    seed("S04", "statement", said(number="Số: 12/TTR-UBND")),
    seed("S04", "plan", said(number="Số: 60/UBND-KH")),
    seed("S05", "letter", said(number="Số: 2290/CV-UBND")),
    seed("S05", "provincial_letter", said(number="Số: 105/UBND")),
    seed("S06", "plan", said(number="Số: 60 /KH-UBND")),
    seed("S06", "letter", said(number="Số: 2290/UBND - VHXH"), "S05"),
    seed("S06", "letter", said(number="Số: 2290/UBND–VHXH"), "S05"),
    seed("S07", "plan", said(number="Số: 60/BC-UBND")),
    seed("S07", "statement", said(number="Số: 12/TB-UBND")),
    seed("S08", "plan", said(number="Số: 60/2026/KH-UBND")),
    seed("S08", "decision", said(number="Số: 21/2026/QĐ-UBND")),
    seed("D01", "letter", said(dateline="Tân Hòa ngày 05 tháng 11 năm 2026")),
    seed("D01", "plan", said(dateline="Tân Hòa, ngày 12/3/2026")),
    seed("D01", "plan", said(dateline="")),
    seed("D02", "letter", said(dateline="Tân Hòa, ngày 12 tháng 03 năm 2026")),
    seed("D02", "plan", said(dateline="Tân Hòa, ngày 12 tháng 2 năm 2026")),
    seed("D02", "plan", said(dateline="Tân Hòa, ngày 5 tháng 3 năm 2026"), "D01"),
    seed("D03", "letter", face("dateline", italic=False)),
    seed("D03", "plan", face("dateline", bold=True)),
    seed("D03", "plan", face("dateline", points=12), "F06"),
    seed("D04", "letter", face("dateline", align="right"), not_by=TABS),
    seed("D04", "plan", face("dateline", align="left"), not_by=TABS),
    seed("D04", "letter", moved_dateline),
    seed("D04", "plan", moved_dateline),
    seed("D05", "letter", said(dateline="Cần Giờ, ngày 05 tháng 11 năm 2026")),
    seed("D05", "minutes", said(number="Số: 03/BC-HĐTĐKT", dateline="Mỹ Tho, ngày 05 tháng 11 năm 2026"), "S07 D07"),
    seed("D06", "letter", said(dateline="Tân Hòa, ngày 31 tháng 11 năm 2026")),
    seed("D06", "plan", said(dateline="Tân Hòa, ngày 30 tháng 02 năm 2026")),
    seed("D07", "minutes", said(dateline="Tân Hòa, ngày 02 tháng 11 năm 2026")),
    seed("D07", "minutes", said(dateline="Tân Hòa, ngày 15 tháng 11 năm 2026")),
    seed("T01", "plan", face("type", align="left")),
    seed("T01", "decision", face("type", points=16)),
    seed("T01", "minutes", face("type", bold=False)),
    seed("T02", "plan", face("subject", italic=True)),
    seed("T02", "decision", face("subject", bold=False)),
    seed("T02", "report", words("Kết quả phong trào thi đua năm 2025", "KẾT QUẢ PHONG TRÀO THI ĐUA NĂM 2025")),
    seed("T03", "plan", share("subject", 0)),
    seed("T03", "decision", share("subject", 0.9), not_by="strict"),
    seed("T04", "letter", said(letter_subject="")),
    seed("T04", "letter", face("letter_subject", bold=True)),
    seed("T04", "provincial_letter", face("letter_subject", points=14)),
    seed("T05", "plan", words("thi đua năm 2026", "thi đua năm 2026.")),
    seed("T05", "statement", words("Bằng khen năm 2026", "Bằng khen năm 2026.")),
    seed("T06", "decision", words("Về việc tặng", "Tặng")),
    seed("T06", "indirect_decision", words("Ban hành Quy chế", "V/v ban hành Quy chế")),
    seed("T07", "decision", face("authority", bold=False)),
    seed("T07", "indirect_decision", without("authority")),
    seed("T08", "decision", words("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH")),
    seed("T08", "indirect_decision", without("decides")),
    seed("T08", "indirect_decision", face("decides", align="left")),
)
