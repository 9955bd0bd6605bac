"""Pictures of the unit that its own templates may print: found beside the template, and sound, or refused."""

from dataclasses import dataclass, replace
from pathlib import Path

from khenthuong_desktop.errors import PictureRefused
from khenthuong_desktop.messages import say

FILES = {"emblem": "bieu-tuong"}  # the field, and what its file is called, whatever its ending
WIDTH_MM, NARROWEST_MM, WIDEST_MM, HIGHEST_MM = 20.0, 5.0, 170.0, 240.0
_ENDINGS = (".png", ".jpg", ".jpeg")
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_MOST_BYTES, _MOST_SIDE, _MOST_PIXELS = 5_000_000, 12_000, 40_000_000


@dataclass(frozen=True)
class Picture:
    """A picture as a template prints it; false while the unit has given none."""

    name: str
    path: Path | None
    width_mm: float = WIDTH_MM

    def __bool__(self) -> bool:
        return self.path is not None


@dataclass(frozen=True)
class Sound:
    """The content of a picture that was looked through, and how many points it has each way."""

    content: bytes
    wide: int
    high: int


def picture_beside(template: Path, name: str) -> Picture:
    """The unit's picture in the folder of its templates."""
    found = (template.parent / (FILES[name] + ending) for ending in _ENDINGS)
    return Picture(name, next((path for path in found if path.is_file()), None))


def of_width(picture: Picture, millimetres: float) -> Picture:
    """The filter ``mm``: the same picture so wide."""
    return replace(picture, width_mm=float(millimetres))


def fitted_width(picture: Picture, sound: Sound) -> float:
    """The width asked for, or less where the picture would be higher than a page."""
    return min(picture.width_mm, HIGHEST_MM * sound.wide / sound.high)


def begins_as_picture(path: Path) -> bool:
    """Whether a file begins as a PNG or JPEG does, whatever it is called."""
    with path.open("rb") as file:
        return file.read(len(max(_MAGIC, key=len))).startswith(_MAGIC)


def read_picture(path: Path) -> Sound:
    """A PNG or JPEG of a size that fits a page; raises PictureRefused.

    Nothing is taken from its name: a drawing with scripts or an old metafile stays out under any ending, and so does
    what a link brings in from another folder.
    """
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    if path.resolve().parent != path.parent.resolve():
        raise _refused(path, "picture_elsewhere")
    if path.stat().st_size > _MOST_BYTES:
        raise _refused(path, "picture_too_large")
    content = path.read_bytes()
    if not content.startswith(_MAGIC):
        raise _refused(path, "not_a_picture")
    try:
        image = Image.from_blob(content)
        wide, high = image.px_width, image.px_height
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, LookupError) as error:
        raise _refused(path, "not_a_picture") from error
    if not wide or not high:
        raise _refused(path, "not_a_picture")
    if max(wide, high) > _MOST_SIDE or wide * high > _MOST_PIXELS:
        raise _refused(path, "picture_too_large")
    return Sound(content, wide, high)


def _refused(path: Path, code: str) -> PictureRefused:
    return PictureRefused(path, say("documents", code))
