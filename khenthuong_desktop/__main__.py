"""Start the program: a verb runs on the command line, no verb opens the window."""

import sys


def main() -> int:
    """The console command ``khenthuong``."""
    arguments = sys.argv[1:]
    if _asks_for_window(arguments):
        from khenthuong_desktop.app import main as open_window

        return open_window(arguments)
    from khenthuong_desktop.cli import main as run_verb

    return run_verb(arguments)


def _asks_for_window(arguments: list[str]) -> bool:
    """Nothing but the place of the data (``--data DIR``, ``--database URL``) is given."""
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in ("--data", "--database") and rest:
            rest.pop(0)
        elif not word.startswith(("--data=", "--database=")):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
