"""Sheets that our own pages wrote are told by all that they have; lists of others are not taken for them."""

import pytest

from khenthuong_desktop.spreadsheets.layouts.own_views import view_title


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ("|ten hoi dong|so thanh lap|ngay|thanh vien|", "Hội đồng"),
        ("|stt|thanh vien|chuc vu|vai tro|", None),
    ],
)
def test_a_list_of_council_members_is_not_our_view_of_councils(headings: str, title: str | None) -> None:
    assert view_title(["hoi dong"], [headings]) == title


def test_one_heading_tells_what_no_other_list_has() -> None:
    assert view_title(["ho so"], ["|dong goi|"]) == "Hồ sơ"
