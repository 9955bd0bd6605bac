"""Which papers of its round a paper cites by number and day, and in which field: once for all who ask."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Citing:
    """The field whose sentences, the last of several, cite papers of these kinds, in this order."""

    field: str
    kinds: tuple[str, ...]


CITING = {
    "summary_list": Citing("attached_to", ("request_statement",)),
    "decision": Citing("legal_bases", ("minutes", "request_statement")),
    "request_letter": Citing("statement", ("request_statement",)),
    "reward_payments": Citing("attached_to", ("decision",)),
    "request_statement": Citing("legal_bases", ("minutes",)),
    "council_tasks": Citing("legal_bases", ("council_decision",)),
}
