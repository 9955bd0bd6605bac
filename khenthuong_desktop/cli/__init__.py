"""The command line: each verb calls the same services as the window and prints words or one JSON document."""

from khenthuong_desktop.cli.main import main

__all__ = ["main"]
