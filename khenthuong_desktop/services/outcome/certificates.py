"""Certificates of a round's decision: what each says, where it stands on the unit's stock, which were printed."""

import json
import shutil
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from khenthuong_desktop import paths
from khenthuong_desktop.documents.parts import SigningBlock
from khenthuong_desktop.documents.pictures import FILES, begins_as_picture
from khenthuong_desktop.documents.wording import day_in_words, sentence_case
from khenthuong_desktop.domain.certificates import (
    FARTHEST_MM,
    LARGEST_MM,
    SMALLEST_MM,
    CertificateLine,
    Ink,
    Place,
    Side,
    Stock,
)
from khenthuong_desktop.domain.terms import CommendationType, Gender, SubjectKind
from khenthuong_desktop.domain.text import clean, compare_key, fold
from khenthuong_desktop.errors import FieldFault, FileTooLarge, FileUnreadable, ValuesRefused
from khenthuong_desktop.files import draft_beside, need_file
from khenthuong_desktop.messages import say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.filling.paper_contents import head_signing, numbered, position
from khenthuong_desktop.services.filling.paper_sources import Sources, gather, in_order
from khenthuong_desktop.services.outcome.decisions import DecisionDetail, get_decision
from khenthuong_desktop.services.units import list_signers, set_setting, set_settings, settings_of
from khenthuong_desktop.store.database import Database

_STOCK, _OFFSET, _TEXTS, _PRINTED = "certificate_stock:", "certificate_offset:", "certificate_texts:", "certificates:"
_LONGEST_DEED = 220  # letters that a certificate has room for
_PICTURES = (".png", ".jpg", ".jpeg")
_MOST_BYTES = 20 * 1024 * 1024
EMBLEM = FILES["emblem"]


@dataclass(frozen=True)
class Certificate:
    """One certificate; ``texts`` in the order of the decree, ``printed_on`` the day when it was last printed."""

    id: str  # of the nomination
    award: str
    called: str
    texts: Mapping[Place, str]
    printed_on: date | None = None


def certificates_of_round(db: Database, library: Library, round_reference: str) -> tuple[Certificate, ...]:
    """Those awarded, in the order of the decision; before there is one, those put forward, with gaps for its number.

    Only awards whose certificate has a form of its own: Giấy khen and Chiến sĩ thi đua cơ sở (NĐ 98/2023, Điều 104).
    """
    sources = gather(db, library, round_reference)
    decision = get_decision(db, round_reference)
    signing = _signing(db, sources, decision)
    rows = decision.awarded if decision else sources.put_forward
    texts, printed = settings_of(db, _TEXTS), settings_of(db, _PRINTED).get(sources.round.id, {})
    found = []
    for number, row in numbered(in_order(library, rows)):
        if row.award in _shipped():
            own = {Place(place): text for place, text in texts.get(row.id, {}).items()}
            day = printed.get(row.id)
            said = {**_texts(sources, decision, signing, row, number), **own}
            found.append(Certificate(row.id, row.award, row.called, said, date.fromisoformat(day) if day else None))
    return tuple(found)


def save_text(db: Database, certificates: Collection[str], place: Place, text: str | None) -> None:
    """Keep what these certificates say there otherwise than the program would; None forgets it."""
    own = settings_of(db, _TEXTS)
    said = {} if text is None else {place.value: _cleaned(text)}
    changed = {}
    for key in certificates:
        others = {at: words for at, words in own.get(key, {}).items() if at != place}
        changed[_TEXTS + key] = {**others, **said}
    set_settings(db, changed, "save_certificate")


def note_printed(db: Database, round_id: str, certificates: Collection[str]) -> None:
    """Remember that these were printed today, so that one left out or spoilt is found."""
    today = db.today().isoformat()
    before = settings_of(db, _PRINTED).get(round_id, {})
    set_setting(db, _PRINTED + round_id, {**before, **dict.fromkeys(certificates, today)}, "print_certificates")


def stock_of(db: Database, award: str, *, pre_printed: bool, printer: str = "") -> Stock:
    """The unit's own layout for an award's certificate, else the shipped one, with what this printer is off by."""
    code = _code(award, pre_printed)
    kept = settings_of(db, _STOCK).get(code)
    found = _stock(code, kept) if kept else replace(_shipped()[award], code=code)
    dx, dy = settings_of(db, _OFFSET).get(f"{code}:{printer}", (0.0, 0.0))
    return replace(found, pre_printed=pre_printed, dx=dx, dy=dy)


def save_stock(db: Database, stock: Stock, printer: str = "") -> None:
    """Keep where everything stands, and what this printer is off by on this stock; raises ValuesRefused."""
    sizes = {"width": stock.width, "height": stock.height}
    faults = [
        FieldFault(name, "stock_size", {"least": SMALLEST_MM, "most": LARGEST_MM})
        for name, size in sizes.items()
        if not SMALLEST_MM <= size <= LARGEST_MM
    ]
    offsets = {"dx": stock.dx, "dy": stock.dy}
    faults += [
        FieldFault(name, "printer_offset", {"most": FARTHEST_MM})
        for name, off in offsets.items()
        if not abs(off) <= FARTHEST_MM
    ]
    if faults:
        raise ValuesRefused(*faults)
    kept = {
        _STOCK + stock.code: {**sizes, "lines": [asdict(line) for line in stock.lines]},
        f"{_OFFSET}{stock.code}:{printer}": [stock.dx, stock.dy],
    }
    set_settings(db, kept, "save_certificate")


