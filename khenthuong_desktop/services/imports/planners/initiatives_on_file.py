"""The initiatives on file, with their authors."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import select

from khenthuong_desktop.services.imports.matching.initiative_titles import title_key
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Authors
from khenthuong_desktop.services.imports.plan.questions import Candidate
from khenthuong_desktop.store.tables import Initiative, InitiativeAuthor

Titled = tuple[str, int | None]  # what a title and a year are compared by


class OnFile:
    """The initiatives on file, with their authors in order."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.by_code = {row.code: row for row in known.session.scalars(select(Initiative))}
        self._authors: dict[str, Authors] = defaultdict(list)
        for row in known.session.scalars(select(InitiativeAuthor).order_by(InitiativeAuthor.position)):
            self._authors[row.initiative_id].append((row.person_id, row.share))
        self._titled: dict[Titled, list[Initiative]] = defaultdict(list)
        for initiative in self.by_code.values():
            self._titled[title_key(initiative.name), initiative.year].append(initiative)
        known.codes.take(self.by_code)

    def authors(self, initiative: Initiative | None) -> Authors:
        return self._authors.get(initiative.id, []) if initiative is not None else []

    def titled(self, title: Titled) -> Sequence[Initiative]:
        """All of this title and year."""
        return self._titled.get(title, ())

    def of_some(self, title: Titled, people: Iterable[str]) -> list[Initiative]:
        """Those of them that one of these people has, or nobody yet."""
        keys = set(people)
        return [
            row for row in self.titled(title) if not self._authors.get(row.id) or keys & author_keys(self.authors(row))
        ]

    def candidate(self, initiative: Initiative) -> Candidate:
        """The initiative with its year and authors."""
        authors = self.names(key for key, _ in self.authors(initiative))
        return Candidate(initiative.code, initiative.name, tuple(filter(None, (str(initiative.year), authors))))

    def names(self, people: Iterable[str]) -> str:
        """People as they are called, by their keys."""
        names = {target.id: target.name for target in self._known.targets.values()}
        return ", ".join(names.get(key, "?") for key in people)


def author_keys(authors: Authors) -> set[str]:
    return {key for key, _ in authors}


def together(on_file: Authors, told: Authors) -> Authors:
    """The authors on file, with shares that are told now, and then the others."""
    shares = dict(told)
    kept = [(key, share if shares.get(key) is None else shares[key]) for key, share in on_file]
    return [*kept, *((key, share) for key, share in shares.items() if key not in author_keys(on_file))]
