"""What a stage tells of a round, and a confidence of a text."""

from khenthuong_desktop.domain.terms import Confidence, Stage


def test_each_stage_keeps_what_was_done_before_it() -> None:
    for stage in Stage:
        assert stage.has_votes or not stage.is_packed
        assert stage.is_packed or not stage.was_handed_in
        assert stage.was_handed_in or not stage.is_closed


def test_a_returned_round_was_handed_in_and_may_change_again() -> None:
    returned = Stage.RETURNED
    assert (returned.has_votes, returned.is_packed, returned.was_handed_in) == (True, True, True)
    assert not returned.is_closed


def test_only_what_is_away_or_has_its_result_is_closed() -> None:
    assert {stage for stage in Stage if stage.is_closed} == {Stage.SUBMITTED, Stage.DECIDED, Stage.NOT_AWARDED}
    assert {stage for stage in Stage if not stage.has_votes} == {Stage.DRAFT, Stage.COMPLETE}
    assert {stage for stage in Stage if stage.has_votes and not stage.is_packed} == {
        Stage.COUNCIL_MET,
        Stage.STATEMENT_SIGNED,
    }


def test_a_text_that_never_blocks_is_doubtful_and_two_sources_settle_it() -> None:
    assert {one for one in Confidence if one.never_blocks} == {Confidence.D, Confidence.UNVERIFIED}
    assert {one for one in Confidence if not one.is_doubtful} == {Confidence.A, Confidence.B}
