"""Templates brought back: of which kind they are, whether they can be used, and what lies in their folder in vain."""

from pathlib import Path

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.errors import TemplateFaulty
from khenthuong_desktop.files import need_file
from khenthuong_desktop.messages import say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.word_templates.own_templates import adopt, own_path
from khenthuong_desktop.services.word_templates.templates import check_template_of, kind_title

WRITTEN = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".rtf")  # what office programs save


def kind_of(path: Path) -> str | None:
    """The kind that a file is named after, as Windows and mail rename copies: ``minutes (1).docx``."""
    stem = path.stem.casefold()
    named = [kind for kind in KINDS if stem == kind or (stem.startswith(kind) and not stem[len(kind)].isalnum())]
    called = [kind for kind in KINDS if fold(path.stem) == fold(kind_title(kind))]
    return max(named, key=len) if named else next(iter(called), None)


def take_in(kind: str, folder: DataFolder, source: Path) -> Path | None:
    """Use a file as the unit's own template; the one before is kept under the path given back, None without one.

    A file with faults is not taken, so that the one in use goes on working: raises TemplateFaulty with all of them.
    """
    need_file(source)
    if own_path(kind, folder).exists() and source.samefile(own_path(kind, folder)):
        return None
    found = check_template_of(source, kind)
    if found.sentences:
        raise TemplateFaulty(source.name, list(found.sentences))
    return adopt(kind, folder, source)


def unused_files(folder: DataFolder) -> tuple[str, ...]:
    """Sentences about files in the folder of templates that look like templates and are none."""
    known = {kind.template_name.casefold() for kind in KINDS.values()}
    found = []
    for path in sorted(folder.templates.glob("*")):
        ending = path.suffix.lower()
        if not path.is_file() or path.name.startswith(("~$", ".")) or ending not in WRITTEN:
            continue
        if path.name.casefold() not in known:
            found.append(say("templates", "stray_name" if ending == ".docx" else "stray_kind", name=path.name))
    return tuple(found)
