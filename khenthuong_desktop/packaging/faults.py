"""What can be wrong with a dossier file: a code, the file inside it, details; the words are in ``dossiers.json``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from khenthuong_desktop.messages import say


@dataclass(frozen=True)
class Fault:
    """One thing wrong, and in which file of the dossier ("" = the archive as a whole)."""

    code: str
    path: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        return say("dossiers", f"fault_{self.code}", **{"path": self.path, **self.details})

    def as_json(self) -> dict[str, str]:
        return {"code": self.code, "path": self.path, "detail": self.sentence}
