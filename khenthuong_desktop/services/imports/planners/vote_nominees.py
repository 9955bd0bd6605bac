"""Whom a row of a list of votes is about: the one nomination of a round, asked where several may be meant."""

import difflib
from collections.abc import Collection, Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.imports.asides.alike_rows import alike, say_twice, tell_each
from khenthuong_desktop.services.imports.matching.award_titles import awards_in_title
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, sheets_of
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.services.imports.planners.code_holders import is_of_code
from khenthuong_desktop.services.imports.planners.office_lists import AWARD_FIELDS, awards_in
from khenthuong_desktop.spreadsheets.layouts.decision_lists import without_collective_words
from khenthuong_desktop.spreadsheets.problems import ERROR
from khenthuong_desktop.spreadsheets.words import name_key

_NEAR = 0.88


class VoteNominees:
    """Finds the nominations of a round that the rows of lists are about."""

    def __init__(self, known: Known, lines: Sequence[Line], nominations: Sequence[NominationRow]) -> None:
        self._known, self._nominations = known, nominations
        sheets = sheets_of(lines)
        groups = (same for sheet in sheets for same in alike([line for line in lines if line.sheet is sheet]))
        self._alike = {id(line): same for same in groups for line in same}

    def of(self, line: Line) -> NominationRow | None:
        """The one nomination; None where there is none, a question was asked, or the row says nothing more."""
        chosen = self._known.choices.of_row(line)
        if chosen == NEW:
            line.report(ERROR, "not_nominated", "name")
            return None
        code = chosen or line.fields.get("code")
        meant = [one for one in self._nominations if one.code == code] if code else []
        if meant and not is_of_code(self._known, self._known.targets[meant[0].code], line):
            return None
        meant = meant or self._of_name(line)
        if not meant and not code and self._asks_near(line):
            return None
        awards = self._awards(line)
        fitting = [one for one in meant if one.award in awards] if awards else meant
        codes = sorted({one.code for one in fitting or meant})
        if codes and (len(codes) > 1 or id(line) in self._alike):
            code = chosen or self._of_alike(line, codes)
            if code is None:
                return None
            fitting = [one for one in fitting if one.code == code]
        if len(fitting) != 1:
            told = "not_nominated" if not meant else "nominated_otherwise" if not fitting else "votes_for_which"
            line.report(ERROR, told, "name")
            return None
        return fitting[0]

    def _of_name(self, line: Line) -> list[NominationRow]:
        name, unit = without_collective_words(line.fields["name"]), line.fields.get("unit")
        meant = [one for one in self._nominations if name_key(one.name) == name_key(name)]
        if unit and len({one.code for one in meant}) > 1:
            return [one for one in meant if name_key(one.unit_name) == name_key(unit)] or meant
        return meant

    def _of_alike(self, line: Line, codes: Sequence[str]) -> str | None:
        """Which of several is meant, as nobody stands in two rows that are alike; else it is asked."""
        known, same = self._known, self._alike.get(id(line), [line])
        said = [known.choices.of_row(one) for one in same]
        left = [one for one, code in zip(same, said, strict=True) if code is None]
        open_codes = [code for code in codes if code not in said]
        place = next(place for place, one in enumerate(left) if one is line)
        if len(left) < len(open_codes):
            known.ask_who(line, [known.targets[code] for code in open_codes], "nominee_maybe")
        elif place >= len(open_codes):
            say_twice(line, same[0])
        else:
            tell_each(known, line, [known.targets[code] for code in open_codes])
            return open_codes[place]
        return None

    def _asks_near(self, line: Line) -> bool:
        """Whether a nominee has nearly that name."""
        name = without_collective_words(line.fields["name"])
        keys = {text.compare_key(one.name): one for one in self._nominations}
        near = difflib.get_close_matches(text.compare_key(name), keys, 3, _NEAR)
        bare = [key for key in keys if text.fold(key) == text.fold(name)]
        codes = {keys[key].code for key in (*bare, *near)}
        if codes:
            self._known.ask_who(line, [self._known.targets[code] for code in sorted(codes)], "nominee_maybe")
        return bool(codes)

    def _awards(self, line: Line) -> Collection[str]:
        """Those that the row or the title names; what names none stands for no nomination."""
        known = self._known
        written = [words for name in AWARD_FIELDS for words in awards_in(known, line.fields.get(name) or "")]
        found = [code for words in written if (code := known.library.find_award(words)) is not None]
        return found or ([] if written else awards_in_title(known.library, line.sheet.title))
