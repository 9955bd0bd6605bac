"""Papers as the pages people will hold: ``python -m tests.pages --out DIR [--kind K] [--unit U]``.

Every kind is made by the services for each sort of unit, with one nominee and with forty; where LibreOffice and
pdftoppm are there, each kind gets contact sheets of its pages. Fonts with all Vietnamese letters must be installed.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.regulations.library import load_library
from tests.year_of_papers import UNITS, make_year

SIZES = {"few": (1, 3), "many": (40, 40)}  # nominees, members of the council
_AT_ONCE = 50  # LibreOffice gives up on hundreds
_ACROSS, _DOWN, _WIDTH, _HEIGHT, _GAP = 4, 2, 480, 680, 6


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--unit", choices=UNITS)
    parser.add_argument("--size", choices=SIZES)
    options = parser.parse_args(argv)
    made = write_papers(options.out, options.kind, options.unit, options.size)
    print(f"{len(made)} papers in {options.out}")
    office, painter = shutil.which("soffice") or shutil.which("libreoffice"), shutil.which("pdftoppm")
    if office is None or painter is None:
        print("no pictures: LibreOffice or pdftoppm is not there", file=sys.stderr)
        return 0
    for sheet in draw_sheets(options.out, made, office, painter):
        print(sheet)
    return 0


def write_papers(out: Path, kind: str | None = None, unit: str | None = None, size: str | None = None) -> list[Path]:
    """One paper of each kind for each unit and size, named ``<kind>.<unit>.<size>.docx``."""
    library, found = load_library(), []
    for name in [unit] if unit else UNITS:
        for word in [size] if size else SIZES:
            year = make_year(out / "data" / f"{name}-{word}", library, name, *SIZES[word])
            for paper in year.papers(kind):
                target = out / f"{paper.kind}.{name}.{word}.docx"
                if kind in (None, paper.kind) and target not in found:
                    shutil.copyfile(paper.path, target)
                    found.append(target)
            year.db.close()
    return found


def draw_sheets(out: Path, papers: list[Path], office: str, painter: str) -> list[Path]:
    """The papers as PDF, their pages as pictures, and sheets of these for each kind and size."""
    profile = (out / "profile").absolute().as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    for start in range(0, len(papers), _AT_ONCE):
        batch = map(str, papers[start : start + _AT_ONCE])
        subprocess.run([*command, *batch], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pages: dict[str, list[Path]] = defaultdict(list)
    for paper in papers:
        stem = out / "pages" / paper.stem
        stem.parent.mkdir(exist_ok=True)
        scale = ["-scale-to-x", str(_WIDTH), "-scale-to-y", "-1"]
        subprocess.run([painter, "-png", *scale, str(paper.with_suffix(".pdf")), str(stem)], check=True)
        kind, _, size = paper.stem.split(".")
        pages[f"{kind}.{size}"] += sorted(stem.parent.glob(f"{paper.stem}-*.png"))
    return [sheet for name, pictures in pages.items() for sheet in _sheets(out, name, pictures)]


def _sheets(out: Path, name: str, pictures: list[Path]) -> list[Path]:
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    room, found = _ACROSS * _DOWN, []
    for number, start in enumerate(range(0, len(pictures), room), 1):
        shown = pictures[start : start + room]
        rows = -(-len(shown) // _ACROSS)
        sheet = QImage(_ACROSS * (_WIDTH + _GAP), rows * (_HEIGHT + _GAP), QImage.Format.Format_RGB32)
        sheet.fill(QColor("gray"))
        painter = QPainter(sheet)
        for place, picture in enumerate(shown):
            row, column = divmod(place, _ACROSS)
            painter.drawImage(column * (_WIDTH + _GAP), row * (_HEIGHT + _GAP), QImage(str(picture)))
        painter.end()
        target = out / f"{name}.{number}.png"
        sheet.save(str(target))
        found.append(target)
    return found


if __name__ == "__main__":
    sys.exit(main())
