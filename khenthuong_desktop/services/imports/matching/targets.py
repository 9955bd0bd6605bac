"""A subject that rows may refer to."""

from typing import NamedTuple

from khenthuong_desktop.domain.terms import SubjectKind


class Target(NamedTuple):
    """Somebody of the data or of the file, by kind, key, code and name."""

    kind: SubjectKind
    id: str
    code: str
    name: str
