"""Small tools of the document tests: text of a file, a changed copy, a template from one paragraph."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx

from khenthuong_desktop.documents.fields import DocumentFields
from khenthuong_desktop.documents.render import render


def made(template: Path, filled: DocumentFields, out: Path) -> Path:
    """The rendered document as a file."""
    out.write_bytes(render(template, filled))
    return out


def text_of(path: Path) -> str:
    """All paragraphs in reading order, those of tables in their place, one a line."""
    lines = []
    for block in docx.Document(str(path)).iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                lines.append(" | ".join(cell.text.replace("\n", " / ").strip() for cell in row.cells))
        else:
            lines.append(block.text)
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


def changed(path: Path, out: Path, change: Callable[[str], str], part: str = "word/document.xml") -> Path:
    """A copy of a Word file with one part changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == part:
                before = content.decode("utf-8")
                after = change(before)
                assert after != before, "the change did not hit anything"
                content = after.encode("utf-8")
            new.writestr(entry, content)
    return out


def with_part(path: Path, out: Path, name: str, content: bytes) -> Path:
    """A copy of a Word file with one more part."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return out


def with_paragraph(path: Path, out: Path, text: str) -> Path:
    """A copy of a template with one more paragraph at the start of the body."""
    run = f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    return changed(path, out, lambda xml: re.sub(r"<w:body>", lambda m: m.group(0) + run, xml, count=1))
