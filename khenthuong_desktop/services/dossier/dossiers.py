"""Packaged dossiers: checked, exported, listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.completeness import check_completeness
from khenthuong_desktop.domain.consistency import check_consistency
from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind, RoundPicture
from khenthuong_desktop.domain.terms import Severity, Stage
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.errors import DossierHasErrors, FieldFault, ValuesRefused
from khenthuong_desktop.files import needed
from khenthuong_desktop.messages import say
from khenthuong_desktop.packaging.archive import DossierMade, make_dossier
from khenthuong_desktop.packaging.copying import Step
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.evidence_uses import left_out
from khenthuong_desktop.services.award_rounds.frozen_verdicts import difference, handed_in_verdict, judge_round
from khenthuong_desktop.services.award_rounds.round_checks import check_list
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, find_round, get_round, nominations_of
from khenthuong_desktop.services.award_rounds.stages import ENDED, move_on
from khenthuong_desktop.services.checking.foreign_papers import foreign_problems
from khenthuong_desktop.services.checking.round_pictures import picture_of
from khenthuong_desktop.services.details import detail_of
from khenthuong_desktop.services.dossier.dossier_contents import content_of
from khenthuong_desktop.services.dossier.dossier_problems import DossierCheck, Problem, in_words
from khenthuong_desktop.services.law.law_of_the_day import doubt_about_law
from khenthuong_desktop.services.law.rule_packs import rules_of_verdict
from khenthuong_desktop.services.numbers.doubled_numbers import number_problems
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from khenthuong_desktop.services.signed.signed_numbers import signed_number_problems
from khenthuong_desktop.services.signed.signed_papers import signing_problems
from khenthuong_desktop.services.verdicts import eligibility
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Dossier


@dataclass(frozen=True)
class DossierRow:
    """An exported dossier as the list shows it."""

    id: str
    round_id: str
    round_code: str
    round_name: str
    year: int
    edition: int
    fingerprint: str
    file_name: str
    size: int
    made_at: datetime
    stage: Stage
    errors_reason: str | None
    receipt_number: str | None
    returned_reason: str | None
    returned_until: date | None


@dataclass(frozen=True)
class Exported(DossierMade):
    """A dossier on disk, how many warnings stood, and the package of the same edition that must not go out any more."""

    warnings: int = 0
    replaced: str = ""
    replaced_at: datetime | None = None


def check_dossier(db: Database, folder: DataFolder, library: Library, round_reference: str) -> DossierCheck:
    """Whether a round's dossier is complete, consistent, lawful and free of overlaps; writes nothing."""
    today = db.today()
    with db.read() as session:
        row = find_round(session, round_reference)
        library = _law_of_its_day(session, folder, library, row)
        picture = picture_of(session, folder, library, row, today)
        key = row.id
        signing = (*signing_problems(session, folder, key), *signed_number_problems(session, picture))
        unpacked = tuple(left_out(session, key))
        foreign = tuple(foreign_problems(session, folder, library, picture))
        doubled = tuple(number_problems(session, library, row))
        doubt = doubt_about_law(library, row, today) if row.stage not in ENDED else None
    found = [
        *(in_words(problem) for problem in check_completeness(picture)),
        *(in_words(problem) for problem in check_consistency(picture) if not _is_told(problem, signing)),
        *(in_words(problem) for problem in (*signing, *unpacked, *foreign, *doubled)),
        *([Problem(Severity.WARNING, *doubt, Place(PlaceKind.ROUND, key))] if doubt else []),
        *_verdicts(db, library, key),
        *_list_problems(db, library, key, picture),
    ]
    return DossierCheck(
        tuple(problem for problem in found if problem.severity is Severity.ERROR),
        tuple(problem for problem in found if problem.severity is not Severity.ERROR),
    )


