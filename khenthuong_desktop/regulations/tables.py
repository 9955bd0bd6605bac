"""The dated tables beside the award packs: sources, regimes, councils, rewards, legal bases."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from khenthuong_desktop.domain.limits import Limit
from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import Confidence, SubjectKind, UnitLevel
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.regulations.entries import Entry, Located


@dataclass(frozen=True)
class Source:
    """A legal document: ``citation`` is how it stands among the legal bases, ``short`` beside an article."""

    code: str
    name: str
    short: str
    issuer: str
    issued_on: date | None
    in_force: date | None
    until: date | None
    citation: str | None
    confidence: Confidence
    is_draft: bool = False
    province_only: bool = False
    review_by: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Whether the document binds on that day (``until`` is the first day it does not)."""
        if self.in_force is None or self.is_draft or on < self.in_force:
            return False
        return self.until is None or on < self.until


@dataclass(frozen=True)
class Regime:
    """The set of laws of a period, R1 … R4."""

    code: str
    valid_from: date
    law: str
    decree: str
    is_unverified: bool


@dataclass(frozen=True)
class Ballot:
    """The share of all members that an award needs in a ballot, and where that is laid down."""

    share: Fraction
    confidence: Confidence
    reference: Reference


@dataclass(frozen=True)
class Thresholds:
    """The awards that need a ballot from a day on."""

    valid_from: date
    awards: dict[str, Ballot]
    reference: Reference
    note: str | None = None


@dataclass(frozen=True)
class Quorum:
    """The share of a council's members that must be present; without levels at every level."""

    valid_from: date
    share: Fraction
    levels: tuple[UnitLevel, ...]
    confidence: Confidence
    reference: Reference


@dataclass(frozen=True)
class BaseSalary:
    valid_from: date
    amount: int
    confidence: Confidence
    reference: Reference


@dataclass(frozen=True)
class Coefficient:
    """How many base salaries go with an award for one kind of subject."""

    value: Fraction
    at_most: bool
    confidence: Confidence
    reference: Reference


@dataclass(frozen=True)
class Coefficients:
    """The coefficients from a day on; ``at_commune`` where a commune's differ."""

    valid_from: date
    awards: dict[tuple[str, SubjectKind], Coefficient]
    at_commune: dict[tuple[str, SubjectKind], Coefficient]


@dataclass(frozen=True)
class Limits:
    """The limits on numbers from a day on."""

    valid_from: date
    limits: tuple[Limit, ...]


@dataclass(frozen=True)
class LegalBasis:
    """One line that may stand among the legal bases of a document; no levels: every level."""

    source: str
    levels: tuple[UnitLevel, ...]


@dataclass(frozen=True)
class Organs:
    """Words by which the issuer of a document is known: those of the centre begin so, and have no local word."""

    centre: tuple[str, ...]
    local: tuple[str, ...]

    def is_local(self, issuer: str) -> bool:
        """Whether a document binds in one place only, whatever it says of itself."""
        told = f"{fold(issuer)} "
        if any(f" {fold(word)} " in f" {told}" for word in self.local):
            return True
        return not told.startswith(tuple(f"{fold(word)} " for word in self.centre))


def load_organs(top: Entry) -> Organs:
    return Organs(top.texts("centre"), top.texts("local"))


def load_sources(top: Entry, organs: Organs) -> dict[str, Source]:
    loaded = {}
    for code, entry in top.by_name():
        entry.only(
            "name", "short", "issuer", "issued_on", "in_force", "until", "citation", "confidence",
            "draft", "province_only", "review_by",
        )  # fmt: skip
        loaded[code] = Source(
            code=code,
            name=entry.words("name"),
            short=entry.words("short"),
            issuer=entry.words("issuer"),
            issued_on=entry.day("issued_on"),
            in_force=entry.day("in_force"),
            until=entry.day("until"),
            citation=entry.text("citation"),
            confidence=entry.choice("confidence", Confidence, Confidence.D),
            is_draft=entry.flag("draft"),
            province_only=entry.flag("province_only") or organs.is_local(entry.words("issuer")),
            review_by=entry.day("review_by"),
        )
    return loaded


def load_regimes(top: Entry) -> list[Regime]:
    loaded = []
    for code, entry in top.by_name():
        valid_from = entry.day("from", needed=True) or date.max
        law, decree = entry.words("law"), entry.words("decree")
        loaded.append(Regime(code, valid_from, law, decree, entry.flag("unverified")))
    return sorted(loaded, key=lambda regime: regime.valid_from)


def read_reference(entry: Entry, key: str = "reference") -> Reference:
    """A reference of a table; whether its document is known is left to the review."""
    inside = entry.entry(key, needed=True)
    return Reference(inside.words("document"), inside.text("article"), inside.text("clause"), inside.text("point"))


def load_thresholds(top: Entry) -> list[Thresholds]:
    """An award that a later day does not name again keeps its ballot."""
    loaded: list[Thresholds] = []
    for day, entry in top.entry("thresholds", needed=True).by_date():
        awards = entry.entry("awards", needed=True)
        confidence, reference = entry.choice("confidence", Confidence, Confidence.D), read_reference(entry)
        told = {code: Ballot(awards.fraction(code), confidence, reference) for code in awards.located}
        known = loaded[-1].awards if loaded else {}
        loaded.append(Thresholds(day, {**known, **told}, reference, entry.text("note")))
    return loaded


