"""The kinds of documents the program makes: template, fields, file name, symbol code."""

import re
from dataclasses import dataclass
from dataclasses import fields as fields_of
from pathlib import Path

from khenthuong_desktop import paths
from khenthuong_desktop.documents import fields
from khenthuong_desktop.domain.text import fold

_NAME_LIMIT = 80


@dataclass(frozen=True)
class DocumentKind:
    """One kind; ``code`` is its abbreviation in PL III of NĐ 30/2020, "" for a letter and what has none there."""

    name: str
    order: int
    code: str
    slug: str
    record: type
    group: str

    @property
    def template_name(self) -> str:
        return f"{self.name}.docx"


_GROUPS: dict[str, tuple[tuple[str, int, str, str, type], ...]] = {
    "round": (
        ("request_statement", 1, "TTr", "de-nghi-khen-thuong", fields.RequestStatement),
        ("summary_list", 2, "DS", "danh-sach-trich-ngang", fields.SummaryList),
        ("minutes", 3, "BB", "hop-hoi-dong", fields.Minutes),
        ("vote_count_minutes", 4, "BB", "kiem-phieu", fields.VoteCountMinutes),
        ("decision", 7, "QĐ", "quyet-dinh-khen-thuong", fields.Decision),
    ),
    "reports": (
        ("individual_report", 5, "BC", "bao-cao-thanh-tich", fields.IndividualReport),
        ("collective_report", 6, "BC", "bao-cao-thanh-tich-tap-the", fields.CollectiveReport),
        ("flag_report", 6, "BC", "bao-cao-co-thi-dua", fields.FlagReport),
        ("national_fighter_report", 5, "BC", "bao-cao-cstd-toan-quoc", fields.NationalFighterReport),
        ("unexpected_report", 5, "BC", "bao-cao-dot-xuat", fields.UnexpectedReport),
        ("movement_report", 5, "BC", "bao-cao-chuyen-de", fields.MovementReport),
        ("service_report", 5, "BC", "bao-cao-cong-hien", fields.ServiceReport),
        ("external_report", 5, "BC", "bao-cao-doi-ngoai", fields.ExternalReport),
    ),
    "letters": (
        ("public_notice", 9, "TB", "cong-khai-danh-sach", fields.PublicNotice),
        ("opinion_request", 10, "", "xin-y-kien", fields.OpinionRequest),
        ("opinion_reply", 33, "", "cho-y-kien-hiep-y", fields.OpinionReply),
        ("request_letter", 11, "", "gui-ho-so-de-nghi", fields.RequestLetter),
        ("reply_letter", 12, "", "tra-loi-bo-sung-ho-so", fields.ReplyLetter),
        ("dossier_index", 13, "", "muc-luc-ho-so", fields.DossierIndex),
    ),
    "meeting": (
        ("invitation", 14, "GM", "moi-hop-hoi-dong", fields.Invitation),
        ("ballot", 15, "", "phieu-bau", fields.Ballot),
        ("written_opinion", 16, "", "phieu-lay-y-kien", fields.WrittenOpinion),
    ),
    "council": (
        ("council_decision", 17, "QĐ", "thanh-lap-hoi-dong", fields.CouncilDecision),
        ("council_rules", 18, "QĐ", "quy-che-hoi-dong", fields.CouncilRules),
        ("council_tasks", 19, "TB", "phan-cong-nhiem-vu", fields.CouncilTasks),
    ),
    "emulation": (
        ("launch_plan", 20, "KH", "phat-dong-phong-trao", fields.LaunchPlan),
        ("registration_list", 21, "", "dang-ky-thi-dua", fields.RegistrationList),
        ("pledge", 22, "", "giao-uoc-thi-dua", fields.Pledge),
        ("publicity_plan", 23, "KH", "tuyen-truyen", fields.PublicityPlan),
        ("inspection_plan", 24, "KH", "kiem-tra", fields.InspectionPlan),
        ("inspection_minutes", 25, "BB", "kiem-tra", fields.InspectionMinutes),
        ("interim_review", 26, "BC", "so-ket", fields.YearReview),
        ("final_review", 27, "BC", "tong-ket", fields.YearReview),
    ),
    "initiatives": (
        ("initiative_application", 28, "", "don-cong-nhan-sang-kien", fields.InitiativeApplication),
        ("initiative_score", 29, "", "phieu-cham-sang-kien", fields.InitiativeScore),
        ("initiative_minutes", 30, "BB", "hop-hoi-dong-sang-kien", fields.InitiativeMinutes),
        ("initiative_decision", 31, "QĐ", "cong-nhan-sang-kien", fields.InitiativeDecision),
    ),
    "money": (
        ("reward_estimate", 32, "", "du-toan-tien-thuong", fields.RewardEstimate),
        ("reward_payments", 8, "DS", "danh-sach-chi-tien-thuong", fields.RewardPayments),
    ),
}
GROUPS = tuple(_GROUPS)
KINDS: dict[str, DocumentKind] = {
    name: DocumentKind(name, order, code, slug, record, group)
    for group, rows in _GROUPS.items()
    for name, order, code, slug, record in rows
}
REPORT_KINDS = tuple(name for name, kind in KINDS.items() if kind.group == "reports")  # one for each nominee
USUAL_KINDS = tuple(name for name, kind in KINDS.items() if kind.group in ("round", "reports"))
# What is handed in (Luật 06/2022/QH15, Điều 84); a decision answers a dossier, so it lies in none.
DOSSIER_KINDS = tuple(name for name in USUAL_KINDS if name != "decision")
NUMBERED_KINDS = tuple(  # they bear a number of a register
    name for name, kind in KINDS.items() if any(field.name == "reference" for field in fields_of(kind.record))
)
BALLOT_KINDS = ("ballot", "written_opinion")  # they name the cases that are voted on
SEVERAL_KINDS = frozenset(  # a round may have several, one for each title
    ("written_opinion", "launch_plan", "inspection_minutes", "initiative_application", "initiative_score")
)


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
