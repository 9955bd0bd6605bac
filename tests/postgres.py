"""A PostgreSQL of our own for the store's tests, in a folder of its own, stopped afterwards."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Folder of PostgreSQL's programs, newest version first; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """Start a server on a socket in a short folder; gives the address of its first database."""
    bin_folder = programs()
    assert bin_folder is not None
    # PostgreSQL refuses to run as root, and a socket's path must stay under 108 characters.
    as_user = ["runuser", "-u", "postgres", "--"] if sys.platform != "win32" and os.geteuid() == 0 else []
    place = Path(tempfile.mkdtemp(prefix="ktpg-", dir="/tmp"))
    if as_user:
        shutil.chown(place, "postgres")

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=place)

    data = place / "data"
    try:
        run(str(bin_folder / "initdb"), "-D", str(data), "-U", "kt", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {place} -c listen_addresses='' -c fsync=off"
        run(str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(place / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://kt@/postgres?host={place}"
        finally:
            run(str(bin_folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)
