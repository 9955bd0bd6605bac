"""The two pages people open: the index of a dossier and its cover sheet. Static, no script, printable on A4."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from string import Template
from typing import Any

from khenthuong_desktop import paths
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.packaging.dossier_json import SUMMARY_LIST
from khenthuong_desktop.packaging.tag_files import FORMAT_NAME, in_groups

_Row = Sequence[str]  # cells, already HTML


def index_page(dossier: Mapping[str, Any], fingerprint: str) -> bytes:
    """``XEM-HO-SO.html``: everything in the dossier with links, readable without any program of ours."""
    links = {file["duong_dan"]: _link(file) for file in dossier["tep"]}
    rows: dict[str, Callable[[Mapping[str, Any]], _Row]] = {
        "van_ban": lambda paper: _paper_row(paper, links),
        "tap_the": lambda subject: _subject_row(subject, subject["ten"], subject["truc_thuoc"], links),
        "ca_nhan": lambda subject: _subject_row(
            subject, subject["ho_ten"], _joined(subject["chuc_vu"], subject["don_vi"]), links
        ),
        "ho_gia_dinh": lambda subject: _subject_row(subject, subject["ho_ten_chu_ho"], subject["dia_chi"], links),
        "minh_chung": lambda item: _evidence_row(item, dossier, links),
    }
    sections = [_exported_with_errors(dossier)]
    for key, row in rows.items():
        if dossier[key]:
            title, *headings = catalogue("dossiers")["page_tables"][key]
            sections.append(_section(title, headings, [row(item) for item in dossier[key]]))
    if SUMMARY_LIST in links:
        sections.append(f"<section><h2>{say('dossiers', 'page_summary_list')}</h2>{links[SUMMARY_LIST]}</section>")
    return _filled("xem-ho-so.html", dossier, fingerprint, sections="\n".join(filter(None, sections)))


def cover_sheet(dossier: Mapping[str, Any], fingerprint: str) -> bytes:
    """``PHIEU-GIAO-NHAN.html``: one page to print, sign and keep by both sides."""
    return _filled("phieu-giao-nhan.html", dossier, fingerprint)


def _filled(skeleton: str, dossier: Mapping[str, Any], fingerprint: str, **more: str) -> bytes:
    folder = paths.resources() / "dossier"
    template = Template((folder / skeleton).read_text("utf-8"))
    page = template.substitute(
        style=(folder / "dossier.css").read_text("utf-8"),
        unit=escape(dossier["don_vi"]["ten"]),
        round=escape(dossier["dot"]["ten"]),
        facts="".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in _facts(dossier) if value),
        totals="".join(
            f"<div><b>{dossier['dem'][key]}</b><span>{word}</span></div>"
            for key, word in catalogue("dossiers")["page_totals"].items()
        ),
        fingerprint=in_groups(fingerprint),
        made=escape(
            say(
                "dossiers",
                "page_made",
                time=_clock(dossier["goi"]["tao_luc"]),
                program=dossier["goi"]["phan_mem"],
                format=FORMAT_NAME,
            )
        ),
        **more,
    )
    return page.encode("utf-8")


def _facts(dossier: Mapping[str, Any]) -> list[tuple[str, str]]:
    words = catalogue("dossiers")["page_facts"]
    package, unit, council = dossier["goi"], dossier["don_vi"], dossier.get("hoi_dong")
    first = package["lan"] == 1
    met = council and say(
        "dossiers",
        "page_council",
        day=_day(council["ngay_hop"]),
        present=council["co_mat"],
        members=council["tong_so"],
        written=council["y_kien_van_ban"],
    )
    edition = "page_edition_first" if first else "page_edition_supplement"
    contact = unit["nguoi_lien_he"]
    return [
        (words["code"], f"{unit['ma_dinh_danh']} · {dossier['dot']['nam']} · {dossier['dot']['ma']}"),
        (words["edition"], say("dossiers", edition, edition=package["lan"])),
        (words["replaces"], package["thay_the"] or ""),
        (words["due"], _day(dossier["dot"]["han_nop"])),
        (words["council"], met or ""),
        (words["contact"], _joined(contact["ho_ten"], contact["dien_thoai"])),
    ]


def _exported_with_errors(dossier: Mapping[str, Any]) -> str:
    note = dossier["mo_rong"].get("xuat_khi_con_loi")
    if not note:
        return ""
    said = say("dossiers", "page_with_errors", count=len(note["loi"]), reason=note["ly_do"])
    items = "".join(f"<li>{escape(error)}</li>" for error in note["loi"])
    return f'<section class="note"><p>{escape(said)}</p><ul>{items}</ul></section>'


def _section(title: str, headings: Sequence[str], rows: Sequence[_Row]) -> str:
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<section><h2>{escape(title)} ({len(rows)})</h2>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></section>"
    )


def _paper_row(paper: Mapping[str, Any], links: Mapping[str, str]) -> _Row:
    number = "/".join(filter(None, (paper["so"], paper["ky_hieu"])))
    signer = _joined(paper["chuc_vu"], paper["nguoi_ky"])
    return (
        *(escape(text) for text in (number, _day(paper["ngay"]), paper["trich_yeu"], signer)),
        _links(paper["tep"], links),
    )


def _subject_row(subject: Mapping[str, Any], name: str, place: str, links: Mapping[str, str]) -> _Row:
    return (
        str(int(subject["id"])),
        f"<b>{escape(name)}</b>",
        escape(place),
        _items([_proposal(proposal) for proposal in subject["danh_hieu_de_nghi"]]),
        escape(subject["thanh_tich_tom_tat"]),
        _links(subject["tep"], links),
    )


def _proposal(proposal: Mapping[str, Any]) -> str:
    said = escape(proposal["ten"])
    if votes := proposal.get("bo_phieu"):
        counted = say("dossiers", "page_votes", in_favour=votes["dong_y"], members=votes["tong_thanh_vien"])
        said += f" ({counted})"
    return said


def _evidence_row(item: Mapping[str, Any], dossier: Mapping[str, Any], links: Mapping[str, str]) -> _Row:
    names = [
        subject.get("ho_ten") or subject.get("ten") or subject["ho_ten_chu_ho"]
        for owner in item["cua"]
        for subject in dossier[owner["loai"]]
        if subject["ma"] == owner["ma"]
    ]
    form = catalogue("dossiers")["page_forms"][item["hinh_thuc"]]
    issued = _joined(item["noi_cap"], item["so"], _day(item["ngay"]))
    return (
        str(int(item["id"])),
        *(escape(text) for text in (item["ten"], form)),
        _items([escape(name) for name in names]),
        escape(issued),
        _links(item["tep"], links),
    )


def _link(file: Mapping[str, Any]) -> str:
    """The file, and what its digital signatures come to where they were looked at."""
    link = f'<a href="{escape(file["duong_dan"])}">{escape(file["ten_hien_thi"])}</a>'
    state = catalogue("dossiers")["page_signatures"].get(file["chu_ky"]["trang_thai"])
    return f"{link} ({state})" if state else link


def _links(found: Sequence[str], links: Mapping[str, str]) -> str:
    return _items([links[path] for path in found])


def _items(found: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in found)}</ul>" if found else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _day(iso: str | None) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""


def _clock(iso: str) -> str:
    return f"{iso[11:16]} {_day(iso[:10])}"
