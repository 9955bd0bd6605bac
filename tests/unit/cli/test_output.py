"""How an answer is put out: whole, but never held whole."""

import json
import sys
from io import StringIO

import pytest

from khenthuong_desktop.cli.output import DONE, Answer, show


class Noting(StringIO):
    """A terminal that notes how much it gets at once."""

    most = 0

    def write(self, words: str) -> int:
        self.most = max(self.most, len(words))
        return super().write(words)


@pytest.mark.parametrize("as_json", [True, False])
def test_a_long_answer_goes_out_whole_in_pieces(as_json: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [{"row": number, "name": "Lê Thị Hoà", "unit": None} for number in range(50_000)]
    lines = [f"Dòng {number}: Lê Thị Hoà" for number in range(50_000)]
    out = Noting()
    monkeypatch.setattr(sys, "stdout", out)
    assert show(Answer(told, lines), as_json) == DONE
    whole = json.dumps(told, ensure_ascii=False, indent=2) + "\n" if as_json else "".join(f"{one}\n" for one in lines)
    assert out.getvalue() == whole
    assert out.most < len(whole) / 4


@pytest.mark.parametrize("answer", [Answer(None, ["x"]), Answer(None)])
def test_nothing_is_put_out_where_nothing_is_told(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Noting()
    monkeypatch.setattr(sys, "stdout", out)
    assert show(answer, as_json=True) == DONE
    assert out.getvalue() == ""
