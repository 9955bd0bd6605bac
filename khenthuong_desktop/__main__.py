"""Start the program: a verb runs on the command line, no verb opens the window."""

import os
import sys

_STOPPED = 130
try:
    import signal
except KeyboardInterrupt:  # so early that nobody can listen yet
    os._exit(_STOPPED)


def main() -> int:
    """The console command ``khenthuong``."""
    arguments = sys.argv[1:]
    if _asks_for_window(arguments):
        from khenthuong_desktop.sparing import spare_modules

        spare_modules()  # before anything is imported that imports them
        from khenthuong_desktop.app import main as open_window

        return open_window(arguments)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_told: os._exit(_STOPPED))  # until the verb listens itself: nothing has begun
    from khenthuong_desktop.sparing import spare_modules

    spare_modules()  # before the database layer is imported
    from khenthuong_desktop.cli import main as run_verb

    code = run_verb(arguments, leaving=True)
    # Not by way of Python, which ends by SIGINT when Ctrl-C has ever come while a text was executed (dataclasses do).
    os._exit(code)


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
