"""The fields and faults of Word templates, for any folder; and the format check of any Word file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from khenthuong_desktop import messages
from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.documents.shape import FieldEntry, template_fields, template_shape
from khenthuong_desktop.errors import FileMissing, FileProblem
from khenthuong_desktop.files import draft_beside

if TYPE_CHECKING:  # the list of templates is on screen before anything reads Word files
    from khenthuong_desktop.documents.format_check import FormatReport
    from khenthuong_desktop.documents.template_check import Checked


@dataclass(frozen=True)
class TemplateFaults:
    """One template file and what is wrong with it, in sentences naming part, paragraph and nearest field.

    ``split`` tags are not in one piece; documents are made from them all the same.
    """

    file: str
    kind: str | None
    sentences: tuple[str, ...]
    split: int = 0
    advice: tuple[str, ...] = ()  # what spoils no paper but looks wrong in it


def kind_names() -> tuple[str, ...]:
    """Codes of all kinds of documents."""
    return tuple(KINDS)


def fields_of(kind: str) -> tuple[FieldEntry, ...]:
    """The fields a template of this kind may print."""
    return tuple(template_fields(KINDS[kind].record))


def kind_title(kind: str) -> str:
    """What the clerk calls a kind of documents."""
    titles: dict[str, str] = messages.catalogue("templates")["kinds"]
    return titles.get(kind) or messages.say("papers", f"title_{kind}", name="").rstrip(": ")


def check_folder(folder: Path, *, repair: bool = False) -> tuple[TemplateFaults, ...]:
    """Every fault of every template in a folder; a file with a foreign name is told, not skipped.

    With ``repair`` the files without faults get back their split tags whole.
    """
    if not folder.is_dir():
        raise FileMissing(folder)
    paths = [path for path in sorted(folder.glob("*.docx")) if not path.name.startswith("~$")]
    found = []
    for path in paths:
        checked = check_file(path)
        if repair and checked.split and not checked.sentences:
            repair_file(path, str(checked.kind))
        found.append(checked)
    return tuple(found)


def check_file(path: Path) -> TemplateFaults:
    """What is wrong with one template; its name says of which kind it is."""
    kind = KINDS.get(path.stem)
    if kind is None:
        names = ", ".join(f"{name}.docx" for name in KINDS)
        return TemplateFaults(path.name, None, (messages.say("templates", "foreign_name", names=names),))
    return check_template_of(path, kind.name)


def check_template_of(path: Path, kind: str) -> TemplateFaults:
    """What is wrong with a file as a template of a kind, whatever it is called."""
    try:
        checked = _read(path, kind)
        advice = () if checked.faults else _wide_tables(path)
    except FileProblem as error:  # the other templates are still to be told about
        return TemplateFaults(path.name, kind, (messages.explain(error),))
    sentences = tuple(fault.sentence for fault in checked.faults)
    return TemplateFaults(path.name, kind, sentences, checked.mended, advice)


def _wide_tables(path: Path) -> tuple[str, ...]:
    from khenthuong_desktop.documents.format_check.reading import read_word
    from khenthuong_desktop.documents.format_check.table_checks import wide_tables

    word = read_word(path)
    return tuple(
        messages.say("templates", "wide_table", number=number + 1, width=f"{width:.0f}", room=f"{room:.0f}")
        for number, width, room in wide_tables(word, enumerate(word.tables))
    )


def repair_file(path: Path, kind: str) -> int:
    """Write split tags back in one piece; how many they were."""
    from khenthuong_desktop.documents.package import packed

    checked = _read(path, kind)
    if checked.mended:
        with draft_beside(path) as draft:
            draft.write_bytes(packed(checked.parts))
    return checked.mended


def _read(path: Path, kind: str) -> "Checked":
    from khenthuong_desktop.documents.package import read_package
    from khenthuong_desktop.documents.template_check import check_parts

    return check_parts(read_package(path), template_shape(KINDS[kind].record))


def format_kinds() -> tuple[str, ...]:
    """What a document may be called in ``lint``: our kinds, a letter, and the decree's types in full and in short."""
    from khenthuong_desktop.documents.format_check.rulebook import table

    types = table("types")
    return (*KINDS, "letter", *types, *filter(None, types.values()))


def lint(path: Path, kind: str | None = None) -> "FormatReport":
    """Check the form of any Word file by the rules of the decree; raises the known file errors."""
    from khenthuong_desktop.documents.format_check import check_format

    return check_format(path, kind)