def picture_of(folder: DataFolder, name: str) -> Path | None:
    """A picture that the unit gave: its emblem, or the scan of a stock; None while there is none."""
    return next((path for path in sorted(folder.templates.glob(f"{name}.*")) if path.suffix in _PICTURES), None)


def keep_picture(folder: DataFolder, name: str, source: Path) -> Path:
    """Copy a picture in for later; raises FileMissing, FileTooLarge and FileUnreadable."""
    need_file(source)
    if source.stat().st_size > _MOST_BYTES:
        raise FileTooLarge(source, "20 MB")
    if source.suffix.lower() not in _PICTURES or not begins_as_picture(source):
        raise FileUnreadable(source, "not_a_picture")
    folder.templates.mkdir(exist_ok=True)
    target = folder.templates / f"{name}{source.suffix.lower()}"
    with draft_beside(target) as draft:
        shutil.copyfile(source, draft)
    for other in _PICTURES:
        if other != target.suffix:
            target.with_suffix(other).unlink(missing_ok=True)
    return target


def scan_name(stock: Stock) -> str:
    """What the scan of a stock is kept as."""
    return f"phoi-{stock.code.partition(':')[0].replace('_', '-')}"


def shipped_stock(award: str, *, pre_printed: bool) -> Stock:
    """The layout that the program comes with."""
    return replace(_shipped()[award], code=_code(award, pre_printed), pre_printed=pre_printed)


def _code(award: str, pre_printed: bool) -> str:
    return f"{award}:stock" if pre_printed else award


@cache
def _shipped() -> dict[str, Stock]:
    content = (paths.resources() / "certificates" / "stocks.json").read_text("utf-8")
    return {code: _stock(code, stock) for code, stock in json.loads(content).items()}


def _stock(code: str, kept: Mapping[str, Any]) -> Stock:
    return Stock(code, kept["width"], kept["height"], tuple(_line(line) for line in kept["lines"]))


def _line(kept: Mapping[str, Any]) -> CertificateLine:
    words = {
        "place": Place(kept["place"]),
        "ink": Ink(kept.get("ink", "black")),
        "side": Side(kept.get("side", "centre")),
    }
    return CertificateLine(**{**kept, **words})


def _signing(db: Database, sources: Sources, decision: DecisionDetail | None) -> SigningBlock:
    """Post and name under the certificate: of who signed the decision, whether the head, a deputy or somebody above."""
    if decision is None:
        return head_signing(sources)
    if fold(sources.unit.name) not in fold(decision.decided_by):
        return SigningBlock((decision.decided_by,), decision.signer_name or "")
    if not decision.signer_name:
        return head_signing(sources)
    named = compare_key(decision.signer_name)
    signer = next((one for one in list_signers(db) if compare_key(one.name) == named), sources.signer)
    return replace(head_signing(replace(sources, signer=signer)), signer_name=decision.signer_name)


def _texts(
    sources: Sources, decision: DecisionDetail | None, signing: SigningBlock, row: NominationRow, number: int
) -> dict[Place, str]:
    award = sources.library.award(row.award)
    day = decision.issued_on if decision else sources.round.decision_on
    said = day_in_words(day.isoformat() if day else "", sources.round.law_on.year)
    return {
        Place.COUNTRY: _word("country"),
        Place.MOTTO: _word("motto"),
        Place.GIVER: decision.decided_by if decision else sources.head,
        Place.GIVES: _word("gives_title" if award.group == "title" else "gives"),
        Place.AWARD: award.name,
        Place.SUBJECT: subject_line(sources, row),
        Place.POST: position(row),
        Place.ACHIEVEMENT: _achievement(sources, row),
        Place.DECISION: _word(
            "decision", number=decision.number if decision else "      ", day=said.removeprefix("ngày ")
        ),
        Place.REGISTER: _word("register", number=f"{number:02d}"),
        Place.DATELINE: _word("dateline", place=sources.unit.place, day=said),
        Place.SIGNER_POST: "\n".join(signing.authority_lines),
        Place.SIGNER_NAME: signing.signer_name,
    }


def _achievement(sources: Sources, row: NominationRow) -> str:
    """What the decision says of a whole year; of a single deed or a movement what is told of each, if it is short."""
    yearly = sources.round.commendation_type is CommendationType.MERIT
    told = clean(row.achievement or "")
    if yearly or not told or len(told) > _LONGEST_DEED:
        return _word("achievement", year=sources.round.year)
    return sentence_case(told.rstrip("."))


def subject_line(sources: Sources, row: NominationRow) -> str:
    """The name with Ông, Bà or what the person is addressed by; a household says so, unless its name does."""
    if row.subject_kind is SubjectKind.COLLECTIVE:
        return row.name
    if row.subject_kind is SubjectKind.HOUSEHOLD:
        told = compare_key(row.name).startswith(tuple(_word("household_starts").split("|")))
        return sentence_case(row.name) if told else _word("household", name=row.name)
    if row.honorific:
        return f"{sentence_case(row.honorific)} {row.name}"
    person = sources.people.get(row.subject_id)
    code = {Gender.MALE: "man", Gender.FEMALE: "woman"}.get(person.gender) if person and person.gender else None
    return _word(code or "person", name=row.name)


def _cleaned(text: str) -> str:
    return "\n".join(filter(None, (clean(line) for line in text.splitlines())))


def _word(code: str, **details: object) -> str:
    return say("certificates", code, **details)
