"""Everything that a round's documents are made of, gathered once: unit, signer, round, meeting, people, records."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from sqlalchemy import select

from khenthuong_desktop.documents.wording import spelt_out, spoken_award
from khenthuong_desktop.domain.terms import CouncilRole, SubjectKind
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.errors import FieldsMissing
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, RoundDetail, find_round, get_round
from khenthuong_desktop.services.council.councils import CouncilDetail, list_councils
from khenthuong_desktop.services.council.meetings import MeetingDetail, get_meeting
from khenthuong_desktop.services.filling.nominee_columns import NomineeDetails, Record, details_of
from khenthuong_desktop.services.law.authorities import decided_here
from khenthuong_desktop.services.numbers.given_numbers import Given, PaperKey, given_numbers
from khenthuong_desktop.services.registers.subjects import KIND_ORDER
from khenthuong_desktop.services.units import SignerDetail, UnitDetail, find_unit, list_signers, usual_signers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person


@dataclass(frozen=True)
class Sources:
    """What is known about a round; ``signer`` and ``meeting`` are None while they are not there.

    ``details`` reads what only templates of the unit's own print, when it is first asked.
    """

    unit: UnitDetail
    round: RoundDetail
    library: Library
    signer: SignerDetail | None
    meeting: MeetingDetail | None
    people: Mapping[str, Person]
    collectives: Mapping[str, Collective]
    households: Mapping[str, Household]
    details: Callable[[], NomineeDetails]
    council: CouncilDetail | None = None
    numbers: Mapping[PaperKey, Given] = field(default_factory=dict)

    @property
    def put_forward(self) -> tuple[NominationRow, ...]:
        """All but those whom the council turned down."""
        return tuple(nomination for nomination in self.round.nominations if nomination.passed is not False)

    @property
    def decides_itself(self) -> bool:
        """True when every award of the round is the unit's own to give."""
        awards = {nomination.award for nomination in self.put_forward}
        return bool(awards) and all(
            decided_here(self.library, self.unit.level, award, self.round.law_on) for award in awards
        )

    def columns(self, nomination_id: str) -> Mapping[str, str]:
        """What an own template may show of a nominee in its lists."""
        return self.details().columns.get(nomination_id, {})

    def given(self, kind: str, title: str = "") -> Given:
        """Number and day of a paper of the round, as far as somebody gave them."""
        return self.numbers.get((kind, title), Given())

    @property
    def council_name(self) -> str:
        """The council that met, else the unit's council, else what councils are usually called."""
        if self.meeting is not None:
            return spelt_out(self.meeting.council_name)
        return spelt_out(self.council.name) if self.council else say("documents", "council_usual")

    @property
    def head(self) -> str:
        """The head by post, as a document addresses it: Chủ tịch Ủy ban nhân dân xã Hòa An."""
        return head_of(self.unit.head_title, self.unit.name)

    def award_name(self, code: str) -> str:
        """The whole name of an award."""
        return self.library.award(code).name

    def award_phrase(self, code: str) -> str:
        """danh hiệu “Chiến sĩ thi đua cơ sở”, Giấy khen."""
        award = self.library.award(code)
        return spoken_award(award.name, is_title=award.group == "title")

    def seat(self, role: CouncilRole) -> str:
        """Name of the council's first member in this role, or ""."""
        seats = self.meeting.seats if self.meeting else self.council.members if self.council else ()
        return next((seat.name for seat in seats if seat.role is role), "")


def head_of(post: str, unit_name: str) -> str:
    """The head of a unit by post: Chủ tịch Ủy ban nhân dân xã Hòa An."""
    return say("documents", "head_of", post=post, unit=unit_name)


def in_order(library: Library, nominations: Iterable[NominationRow]) -> tuple[NominationRow, ...]:
    """Nominees of a round as its papers list them: by kind, the highest awards first, within one as in the round."""
    return tuple(sorted(nominations, key=lambda row: (KIND_ORDER[row.subject_kind], library.higher_first(row.award))))


def _voted_in_order(meeting: MeetingDetail, nominations: tuple[NominationRow, ...]) -> MeetingDetail:
    """The meeting with its counts in the order of the nominees."""
    places = {nomination.id: place for place, nomination in enumerate(nominations)}
    return replace(meeting, results=tuple(sorted(meeting.results, key=lambda one: places[one.nomination_id])))


def gather(db: Database, library: Library, round_reference: str, own_templates: Path | None = None) -> Sources:
    """The sources of a round; raises FieldsMissing without a unit.

    With a folder of ``own_templates`` that has none, details that the program's own do not print are not read.
    """
    found = get_round(db, round_reference)
    found = replace(found, nominations=in_order(library, found.nominations))
    unit = find_unit(db)
    if unit is None:
        raise FieldsMissing(found.name, [say("papers", "needs_unit")])
    meeting = get_meeting(db, round_reference)
    if meeting is not None:
        meeting = _voted_in_order(meeting, found.nominations)
    keys = {kind: [n.subject_id for n in found.nominations if n.subject_kind is kind] for kind in SubjectKind}
    with db.read() as session:
        people = session.scalars(select(Person).where(Person.id.in_(keys[SubjectKind.INDIVIDUAL]))).all()
        collectives = session.scalars(select(Collective).where(Collective.id.in_(keys[SubjectKind.COLLECTIVE]))).all()
        numbers = given_numbers(session, [find_round(session, found.id)])[found.id]
        households = session.scalars(select(Household).where(Household.id.in_(keys[SubjectKind.HOUSEHOLD]))).all()
    by_key: dict[str, Record] = {}
    for rows in (people, collectives, households):
        by_key.update({row.id: row for row in rows})
    printed = own_templates is None or any(own_templates.glob("*.docx"))
    return Sources(
        unit=unit,
        round=found,
        library=library,
        signer=_signer(db, unit, found, meeting),
        meeting=meeting,
        people={row.id: row for row in people},
        collectives={row.id: row for row in collectives},
        households={row.id: row for row in households},
        council=_council(db, meeting),
        numbers=numbers,
        details=cache(partial(details_of, db, library, found, meeting, by_key)) if printed else NomineeDetails,
    )


def _council(db: Database, meeting: MeetingDetail | None) -> CouncilDetail | None:
    """The council that met, else the unit's council for commendations."""
    councils = [council for council in list_councils(db) if meeting is None or council.name == meeting.council_name]
    usual = fold(say("documents", "council_usual"))
    return next((council for council in councils if meeting or fold(council.name).startswith(usual)), None)


def _signer(db: Database, unit: UnitDetail, found: RoundDetail, meeting: MeetingDetail | None) -> SignerDetail | None:
    """The round's signer, else the usual one, else the council's chairman, who is the head of the unit."""
    signers = list_signers(db)
    chosen = next((signer for signer in signers if signer.id == found.signer_id), None)
    if chosen is None and signers:
        chosen = signers[0]
    if chosen is None and meeting is not None:
        chairman = next((seat.name for seat in meeting.seats if seat.role is CouncilRole.CHAIRMAN), None)
        chosen = next(iter(usual_signers(unit, chairman)), None)
    return chosen
