"""What offices add to their lists: columns about whom a row is of, which the program's own templates do not print."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class SubjectColumns:
    """All that a round knows of a person, collective or household; what is not known is left blank."""

    code: str = ""
    kind: str = ""
    honorific: str = ""
    full_name: str = ""  # without what tells namesakes apart
    born_on: str = ""
    birth_year: str = ""
    gender: str = ""
    post: str = ""
    unit: str = ""
    category: str = ""
    working_since: str = ""
    hometown: str = ""
    residence: str = ""
    qualifications: str = ""
    address: str = ""
    head_name: str = ""
    headcount: str = ""
    rating: str = ""
    rating_decision: str = ""
    initiative_names: str = ""
    initiative_decisions: str = ""
    earlier_awards: str = ""
    votes: str = ""
    vote_share: str = ""
    reward_coefficient: str = ""
    reward: str = ""
    payer: str = ""


COLUMNS = frozenset(field.name for field in fields(SubjectColumns))
