"""The one module that knows where files are: what is shipped with the program and what belongs to a unit."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Folder of the shipped data files."""
    return _shipped("resources")


def shipped_templates() -> Path:
    """Folder of the shipped Word templates."""
    return _shipped("templates_docx")


@dataclass(frozen=True)
class DataFolder:
    """The folder of one unit; it can be copied to another PC and works there."""

    root: Path

    def __post_init__(self) -> None:
        object.__setattr__(self, "root", self.root.absolute())  # the same folder wherever the program is by then

    @property
    def database(self) -> Path:
        return self.root / "khenthuong.db"

    @property
    def lock(self) -> Path:
        return self.root / "khenthuong.lock"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"

    @property
    def documents(self) -> Path:
        return self.root / "documents"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def regulations(self) -> Path:
        return self.root / "regulations"

    @property
    def trusted(self) -> Path:
        """Root certificates that the unit trusts; there when somebody has put one in."""
        return self.root / "trusted"

    @property
    def logs(self) -> Path:
        return self.root / "logs"


def data_folder(given: str | Path | None = None) -> DataFolder:
    """The unit's data folder: ``given``, else ``KHENTHUONG_DATA``, else the user's own data directory."""
    chosen = given or os.environ.get("KHENTHUONG_DATA")
    if chosen:
        with suppress(RuntimeError):  # "~" of nobody stays as it is written
            chosen = Path(chosen).expanduser()
        return DataFolder(Path(chosen))
    import platformdirs

    return DataFolder(Path(platformdirs.user_data_dir("KhenThuong", appauthor=False)))