def export_dossier(
    db: Database,
    folder: DataFolder,
    library: Library,
    round_reference: str,
    out_dir: Path,
    with_errors: str | None = None,
    supplement: bool = False,
    progress: Step | None = None,
) -> Exported:
    """Package a round's dossier into ``out_dir`` and note it in the round.

    Errors need a reason (``with_errors``), which goes into the dossier. A dossier that was handed in is
    followed by a ``supplement`` with the next number. ``progress(done, total, what)`` may raise to stop.
    What was edited in Word is kept first.
    Raises DossierHasErrors, ValuesRefused and what ``make_dossier`` raises; then nothing else is changed.
    """
    keep_edits(db, folder, round_id=get_round(db, round_reference).id)
    check = check_dossier(db, folder, library, round_reference)
    reason = (with_errors or "").strip()
    sentences = [problem.sentence for problem in check.errors]
    if sentences and not reason:
        raise DossierHasErrors(sentences)
    noted = {"xuat_khi_con_loi": {"ly_do": reason, "loi": sentences}} if sentences else {}
    created = db.now()
    with db.read() as session:
        row = find_round(session, round_reference)
        if not nominations_of(session, row.id):
            raise DossierHasErrors(sentences)  # no reason makes a dossier out of nothing
        edition = _next_edition(session, row, supplement)
        sitting = picture_of(session, folder, library, row, db.today()).sitting
        content = content_of(session, folder, library, row, sitting, edition, created, noted)
        key = row.id
        earlier = session.scalar(select(Dossier).where(Dossier.round_id == key, Dossier.edition == edition))
        before = (earlier.file_name, earlier.made_at) if earlier is not None else ("", None)
    with needed(out_dir):
        made = make_dossier(content, out_dir, progress)
        try:
            _note(db, key, content.package_id, edition, made, created, reason if sentences else None)
        except BaseException:
            if made.is_new:
                made.path.unlink(missing_ok=True)
            raise
    name, made_at = before if before[0] != made.path.name else ("", None)
    return Exported(**vars(made), warnings=len(check.warnings), replaced=name, replaced_at=made_at)


def list_dossiers(db: Database, round_reference: str | None = None) -> tuple[DossierRow, ...]:
    """Exported dossiers, newest first; of one round when it is named."""
    query = (
        select(Dossier, AwardRound)
        .join(AwardRound, AwardRound.id == Dossier.round_id)
        .order_by(Dossier.made_at.desc(), Dossier.edition.desc())
    )
    with db.read() as session:
        if round_reference is not None:
            query = query.where(Dossier.round_id == find_round(session, round_reference).id)
        return tuple(
            detail_of(
                DossierRow,
                row,
                round_code=award_round.code,
                round_name=award_round.name,
                year=award_round.year,
            )
            for row, award_round in session.execute(query)
        )


def _next_edition(session: Session, row: AwardRound, supplement: bool) -> int:
    """A dossier still in the house is made again; one that was handed in is followed by a supplement."""
    last = session.scalar(select(Dossier).where(Dossier.round_id == row.id).order_by(Dossier.edition.desc()).limit(1))
    if last is None:
        return 1
    if supplement:
        return last.edition + 1
    if last.stage.was_handed_in or row.stage.was_handed_in:
        raise ValuesRefused(FieldFault("supplement", "dossier_handed_in", {"name": row.name}))
    return last.edition


def _note(
    db: Database, round_id: str, package: str, edition: int, made: DossierMade, made_at: datetime, reason: str | None
) -> None:
    with db.write("export_dossier") as session:
        row = session.scalar(select(Dossier).where(Dossier.round_id == round_id, Dossier.edition == edition))
        if row is None:
            row = Dossier(round_id=round_id, package_id=package, edition=edition)
            session.add(row)
        row.fingerprint = made.fingerprint
        row.file_name = made.path.name
        row.size = made.size
        row.made_at = made_at
        row.stage = Stage.PACKAGED
        row.errors_reason = reason
        award_round = session.get_one(AwardRound, round_id)
        if award_round.stage is not Stage.PACKAGED and not award_round.stage.is_closed:
            move_on(session, award_round, Stage.PACKAGED)


