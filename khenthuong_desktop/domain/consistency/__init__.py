"""Do all papers tell the same: counts (X01), names and awards (X02), days and numbers (X03), votes (X04), sums."""

from khenthuong_desktop.domain.consistency.counts import check_counts
from khenthuong_desktop.domain.consistency.days import check_days
from khenthuong_desktop.domain.consistency.edits import check_edits
from khenthuong_desktop.domain.consistency.names import check_names, check_reports
from khenthuong_desktop.domain.consistency.proofs import check_proofs
from khenthuong_desktop.domain.consistency.sentences import check_sentences
from khenthuong_desktop.domain.consistency.strangers import check_strangers
from khenthuong_desktop.domain.consistency.sums import check_sums
from khenthuong_desktop.domain.consistency.votes import check_votes
from khenthuong_desktop.domain.dossier import DossierProblem, RoundPicture

_CHECKS = (
    check_counts,
    check_names,
    check_sentences,
    check_reports,
    check_days,
    check_votes,
    check_sums,
    check_proofs,
    check_strangers,
)


def check_consistency(picture: RoundPicture) -> list[DossierProblem]:
    """Every contradiction between the round, its papers and its meeting; then what else a hand changed in them."""
    found = [problem for check in _CHECKS for problem in check(picture)]
    return [*found, *check_edits(picture, found)]
