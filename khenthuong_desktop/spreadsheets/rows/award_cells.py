"""What the cell of an award says beside it: its year and the decision that gave it."""

import re

from khenthuong_desktop.domain.numbering import is_same_reference
from khenthuong_desktop.spreadsheets.cells.award_mentions import AwardMention, award_mentions
from khenthuong_desktop.spreadsheets.cells.person_cells import Fields, Found
from khenthuong_desktop.spreadsheets.cells.told_decisions import ToldDecision
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Remark
from khenthuong_desktop.spreadsheets.words import bare

_ANY_GIVER = re.compile(r"(?:bang khen|bk|co thi dua|co td)")  # a certificate of merit is one, whoever gives it
_LEVEL = re.compile(r"(?:cap )?(tinh|thanh pho|bo|trung uong|tw|xa|phuong|nha nuoc|nganh)")
_IN_FULL = ((r"thủ tướng cp\b|\bttg(?:cp)?\b", "Thủ tướng Chính phủ"), (r"\bct ubnd\b|\bctubnd\b", "Chủ tịch UBND"))
_GIVERS = ("giver", "decided_by")
_OF_ROW = ("award", "award_form", "award_title", "asked_award")


def with_giver(fields: Fields) -> Found:
    """ "Bằng khen | Thủ tướng Chính phủ": which award it is only who gives it tells."""
    giver = next((str(fields[name]) for name in _GIVERS if fields.get(name)), "")
    fields.pop("giver", None)
    for name in _OF_ROW if giver else ():
        award = fields.get(name)
        if isinstance(award, str) and _ANY_GIVER.fullmatch(bare(award)):
            fields[name] = f"{award} {_by(giver)}"
    return []


def _by(giver: str) -> str:
    if _LEVEL.fullmatch(bare(giver)):
        return giver if bare(giver).startswith("cap ") else f"cấp {giver}"
    for short, words in _IN_FULL:
        giver = re.sub(short, words, giver, flags=re.IGNORECASE)
    return f"của {giver}"


def year_of_award(fields: Fields) -> Found:
    """The year of the only award of a row that has none of its own: that behind the award, else that of the decision;
    where several awards or years stand in the cell, each has to have one, until they are divided."""
    cell = fields.get("award", "")
    mentions = award_mentions(cell)
    if "year" in fields or (cell and not mentions):
        return []
    found: Found = []
    if len(mentions) == 1 and len(mentions[0].years) < 2 and not (mentions[0].undecided or mentions[0].unclear):
        found = _only_award(fields, mentions[0])
    if "year" in fields:
        return found
    if any(mention.years or mention.unclear for mention in mentions):
        open_ = [mention.written for mention in mentions if not mention.years]
        return (
            [*found, ("award", Remark(ERROR, "award_year_unclear", {"awards": "; ".join(open_)}))] if open_ else found
        )
    if len(mentions) > 1 and all(mention.decision is not None and mention.decision.day for mention in mentions):
        return found  # the years of their decisions, once they are divided
    return [*found, *year_from_decision(fields)]


def year_from_decision(fields: Fields) -> Found:
    """The year of the decision, where the row names none."""
    if "year" in fields:
        return []
    if "decision_date" in fields:
        fields["year"] = int(fields["decision_date"][:4])
        return [("year", Remark(FIXED, "year_from_decision", {"year": fields["year"]}))]
    return [("year", Remark(ERROR, "required_missing"))]


def _only_award(fields: Fields, mention: AwardMention) -> Found:
    found: Found = []
    if mention.decision is not None:
        found = [("award", remark) for remark in take_decision(fields, mention.decision)]
    if mention.decision is not None or mention.years:
        fields["award"] = mention.written
    if mention.years:
        fields["year"] = mention.years[0]
        found.append(("award", Remark(FIXED, "year_from_award", {"year": fields["year"], "new": mention.written})))
    return found


def take_decision(fields: Fields, decision: ToldDecision) -> list[Remark]:
    """The decision that the cell of an award names is its own, whatever another column says."""
    other = fields.get("decision_number")
    told = {
        "decision_number": decision.number,
        "decision_date": decision.day.isoformat() if decision.day else None,
        "decided_by": decision.decided_by,
    }
    if other is None or is_same_reference(other, decision.number):
        fields.update({name: value for name, value in told.items() if value and name not in fields})
        return []
    for name, value in told.items():
        fields.pop(name, None)
        if value:
            fields[name] = value
    return [Remark(WARNING, "decision_otherwise", {"number": decision.number, "other": other})]
