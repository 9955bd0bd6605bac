"""What papers have in common: heading, number, day, recipients, signatures."""

from dataclasses import dataclass

from khenthuong_desktop.documents.parts import Dateline, NomineeGroup, NumberAndSymbol, Organ, SigningBlock


@dataclass(frozen=True, kw_only=True)
class IssuedPaper:
    """A paper that gets a number and a day, goes to its recipients and has one signature."""

    organ: Organ
    reference: NumberAndSymbol
    dateline: Dateline
    subject: str
    recipients: tuple[str, ...] = ()  # besides those whom the paper addresses
    archive: str
    signing: SigningBlock


@dataclass(frozen=True, kw_only=True)
class SignedList:
    """A list or form without a number, signed at its end."""

    organ: Organ
    subject: str
    signing: SigningBlock


@dataclass(frozen=True, kw_only=True)
class WrittenDecision(IssuedPaper):
    """What every quyết định begins with (NĐ 30/2020 mẫu 1.2): whose power it is, and what it rests on."""

    authority: str
    legal_bases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WithNominees(IssuedPaper):
    """A paper with the list of nominees as an appendix in its own section."""

    appendix_title: str
    appendix_reference: str
    groups: tuple[NomineeGroup, ...]


@dataclass(frozen=True, kw_only=True)
class SittingMinutes:
    """Minutes of a sitting (NĐ 30/2020 mẫu 1.9): no place and day in the heading, two signatures."""

    organ: Organ
    reference: NumberAndSymbol
    subject: str
    opened_at: str
    held_at: str
    members_total: int
    present_total: int
    chairman: str
    secretary: str
    closed_at: str
    archive: str
    secretary_name: str
    signing: SigningBlock
    recipients: tuple[str, ...] = ()
