"""Hours as people write them."""

import pytest

from khenthuong_desktop.domain.clock import read_hour


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("14h", "14:00"),
        ("15h45", "15:45"),
        ("8 giờ 30", "08:30"),
        ("8 giờ 30 phút", "08:30"),
        ("14 GIỜ", "14:00"),
        ("8g05'", "08:05"),
        ("07:30", "07:30"),
        ("7.30", "07:30"),
        ("9", "09:00"),
        ("24:00", None),
        ("8h60", None),
        ("8h5", None),
        ("sáng", None),
        ("", None),
    ],
)
def test_hours_are_read_however_they_are_written(written: str, hour: str | None) -> None:
    assert read_hour(written) == hour
