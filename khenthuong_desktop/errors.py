"""Every error we can explain to a user; anything else that is raised is a bug.

The tree (each class is named by its situation, its details are attributes; the Vietnamese words
stand in ``resources/messages/errors.json`` under the class name, or ``Class.reason`` where a reason
needs its own, and a test demands words for each class):

    KnownError
    ├── FileProblem             path
    │   ├── FileMissing         path
    │   ├── FileInUse           path
    │   ├── FileUnreadable      path, reason
    │   ├── FileEncrypted       path
    │   ├── NotAWorkbook        path, found
    │   ├── NotADossier         path, reason
    │   ├── FileTooLarge        path, limit
    │   ├── TargetNotWritable   path
    │   │   └── FolderInPlace   path
    │   ├── DiskFull            path
    │   └── BackupUnusable      path, reason
    ├── DataFolderProblem       folder
    │   ├── DataFolderMissing   folder
    │   ├── DataFolderReadOnly  folder
    │   ├── DataFolderBusy      folder
    │   ├── DataFolderExists    folder
    │   ├── DataTooNew          folder, found, known
    │   └── DataDamaged         folder, details_found
    ├── RulePackFaulty          faults
    ├── RulePackNeeded          pack, others, faults, reason
    ├── TemplateFaulty          template, faults
    ├── FieldsMissing           kind, fields
    ├── RecordMissing           what, key
    ├── SubjectGone             kind, key
    ├── RecordChanged           what
    ├── ValuesRefused           faults
    ├── QuorumNotReached        present, needed, members
    ├── DossierHasErrors        count, errors
    ├── NothingToUndo
    └── UndoBlocked             action, reason
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class FieldFault:
    """One value that cannot be kept: the field, why (a code of ``problems.json``), and details."""

    field: str
    code: str
    details: Mapping[str, object] = dataclasses.field(default_factory=dict)


class KnownError(Exception):
    """A situation we can explain: what happened and what to do are in the messages file."""

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in details.items())})")


class FileProblem(KnownError):
    """Something is wrong with one file that the user named."""

    def __init__(self, path: Path | str, **details: object) -> None:
        self.path = Path(path)
        super().__init__(path=str(path), name=Path(path).name or str(path), **details)


class FileMissing(FileProblem): ...


class FileInUse(FileProblem): ...


class FileUnreadable(FileProblem):
    def __init__(self, path: Path | str, reason: str = "") -> None:
        super().__init__(path, reason=reason)


class FileEncrypted(FileProblem): ...


class NoPdfProgram(FileProblem): ...


class PdfFailed(FileProblem): ...


class NotAWorkbook(FileProblem):
    def __init__(self, path: Path | str, found: str = "") -> None:
        super().__init__(path, found=found)


class NotADossier(FileProblem):
    def __init__(self, path: Path | str, reason: str = "") -> None:
        super().__init__(path, reason=reason)


class FileTooLarge(FileProblem):
    def __init__(self, path: Path | str, limit: str = "") -> None:
        super().__init__(path, limit=limit)


class PictureRefused(FileProblem):
    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(path, reason=reason)


class TargetNotWritable(FileProblem): ...


class FolderInPlace(TargetNotWritable): ...


class DataInPlace(TargetNotWritable): ...


class DiskFull(FileProblem): ...


class BackupUnusable(FileProblem):
    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(path, reason=reason)


class DataFolderProblem(KnownError):
    """Something is wrong with the data folder as a whole."""

    def __init__(self, folder: Path | str, **details: object) -> None:
        self.folder = Path(folder)
        super().__init__(folder=str(folder), **details)


class DataFolderMissing(DataFolderProblem): ...


class DataFolderReadOnly(DataFolderProblem): ...


class DataFolderBusy(DataFolderProblem): ...


class DataFolderExists(DataFolderProblem): ...


class DataTooNew(DataFolderProblem):
    def __init__(self, folder: Path | str, found: str, known: str) -> None:
        super().__init__(folder, found=found, known=known)


class DataDamaged(DataFolderProblem):
    def __init__(self, folder: Path | str, details_found: str) -> None:
        super().__init__(folder, details_found=details_found)


class ServerUnreachable(KnownError):
    """``address`` is told without its password."""

    def __init__(self, address: str) -> None:
        super().__init__(address=address)


class NotOnServer(KnownError):
    """What only works on the data file in the folder."""


class RulePackFaulty(KnownError):
    """``faults`` are sentences "file, line: what is wrong"."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__(faults="\n".join(faults), count=len(faults))


class RulePackNeeded(KnownError):
    """A step with packs that would put others out of force; ``reason`` is the step, nothing was changed."""

    def __init__(self, pack: str, others: list[str], faults: list[str], reason: str) -> None:
        self.others, self.faults = others, faults
        super().__init__(pack=pack, others=", ".join(others), faults="\n".join(faults), reason=reason)


class TemplateFaulty(KnownError):
    """``faults`` are ready sentences naming part, paragraph and the nearest valid field."""

    def __init__(self, template: str, faults: list[str]) -> None:
        self.template = template
        self.faults = faults
        super().__init__(template=template, first=faults[0] if faults else "", count=len(faults))


class FieldsMissing(KnownError):
    """A document cannot be made because these fields have no value."""

    def __init__(self, kind: str, fields: list[str]) -> None:
        self.kind = kind
        self.fields = fields
        super().__init__(kind=kind, fields=", ".join(fields), count=len(fields))


class RecordMissing(KnownError):
    def __init__(self, what: str, key: str) -> None:
        self.what, self.key = what, key
        super().__init__(what=what, key=key)


class SubjectGone(KnownError):
    """A record stands on a subject that is not there any more: the data are damaged."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind=kind, key=key)


class RecordChanged(KnownError):
    """Somebody else saved the same record in between; nothing was overwritten."""

    def __init__(self, what: str) -> None:
        super().__init__(what=what)


class ValuesRefused(KnownError):
    """Values that cannot be kept, all at once."""

    def __init__(self, *faults: FieldFault) -> None:
        self.faults = faults
        super().__init__(faults=faults, count=len(faults))


class QuorumNotReached(KnownError):
    def __init__(self, present: int, needed: int, members: int) -> None:
        super().__init__(present=present, needed=needed, members=members)


class DossierHasErrors(KnownError):
    def __init__(self, errors: list[str]) -> None:
        self.errors = errors
        super().__init__(count=len(errors), errors="\n".join(errors))


class PreviewOutdated(KnownError):
    """What would be written now is not what was shown; ``anew`` (a ``services.imports.Preview``) shows it."""

    def __init__(self, name: str, anew: Any) -> None:
        self.anew = anew
        super().__init__(name=name)


class NothingToUndo(KnownError): ...


class UndoBlocked(KnownError):
    def __init__(self, action: str, reason: str = "") -> None:
        super().__init__(action=action, reason=reason)


class Cancelled(Exception):
    """The user stopped a long work; nothing was changed."""
