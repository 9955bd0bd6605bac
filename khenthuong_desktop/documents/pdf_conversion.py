"""Word files as PDF, by the office program of this PC: a child process of its own, with a limit, the source untouched.

LibreOffice says "done" without a file and shares one profile among all its windows; Word hangs on a question nobody
sees. So one runs at a time, with a fresh profile, told to ask nothing; it is stopped after a while with all that it
started, and is believed only when the PDF is there.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from khenthuong_desktop.documents.package import read_package
from khenthuong_desktop.errors import FileUnreadable, NoPdfProgram, PdfFailed
from khenthuong_desktop.files import draft_beside

LIMIT_SECONDS = 120.0
_USUAL_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
_SCRATCH = "khenthuong-pdf-"
_LEFT_AFTER_SECONDS = 3_600  # a scratch folder as old as that is nobody's any more
_NOTED = "word.txt"  # which Word we started: Windows starts it for us, so it is no child of ours
_one_at_a_time = threading.Lock()
# Word: an instance of its own, no macros, no dialogs, read-only; 17 is PDF. Paths come as data, never as code.
_WORD = """
$ErrorActionPreference = 'Stop'
$before = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$word = New-Object -ComObject Word.Application
try {
    Get-CimInstance Win32_Process -Filter "Name='WINWORD.EXE'" |
        Where-Object { $before -notcontains $_.ProcessId -and $_.CommandLine -match '-Embedding' } |
        ForEach-Object { $_.ProcessId } | Set-Content -Path $env:KHENTHUONG_NOTED
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $document = $word.Documents.Open($env:KHENTHUONG_SOURCE, $false, $true, $false)
    $document.ExportAsFixedFormat($env:KHENTHUONG_TARGET, 17)
    $document.Close(0)
} finally { $word.Quit(0) }
"""


def as_pdf(source: Path, target: Path, limit: float = LIMIT_SECONDS) -> None:
    """Write ``source`` as PDF to ``target``, whole or not at all.

    Raises NoPdfProgram where neither LibreOffice nor Word is there, PdfFailed when all of them failed, and a
    FileProblem for what is no Word file: LibreOffice makes a page of anything.
    """
    _refuse_other(source)
    programs = list(_programs())
    if not programs:
        raise NoPdfProgram(source)
    with _one_at_a_time, tempfile.TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        _sweep(folder)
        copy = folder / "van-ban.docx"  # a name without marks, and a file that nobody has open
        shutil.copyfile(source, copy)
        for program in programs:
            made = folder / "van-ban.pdf"
            if _run(program, copy, made, folder, limit):
                with draft_beside(target) as draft:
                    shutil.copyfile(made, draft)
                return
    raise PdfFailed(source)


def _refuse_other(source: Path) -> None:
    try:
        read_package(source)
    except FileUnreadable as error:
        if error.details["reason"] != "too_large":  # for us, not for an office program
            raise


def _sweep(mine: Path) -> None:
    """Remove what a run that was cut off, or a program that would not let go, left behind."""
    for left in mine.parent.glob(f"{_SCRATCH}*"):
        with suppress(OSError):
            if left != mine and time.time() - left.stat().st_mtime > _LEFT_AFTER_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def _programs() -> Iterator[Path | None]:
    """Word where it is registered (None), then LibreOffice."""
    if _has_word():
        yield None
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            yield Path(found)
            return
    for variable in _USUAL_FOLDERS:
        usual = Path(os.environ.get(variable, "")) / "LibreOffice" / "program" / "soffice.exe"
        if os.environ.get(variable) and usual.is_file():
            yield usual
            return


def _has_word() -> bool:
    """Whether Windows knows Word's automation."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"):
            return True
    return False


def _run(program: Path | None, source: Path, target: Path, folder: Path, limit: float) -> bool:
    """True when a PDF came out in time."""
    noted = folder / _NOTED
    paths = {"KHENTHUONG_SOURCE": source, "KHENTHUONG_TARGET": target, "KHENTHUONG_NOTED": noted}
    surroundings = {**os.environ, **{name: str(path) for name, path in paths.items()}}
    profile = (folder / "profile").as_uri()
    command = (
        ["powershell", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", _WORD]
        if program is None
        else [
            str(program),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            str(target.parent),
            str(source),
        ]
    )
    target.unlink(missing_ok=True)
    hidden = 0
    if sys.platform == "win32":
        hidden = subprocess.CREATE_NO_WINDOW
    try:
        process = subprocess.Popen(
            command,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=hidden,
            start_new_session=sys.platform != "win32",
        )
    except OSError:
        return False
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process, noted)  # also when the user stops it, and what outlives a program that is done
    return target.is_file() and target.read_bytes()[:5] == b"%PDF-"


def _end(process: "subprocess.Popen[bytes]", noted: Path) -> None:
    """End the program with all that it started, and nothing else of the user's."""
    if sys.platform == "win32":
        if process.poll() is None:
            _kill_on_windows(process.pid)
            for word in started_words(noted):
                _kill_on_windows(word)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _kill_on_windows(pid: int) -> None:
    subprocess.run(["taskkill", "/PID", str(pid), "/T", "/F"], capture_output=True, check=False)


def started_words(noted: Path) -> list[int]:
    """The process numbers that the script noted of the Word it started."""
    try:
        lines = noted.read_text("ascii", "ignore").split()
    except OSError:
        return []
    return [int(line) for line in lines if line.isdigit()]
