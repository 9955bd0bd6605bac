"""Whether the bytes of a Word file are all there, worth keeping, and such that Word opens them."""

import zipfile
from io import BytesIO

from khenthuong_desktop.documents.package import MAX_TOTAL, OLE, TORN, XML, package_of
from khenthuong_desktop.documents.sound_xml import root_of
from khenthuong_desktop.errors import FileUnreadable


def is_whole(content: bytes) -> bool:
    """Whether these bytes are a Word file from its beginning to its end, and not one that is still being written."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            bounded = sum(entry.file_size for entry in package.infolist()) <= MAX_TOTAL
            return "word/document.xml" in package.namelist() and (not bounded or package.testzip() is None)
    except TORN:
        return False


def is_worth_keeping(content: bytes) -> bool:
    """Whether somebody's work may be in these bytes: a whole file, be it one that cannot be read here."""
    return content.startswith(OLE) or is_whole(content)


def is_sound(content: bytes) -> bool:
    """Whether Word can be expected to open these bytes: each part of a whole file reads as what it is."""
    if content.startswith(OLE):
        return True
    try:
        parts = package_of(content)
        for name, part in parts.items():
            if name.lower().endswith(XML):
                root_of(part)
    except FileUnreadable as error:
        return error.details["reason"] == "too_large"  # for us, not for Word
    return True
