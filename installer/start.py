"""One command from a fresh checkout: makes a private environment, then runs the main job or the tests.

    python3 installer/start.py          the sample commune from list to verified dossier, and the window on it
    python3 installer/start.py test     all tests

Only Python itself (3.11 or newer) is needed: what is missing is installed, or the exact command is printed.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
WINDOWS = os.name == "nt"
# What the window needs of the system, and what the tests use besides (PostgreSQL for the store).
WINDOW_PACKAGES = (
    *("libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libxkbcommon0", "libxkbcommon-x11-0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0"),
    *("libxcb-shape0", "libxcb-xinerama0", "fonts-liberation2", "fonts-noto-core"),
)
TEST_PACKAGES = ("postgresql",)


def main(arguments: list[str]) -> int:
    job = arguments[0] if arguments else "demo"
    if job not in ("demo", "test", "window"):
        print(__doc__)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036  started with whatever Python the user has
        print(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
        return 2
    if not system_packages(job):
        return 2
    try:
        python = environment(job)
    except (subprocess.CalledProcessError, OSError) as error:
        print(
            f"The private environment could not be prepared: {error}\n"
            "Is there a connection to the package index and room on the disk? Then start the same command again."
        )
        return 2
    if job == "test":
        return tests(python, arguments[1:])
    return demo(python, arguments[1:]) if job == "demo" else window(python, arguments[1:])


def system_packages(job: str) -> bool:
    """Install missing Debian packages as root; otherwise print the line that does."""
    if not shutil.which("dpkg-query"):
        return True
    python = f"python3.{sys.version_info.minor}-venv"
    own = Path(sys.base_prefix) == Path("/usr")
    wanted = [*WINDOW_PACKAGES, *(TEST_PACKAGES if job == "test" else ()), *([python] if own else [])]
    missing = [name for name in wanted if not installed(name)]
    if not missing:
        return True
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        print("Some system packages are missing. Please run this once, then start again:\n")
        print(f"    sudo apt-get update && sudo {' '.join(line)}\n")
        return False
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    done = subprocess.run([*line, "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    if done.returncode != 0:
        print(f"These packages could not be installed; please run:\n\n    {' '.join(line)}\n")
    return done.returncode == 0


def installed(package: str) -> bool:
    asked = subprocess.run(["dpkg-query", "-W", "-f=${Status}", package], capture_output=True, text=True, check=False)
    return "install ok installed" in asked.stdout


def environment(job: str) -> Path:
    """A private environment with the program in it, made anew when what it needs has changed."""
    python = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
    wanted = f"{platform.python_version()} {ROOT} {'test' if job == 'test' else 'run'}\n" + (
        ROOT / "pyproject.toml"
    ).read_text("utf-8")
    mark = ENVIRONMENT / "ready"
    has = mark.read_text("utf-8") if mark.is_file() else ""
    if has in (wanted, wanted.replace(" run\n", " test\n", 1)) and python.exists():
        return python
    print("Preparing a private environment (once) …", flush=True)
    if not python.exists() or not has.startswith(f"{platform.python_version()} {ROOT} "):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    target = f"{ROOT}[test]" if job == "test" else str(ROOT)
    subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target],
        check=True,
    )
    mark.write_text(wanted, "utf-8")
    return python


def program(python: Path) -> list[str]:
    """How the program is started for use: without descriptions and columns of its libraries' code, 3.5 MB of memory."""
    return [str(python), "-OO", "-X", "no_debug_ranges", "-m", "khenthuong_desktop"]


def demo(python: Path, rest: list[str]) -> int:
    """Do the whole job on a sample commune, then open the window on it where there is a display."""
    folder = ROOT / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    start = program(python)
    done = subprocess.run([*start, "demo", str(folder), *rest], cwd=ROOT, check=False)
    if done.returncode != 0:
        return done.returncode
    subprocess.run([*start, "doctor", "--data", str(folder)], cwd=ROOT, check=False)
    if has_display():
        return window(python, ["--data", str(folder)])
    print(f"\nThere is no display here. To open the window elsewhere: {' '.join(start)} --data {folder}")
    return 0


def window(python: Path, rest: list[str]) -> int:
    return subprocess.run([*program(python), *rest], cwd=ROOT, check=False).returncode


def has_display() -> bool:
    return WINDOWS or sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def tests(python: Path, rest: list[str]) -> int:
    """All tests, two at a time, on a virtual screen that Qt brings itself."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    arguments = rest or ["-n", "2", "--dist", "loadfile"]
    return subprocess.run([str(python), "-m", "pytest", *arguments], cwd=ROOT, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
