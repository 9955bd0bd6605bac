"""Which lists there are: every kind of list with quirks drawn from its seed, in some encoding and format."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.unit.spreadsheets.corpus import (
    beside,
    cell_quirks,
    content_quirks,
    encodings,
    frame_quirks,
    records,
    subjects,
    told,
)
from tests.unit.spreadsheets.corpus.drafts import Draft
from tests.unit.spreadsheets.corpus.grids import Grid, lay_out
from tests.unit.spreadsheets.corpus.ods import save_ods
from tests.unit.spreadsheets.corpus.texts import save_text
from tests.unit.spreadsheets.corpus.xls import save_xls
from tests.unit.spreadsheets.corpus.xlsb import save_xlsb
from tests.unit.spreadsheets.corpus.xlsx import save_xlsx

TABLES: dict[str, Callable[[Random], Draft]] = {
    make.__name__: make
    for make in (
        subjects.people,
        subjects.people_with_ratings,
        beside.years_under_groups,
        beside.groups_under_years,
        beside.people_who_register,
        beside.people_with_initiatives,
        subjects.collectives,
        subjects.households,
        subjects.nominated_people,
        subjects.nominated_collectives,
        subjects.nominated_of_all_kinds,
        records.ratings,
        records.named_ratings,
        records.awards_held,
        records.history,
        records.initiatives,
        records.initiatives_by_name,
        records.discipline,
        records.registrations,
        records.named_registrations,
        told.decided_awards,
        told.decided_under_headings,
        told.votes_of_people,
        told.council_members,
    )
}
Quirk = Callable[[Draft], bool]
_CONTENT: tuple[Quirk, ...] = (
    content_quirks.names_with_honorifics,
    content_quirks.units_as_groups,
    content_quirks.name_in_two_columns,
    content_quirks.names_in_capitals,
    content_quirks.gender_in_two_columns,
    content_quirks.birth_in_two_columns,
    content_quirks.births_beside_names,
    content_quirks.several_awards_in_a_cell,
    content_quirks.awards_as_marks,
    content_quirks.codes_of_a_hidden_sheet,
    content_quirks.like_the_one_above,
    content_quirks.units_merged_down,
)
_CELLS: tuple[Quirk, ...] = (
    cell_quirks.long_dashes,
    cell_quirks.stray_spaces,
    cell_quirks.decomposed_letters,
    cell_quirks.combining_tones,
    cell_quirks.eth_for_d,
    cell_quirks.lost_zeros,
    cell_quirks.spaced_identity_numbers,
    cell_quirks.zeros_only_shown,
    cell_quirks.codes_as_numbers,
    cell_quirks.numbers_as_text,
    cell_quirks.an_impossible_day,
    cell_quirks.formulas_with_values,
    cell_quirks.empty_signs,
)
_FRAME: tuple[Quirk, ...] = (
    frame_quirks.header_again_on_each_page,
    frame_quirks.columns_shuffled,
    frame_quirks.header_of_three_rows,
    frame_quirks.columns_of_no_use,
    frame_quirks.without_ordinals,
    frame_quirks.titles_above,
    frame_quirks.numbering_row,
    frame_quirks.blank_rows_between,
    frame_quirks.note_between_rows,
    frame_quirks.sum_at_the_end,
    frame_quirks.signatures,
    frame_quirks.note_at_the_end,
    frame_quirks.phantom_rows,
    frame_quirks.empty_columns_at_the_left,
    frame_quirks.other_sheets,
)
_WRITINGS = (
    "xlsx", "xlsx", "xlsx", "xlsx tcvn3", "xlsx tcvn3 font", "xlsx vni", "xlsx vni font", "xlsx vps font",
    "xlsx viscii", "csv utf-8", "csv utf-8-sig", "csv utf-16", "tsv utf-16-le", "csv cp1258", "csv tcvn3", "csv vni",
    "csv viscii", "xls", "xls tcvn3 font", "xls vni font", "xlsb", "ods", "ods vni",
)  # fmt: skip
_TEXT_CANNOT = {"units_merged_down", "codes_of_a_hidden_sheet", "other_sheets", "header_of_three_rows"}
_CANNOT: dict[str, set[str]] = {"xlsx": set(), "xls": set(), "xlsb": _TEXT_CANNOT | {"zeros_only_shown"}}
_CANNOT["ods"] = _CANNOT["xlsb"] | {"stray_spaces"}
_SAVE = {"xlsx": save_xlsx, "xls": save_xls, "xlsb": save_xlsb, "ods": save_ods}
_OLD_CANNOT = {"decomposed_letters", "combining_tones", "eth_for_d", "long_dashes", "stray_spaces"}


@dataclass
class Made:
    """A written list and what must be read from it."""

    path: Path
    draft: Draft
    grid: Grid
    writing: str


@dataclass(frozen=True)
class Recipe:
    """One list; the same seed makes the same list."""

    table: str
    writing: str
    seed: int

    def __str__(self) -> str:
        return f"{self.table}-{self.seed}-{self.writing.replace(' ', '-')}"

    def make(self, folder: Path) -> Made:
        random = Random(f"{self.table} {self.seed}")
        draft = TABLES[self.table](random)
        form, *rest = self.writing.split()
        encoding = rest[0] if rest else ""
        old = encoding if encoding in encodings.FONTS else ""
        if old:
            draft.quirks.append("legacy")
            encodings.prepare(draft, old)
        barred = _CANNOT.get(form, _TEXT_CANNOT) | (_OLD_CANNOT if old or encoding == "cp1258" else set())
        _apply(draft, _CONTENT, 2, barred)
        _apply(draft, _CELLS, 3, barred)
        _apply(draft, _FRAME, 3, barred)
        grid = lay_out(draft)
        path = folder / f"{self}.{form}"
        if old:
            encodings.write_in(grid, old, with_fonts="font" in rest)
        if form in _SAVE:
            _SAVE[form](path, grid.sheets)
        else:
            mark = "\t" if form == "tsv" else random.choice(",;")
            save_text(path, grid.sheets[0], "latin-1" if old else encoding, mark)
        return Made(path, draft, grid, self.writing)


def _apply(draft: Draft, quirks: tuple[Quirk, ...], most: int, barred: set[str]) -> None:
    for quirk in sorted(draft.random.sample(quirks, len(quirks))[: most + 2], key=quirks.index):
        if quirk.__name__ not in barred and quirk(draft):
            draft.quirks.append(quirk.__name__)


def recipes(lists_of_a_kind: int, first_seed: int = 1) -> list[Recipe]:
    """So many lists of each kind, the writings in turn."""
    found = []
    for offset, table in enumerate(TABLES):
        for number in range(lists_of_a_kind):
            writing = _WRITINGS[(offset * 7 + number) % len(_WRITINGS)]
            found.append(Recipe(table, writing, first_seed + number))
    return found
