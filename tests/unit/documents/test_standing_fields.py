"""What of a paper may be reworded is said by names of fields that there are, and every list of texts is sorted."""

from collections.abc import Iterator

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.reading_back.paper import Fate, ReadBack, Reading
from khenthuong_desktop.documents.reading_back.standing import FIGURES_ONLY, PROSE, standing_fields
from khenthuong_desktop.documents.shape import TEXT, Shape, shape_of
from khenthuong_desktop.domain.dossier import Spot

LISTS_OF_FACTS = {"addressees", "authority_lines", "issuing_lines", "places"}  # each line is somebody or some place


def printed(shape: Shape) -> Iterator[str]:
    """Names of all fields that are printed, lists of texts with brackets."""
    for name, member in shape.members:
        if member.item == TEXT:
            yield f"{name}[]"
        elif member.members or member.item:
            yield from printed(member.item or member)
        else:
            yield name


NAMES = {name for kind in KINDS.values() for name in printed(shape_of(kind.record))}


def test_every_name_is_that_of_a_field() -> None:
    assert {name for name in PROSE | FIGURES_ONLY if not NAMES & {name, f"{name}[]"}} == set()
    assert not PROSE & FIGURES_ONLY


def test_every_list_of_texts_is_prose_sentences_or_facts() -> None:
    lists = {name.removesuffix("[]") for name in NAMES if name.endswith("[]")}
    assert lists >= LISTS_OF_FACTS
    said = {name.removesuffix("[]") for name in PROSE | FIGURES_ONLY}
    assert lists - said == LISTS_OF_FACTS


def test_what_came_of_it_is_prose_and_the_outcome_of_a_vote_is_not() -> None:
    recorded = {"outcome": ["Cứu được hai người"], "results": [{"outcome": "Đạt"}]}
    readings = tuple(
        Reading(path, made, now, Fate.CHANGED, Spot(now))
        for path, made, now in (
            ("outcome[0]", "Cứu được hai người", "Cứu được hai người và một con trâu"),
            ("results[0].outcome", "Đạt", "Không đạt"),
        )
    )
    told = standing_fields(recorded, ReadBack(readings, ())).by_hand
    assert [one.path for one in told] == ["results[0].outcome"]
