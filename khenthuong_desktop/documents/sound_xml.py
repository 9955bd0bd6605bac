"""The XML of a Word file that somebody may have edited: read in one guarded place, strict files like all others."""

from pathlib import Path
from typing import Any

from khenthuong_desktop.errors import FileUnreadable

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def root_of(part: bytes | str, path: Path = Path()) -> Any:
    """The root element; raises FileUnreadable for the file at ``path`` where the part is cut, nested beyond sense or
    declares a document type: an entity may be of any size, or another file.
    """
    from lxml import etree

    content = part.encode() if isinstance(part, str) else part
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content.replace(_STRICT, _USUAL), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileUnreadable(path, "not_sound_inside") from error
    if root.getroottree().docinfo.doctype:
        raise FileUnreadable(path, "not_sound_inside")
    return root
