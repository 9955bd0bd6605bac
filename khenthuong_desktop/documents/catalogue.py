"""The kinds of documents the program makes: template, fields, file name, symbol code."""

import re
from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop import paths
from khenthuong_desktop.documents import fields
from khenthuong_desktop.domain.text import fold

_NAME_LIMIT = 80


@dataclass(frozen=True)
class DocumentKind:
    """One kind; ``code`` is its abbreviation in PL III of NĐ 30/2020 (a list has none there)."""

    name: str
    order: int
    code: str
    slug: str
    record: type

    @property
    def template_name(self) -> str:
        return f"{self.name}.docx"


_ALL = (
    DocumentKind("request_statement", 1, "TTr", "de-nghi-khen-thuong", fields.RequestStatement),
    DocumentKind("summary_list", 2, "DS", "danh-sach-trich-ngang", fields.SummaryList),
    DocumentKind("minutes", 3, "BB", "hop-hoi-dong", fields.Minutes),
    DocumentKind("vote_count_minutes", 4, "BB", "kiem-phieu", fields.VoteCountMinutes),
    DocumentKind("individual_report", 5, "BC", "bao-cao-thanh-tich", fields.IndividualReport),
    DocumentKind("collective_report", 6, "BC", "bao-cao-thanh-tich-tap-the", fields.CollectiveReport),
    DocumentKind("decision", 7, "QĐ", "quyet-dinh-khen-thuong", fields.Decision),
    DocumentKind("reward_payments", 8, "DS", "danh-sach-chi-tien-thuong", fields.RewardPayments),
)
KINDS: dict[str, DocumentKind] = {kind.name: kind for kind in _ALL}
INNER_KINDS = ("reward_payments",)  # for the house alone: made when asked for, never in a dossier
REPORT_KINDS = ("individual_report", "collective_report")  # one paper for each nominee, not one for the round


def template_path(kind: DocumentKind, own_templates: Path | None = None) -> Path:
    """The unit's own template when it has one, else the shipped one."""
    own = own_templates / kind.template_name if own_templates else None
    return own if own and own.is_file() else paths.shipped_templates() / kind.template_name


def file_name(kind: DocumentKind, *, number: str = "", symbol: str = "", day: str = "", about: str = "") -> str:
    """ASCII name such as ``01_TTr_12-TTr-UBND_20261105_de-nghi-khen-thuong.docx``, at most 80 characters."""
    given = "-".join(filter(None, [number.strip(), symbol])) if number.strip() else ""
    parts = [f"{kind.order:02d}", kind.code, given, day.replace("-", ""), about or kind.slug]
    stem = "_".join(filter(None, map(_ascii, parts)))
    return f"{stem[: _NAME_LIMIT - len('.docx')].rstrip('-_')}.docx"


def _ascii(text: str) -> str:
    """Letters without marks; case is kept in symbols (TTr) and nothing but letters, digits and dashes remains."""
    plain = "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in text.replace(" ", "-"))
    return re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9-]", "-", plain)).strip("-")
