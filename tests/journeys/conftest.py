"""The window waits patiently in journeys, too."""

from tests.patience import qtbot, unhurried

__all__ = ["qtbot", "unhurried"]