def _is_told(problem: DossierProblem, signing: Iterable[DossierProblem]) -> bool:
    """Another number on a paper that was signed is told as the error it is."""
    signed = {one.place.key for one in signing if one.code == "signed_number_differs"}
    return problem.code == "number_differs" and problem.place.key in signed


def _law_of_its_day(session: Session, folder: DataFolder, library: Library, row: AwardRound) -> Library:
    """A decided round keeps the law its verdicts were given by: a pack taken in later says nothing about it."""
    kept = next((one.verdict for one in nominations_of(session, row.id) if one.verdict), None)
    if row.stage not in ENDED or kept is None or tuple(kept.get("packs", ())) == library.packs:
        return library
    return rules_of_verdict(folder, kept)


def _verdicts(db: Database, library: Library, round_id: str) -> Iterator[Problem]:
    """Nominees who do not meet the standard (error) or of whom that cannot be told (warning).

    Of a dossier that was handed in, as the verdict was frozen, with what data and law of today would change.
    Who goes on for a reason is a warning with that reason; law we are not sure of warns and never blocks.
    """
    found = get_round(db, round_id)
    if not found.nominations:
        return
    results = judge_round(db, library, found)
    for nomination in found.nominations:
        if nomination.passed is False:
            continue
        result = results.get((nomination.subject_kind, nomination.subject_id, nomination.award))
        result = result and replace(result, subject_name=nomination.called)
        words = {"name": nomination.called, "award": library.award(nomination.award).name}
        place = Place(PlaceKind.NOMINATION, nomination.id)
        for code, sentence in _law_doubts(result) if result else ():
            yield Problem(Severity.WARNING, code, say("transitions", "chosen_for", **words, sentence=sentence), place)
        kind, sentence, blocks = _standing(nomination, result, found.stage)
        if kind is not VerdictKind.ELIGIBLE:
            sentence = sentence or say("dossiers", "undecided", **words)
            if nomination.override_reason:
                sentence = say("timetable", "overridden", sentence=sentence, reason=nomination.override_reason)
            stands = blocks and not nomination.override_reason
            yield Problem(Severity.ERROR if stands else Severity.WARNING, kind.value, sentence, place)
        changed = difference(nomination, result)
        if changed is not None:
            yield Problem(Severity.WARNING, *changed, place)


def _standing(
    nomination: NominationRow, result: eligibility.CheckResult | None, stage: Stage
) -> tuple[VerdictKind, str, bool]:
    """The verdict that counts, what is missing in words, and whether it stands in the way."""
    kept = handed_in_verdict(nomination)
    if kept is not None and stage.is_closed:
        return VerdictKind(kept["verdict"]), kept["frozen"]["sentence"], kept["frozen"]["blocks"]
    if result is None:
        return VerdictKind.UNDECIDED, "", False
    return result.kind, eligibility.describe_gap(result).sentence, result.blocks


def _law_doubts(result: eligibility.CheckResult) -> Iterator[tuple[str, str]]:
    """What to compare with the law before the proposal goes out: the text that was chosen, a draft that differs."""
    choice = result.choice
    if choice is not None and (choice.takes_newer or choice.may_favour):
        yield "law_chosen", choice.sentence(result.library)
    if result.advice:
        yield "draft_differs", result.advice


def _list_problems(db: Database, library: Library, round_id: str, picture: RoundPicture) -> Iterator[Problem]:
    """Overlaps, limits on numbers, leaders before workers; who was turned down stands in nobody's way."""
    put_forward = {nominee.key for nominee in picture.put_forward}
    for problem in check_list(db, library, round_id):
        mine = next((key for key in problem.nominations if key in put_forward), None)
        if mine is not None:
            place = Place(PlaceKind.NOMINATION, mine)
        elif not problem.nominations:
            place = Place(PlaceKind.ROUND, round_id)
        else:
            continue
        yield Problem(problem.severity, problem.code, problem.sentence, place)
