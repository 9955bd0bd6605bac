"""Properties that hold for every dossier: sealed, valid to BagIt, deterministic, names safe, text kept."""

import tempfile
import unicodedata
from pathlib import Path

import bagit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.terms import EvidenceForm, SubjectKind
from khenthuong_desktop.packaging import names
from khenthuong_desktop.packaging.archive import make_dossier
from khenthuong_desktop.packaging.canonical_json import JsonRefused, read_json, write_json
from khenthuong_desktop.packaging.content import (
    DossierContent,
    DossierFile,
    Happening,
    PackedEvidence,
    PackedPaper,
    PackedRound,
    PackedSubject,
    PackedUnit,
    Proposal,
)
from khenthuong_desktop.packaging.events import chain_breaks, event_lines
from khenthuong_desktop.packaging.verification import Seal, verify
from tests.unit.packaging.sample import MOMENT, content, unzip

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
files = st.builds(DossierFile, st.binary(max_size=300), words.map(lambda word: f"{word}.docx"))
some_files = st.lists(files, max_size=3).map(tuple)
proposals = st.lists(st.builds(Proposal, st.just("advanced_worker"), st.just("LĐTT"), words), max_size=2).map(tuple)
subjects = st.lists(
    st.builds(
        PackedSubject,
        st.sampled_from(list(SubjectKind)),
        words,
        words,
        proposals,
        some_files,
        words,
        job_title=words,
        headcount=st.none() | st.integers(0, 10_000),
    ),
    max_size=5,
).map(tuple)
papers = st.lists(st.builds(PackedPaper, words, st.just("15"), words, some_files), max_size=4).map(tuple)
evidence = st.lists(
    st.builds(PackedEvidence, words, st.sampled_from(list(EvidenceForm)), st.just(()), some_files), max_size=3
).map(tuple)
contents = st.builds(
    lambda **parts: content(council=None, **parts),
    edition=st.integers(1, 99),
    unit=st.builds(PackedUnit, words, words, words, contact_name=words),
    round=st.builds(PackedRound, words, words, st.integers(1990, 2100), words),
    papers=papers,
    subjects=subjects,
    evidence=evidence,
)


@given(contents)
@settings(max_examples=40, deadline=None)
def test_every_dossier_is_sealed_and_a_valid_bag(dossier: DossierContent) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = make_dossier(dossier, folder)
        found = verify(made.path)
        assert (found.seal, found.faults) == (Seal.SEALED, ())
        assert found.fingerprint == made.fingerprint
        assert len(made.path.name) <= 60
        assert made.path.name.isascii()
        assert bagit.Bag(str(unzip(made.path, folder))).validate()
        again = make_dossier(dossier, folder / "again")
        assert again.path.read_bytes() == made.path.read_bytes()


@given(words)
def test_every_display_name_gets_a_safe_file_name(display_name: str) -> None:
    for shown in (display_name, f"{display_name}.pdf"):
        assert names.refusal(f"data/{names.file_name(shown)}") is None


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Tờ trình số 12.docx", "to-trinh-so-12.docx"),
        ("Đơn vị ĐẶNG.PDF", "don-vi-dang.pdf"),
        ("Tờ trình.docx.docx", "to-trinh.docx"),
        ("Tờ trình.DOCX.pdf", "to-trinh.pdf"),
        ("Số 12.2025.pdf", "so-12-2025.pdf"),
        ("con.pdf", "tep-con.pdf"),
        ("…", "tep"),
        ("không đuôi", "khong-duoi"),
        (f"{'dài ' * 40}.pdf", f"{'dai-' * 13}dai.pdf"),
    ],
)
def test_file_names_lose_accents_only(shown: str, name: str) -> None:
    assert names.file_name(shown) == name


@given(words, st.integers(1900, 9999), words, st.integers(1, 99))
def test_every_base_name_is_short_and_safe(unit: str, year: int, code: str, edition: int) -> None:
    base = names.base_name(unit, year, code, edition, "0123456789abcdef" * 4)
    assert len(base) <= 56
    assert names.refusal(base) is None


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=15,
)


@given(values)
def test_json_survives_and_has_one_form(value: object) -> None:
    raw = write_json(value)
    assert write_json(read_json(raw)) == raw
    assert raw.decode("utf-8") == unicodedata.normalize("NFC", raw.decode("utf-8"))


def test_json_too_deep_is_refused() -> None:
    with pytest.raises(JsonRefused):
        read_json(b"[" * 21 + b"]" * 21)
    assert read_json(b"[" * 20 + b"]" * 20)


def test_any_dropped_changed_or_swapped_event_breaks_the_chain() -> None:
    lines = event_lines(Happening(MOMENT, what) for what in ("lap", "sua", "ky", "dong_goi")).splitlines()
    events = [read_json(line) for line in lines]
    assert chain_breaks(events) == []
    assert chain_breaks(events[1:])
    assert chain_breaks([events[0], *events[2:]])
    assert chain_breaks([events[1], events[0], *events[2:]])
    assert chain_breaks([events[0], events[1] | {"nguoi": "x"}, *events[2:]])