def load_quorums(top: Entry) -> list[Quorum]:
    return [
        Quorum(
            day,
            entry.fraction("share"),
            entry.choices("levels", UnitLevel),
            entry.choice("confidence", Confidence, Confidence.D),
            read_reference(entry),
        )
        for day, entry in top.entry("quorum", needed=True).by_date()
    ]


def load_limits(top: Entry) -> list[Limits]:
    return [
        Limits(
            day,
            tuple(_limit(entry) for entry in top.entries(day)),
        )
        for day in top.days()
    ]


def _limit(entry: Entry) -> Limit:
    """A share of another award's holders, a plain number of people, or both."""
    share = entry.fraction("share") if "share" in entry else None
    most = entry.value("at_most", int)
    return Limit(entry.words("award"), entry.text("of"), share, most, read_reference(entry))


def load_base_salaries(top: Entry) -> list[BaseSalary]:
    return [
        BaseSalary(
            day,
            entry.value("amount", int, needed=True) or 0,
            entry.choice("confidence", Confidence, Confidence.D),
            read_reference(entry),
        )
        for day, entry in top.entry("base_salary", needed=True).by_date()
    ]


def load_coefficients(top: Entry) -> list[Coefficients]:
    """What a later day does not name again stays as it was."""
    factor = top.fraction("household_factor")
    loaded: list[Coefficients] = []
    for day, entry in top.entry("coefficients", needed=True).by_date():
        places = _ReadPlaces(entry)
        before = loaded[-1] if loaded else Coefficients(day, {}, {})
        plain, commune = dict(before.awards), dict(before.at_commune)
        for code, body in entry.entry("awards", needed=True).by_name():
            commune = {key: found for key, found in commune.items() if key[0] != code}
            for target, place in ((plain, body), (commune, body.entry("at_commune"))):
                at_most, sure = body.flag("at_most"), place if "confidence" in place else body
                for kind, value in _by_subject(place, factor).items():
                    confidence = _confidence(sure, kind, places.confidence)
                    target[code, kind] = Coefficient(value, at_most, confidence, places.reference(code, body, kind))
        loaded.append(Coefficients(day, plain, commune))
    return loaded


class _ReadPlaces:
    """Where the coefficients of one day stand: an award's own place, else the article that names it, else the day's."""

    def __init__(self, entry: Entry) -> None:
        self.confidence = entry.choice("confidence", Confidence, Confidence.D)
        self._whole = read_reference(entry)
        self._articles: dict[str, Entry] = {}
        for article in entry.entries("articles") if "articles" in entry else ():
            self._articles |= dict.fromkeys(article.texts("awards"), article)

    def reference(self, code: str, body: Entry, kind: SubjectKind) -> Reference:
        if "reference" in body:
            return read_reference(body)
        article = self._articles.get(code)
        if article is None:
            return self._whole
        clause = article.entry("clauses").text(kind.value)
        return Reference(self._whole.document, article.text("article", needed=True), clause)


def _confidence(entry: Entry, kind: SubjectKind, whole: Confidence) -> Confidence:
    """One letter for an award, or one for each kind of subject; a household's is that of a person."""
    if not isinstance(entry.located.get("confidence"), Located):
        return entry.choice("confidence", Confidence, whole) if "confidence" in entry else whole
    inside = entry.entry("confidence")
    name = kind.value if kind is not SubjectKind.HOUSEHOLD or kind.value in inside else SubjectKind.INDIVIDUAL.value
    return inside.choice(name, Confidence, whole) if name in inside else whole


def _by_subject(entry: Entry, household_factor: Fraction) -> dict[SubjectKind, Fraction]:
    """A household gets one and a half times what a person gets (NĐ 152/2025, Điều 54)."""
    found = {kind: entry.fraction(kind.value) for kind in SubjectKind if kind.value in entry}
    if SubjectKind.INDIVIDUAL in found:
        found.setdefault(SubjectKind.HOUSEHOLD, found[SubjectKind.INDIVIDUAL] * household_factor)
    return found


def load_legal_bases(top: Entry) -> dict[str, list[LegalBasis]]:
    """For each kind of document its possible legal bases, in the order the decree on clerical work wants."""
    groups = top.entry("groups", needed=True)
    lines: dict[str, list[LegalBasis]] = {}
    for name in groups.located:
        lines[str(name)] = [
            LegalBasis(entry.words("source"), entry.choices("levels", UnitLevel)) for entry in groups.entries(name)
        ]
    documents = top.entry("documents", needed=True)
    loaded: dict[str, list[LegalBasis]] = {}
    for kind in documents.located:
        loaded[str(kind)] = []
        for name in documents.texts(kind):
            if name not in lines:
                documents.fault("not_one_of", kind, found=name, near=", ".join(lines))
            loaded[str(kind)] += lines.get(name, [])
    return loaded
