"""Measures the letters of a font with Times metrics (Liberation Serif) into ``resources/format/text_widths.json``."""

import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QRawFont

UNITS = 2048
FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
VIETNAMESE = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
)  # fmt: skip
LETTERS = "".join(map(chr, range(32, 127))) + VIETNAMESE + VIETNAMESE.upper() + "“”‘’–—…\u00a0"


def main(fonts: Path, out: Path) -> None:
    application = QGuiApplication(["widths", "-platform", "offscreen"])
    widths: dict[str, dict[str, int]] = {}
    for face, suffix in FACES.items():
        font = QRawFont(str(fonts / f"LiberationSerif-{suffix}.ttf"), UNITS)
        glyphs = font.glyphIndexesForString(LETTERS)
        steps = font.advancesForGlyphIndexes(glyphs)
        widths[face] = {letter: round(step.x()) for letter, step in zip(LETTERS, steps, strict=True)}
    out.write_text(json.dumps(widths, ensure_ascii=False, indent=0) + "\n", "utf-8")
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).resolve().parent.parent / "resources/format/text_widths.json")
