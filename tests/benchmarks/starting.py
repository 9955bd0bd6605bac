"""Start-up: time to the first painted window and idle memory, against loading every library first."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import Result, side_by_side

_REST_MS = 6_000  # by then the window has looked for what was edited in Word, and nothing is under way any more
_LIBRARIES = ("sqlalchemy.orm", "docxtpl", "openpyxl", "alembic", "yaml", "jsonschema", "python_calamine")
_PROGRAM = """
import json, os, sys, time
start, rest_ms = float(sys.argv[2]), int(sys.argv[3])
if not sys.argv[4:]:
    from khenthuong_desktop.sparing import spare_modules
    spare_modules()  # as __main__ does
for name in sys.argv[4:]:
    __import__(name)
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from khenthuong_desktop.app import Program, application
from khenthuong_desktop.paths import DataFolder
app = application(["bench"])
program = Program(app, DataFolder(Path(sys.argv[1])))
told = {}
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "first" not in told:
            told["first"] = time.time() - start
        return False
watch = Painted()
program.window.installEventFilter(watch)
program.show()
def ready():
    if program.window.isVisible() and program._data is not None and "ready" not in told:
        told["ready"] = time.time() - start
        QTimer.singleShot(rest_ms, finish)
    elif "ready" not in told:
        QTimer.singleShot(10, ready)
def finish():
    pages = int(open("/proc/self/statm").read().split()[1])
    told["resident"] = pages * 4096 / 1e6
    told["modules"] = len(sys.modules)
    watched = "khenthuong_desktop.services.paper_life.paper_versions" in sys.modules
    told["looked"] = watched and not program.window.jobs.busy
    print(json.dumps(told), flush=True)
    program._close()
    os._exit(0)
ready()
app.exec()
"""


@cache
def _demo() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="khenthuong-bench-")) / "demo"
    command = [sys.executable, "-m", "khenthuong_desktop", "demo", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def _start(*first: str, rest_ms: int = 0) -> dict[str, float]:
    import time

    surroundings = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PYTHONPYCACHEPREFIX": str(_demo().parent / "compiled"),
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled, and -OO below, as installer/start.py starts it
    command = [
        sys.executable,
        "-OO",
        "-X",
        "no_debug_ranges",
        "-c",
        _PROGRAM,
        str(_demo()),
        str(time.time()),
        str(rest_ms),
        *first,
    ]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True, timeout=60)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def first_window() -> Result:
    """From the start of the process to the first paint of the window, warm file cache."""
    assert set(_start()) == set(_start(*_LIBRARIES))  # both come up whole
    ours, peer = side_by_side(lambda: _start()["first"], lambda: _start(*_LIBRARIES)["first"], 5)
    return Result("first_window_seconds", ours, peer, "all libraries first", "≤ 1.0 s", ours <= 1.0)


def idle_memory() -> Result:
    """Resident memory of the window that stands idle on the demo's first page (Linux only)."""
    runs = [_start(rest_ms=_REST_MS) for _ in range(3)]
    assert all(run["looked"] for run in runs)
    ours = median(run["resident"] for run in runs)
    peer = _start(*_LIBRARIES, rest_ms=_REST_MS)["resident"]
    return Result("idle_memory_megabytes", ours, peer, "all libraries first", "< 110 MB", ours < 110)


BENCHMARKS: dict[str, Callable[[], Result]] = {
    "first_window": first_window,
    "idle_memory": idle_memory,
}
