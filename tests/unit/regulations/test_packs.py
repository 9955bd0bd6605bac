"""A pack travels as one file: what was packed is what is read, and anything wrong is refused whole with every fault."""

import hashlib
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.errors import FileMissing, RulePackFaulty
from khenthuong_desktop.regulations.differences import compare
from khenthuong_desktop.regulations.keeping import keep_pack
from khenthuong_desktop.regulations.kept import Manifest, Noted, changed_files, kept_packs, name_and_rank
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.regulations.packs import (
    read_pack,
    write_archive,
    write_pack,
)
from tests.unit.regulations.pack_sample import FILES, MANIFEST, SOURCES, TITLE, make, write_folder

DAY = date(2026, 11, 20)


def faults_of(path: Path, kept: Path | None = None) -> list[str]:
    with pytest.raises(RulePackFaulty) as caught:
        read_pack(path, kept)
    assert caught.value.faults
    return caught.value.faults


def archive(folder: Path, files: Mapping[str, str | bytes], /, **manifest: Any) -> Path:
    """A pack file made without any check, its manifest right unless ``manifest`` says otherwise."""
    contents = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    contents.pop("manifest.yaml", None)
    told = yaml.safe_load(MANIFEST) | {"files": {n: hashlib.sha256(c).hexdigest() for n, c in contents.items()}}
    path = folder / "made.ktluat"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("manifest.yaml", yaml.safe_dump(told | manifest, allow_unicode=True))
        for name, content in contents.items():
            made.writestr(name, content)
    return path


def test_what_was_packed_is_what_is_read(tmp_path: Path) -> None:
    pack = read_pack(make(tmp_path))
    assert dict(pack.files) == {name: text for name, text in FILES.items() if name != "manifest.yaml"}
    assert (pack.manifest.id, pack.manifest.effective_from) == ("an_binh-2026.1", date(2026, 11, 1))
    assert pack.library.find_award("Danh hiệu của tỉnh") == "province_title"


def test_equal_folders_give_equal_bytes(tmp_path: Path) -> None:
    assert make(tmp_path / "a").read_bytes() == make(tmp_path / "b").read_bytes()


def test_differences_are_told_by_their_words(tmp_path: Path) -> None:
    told = [one.sentence for one in compare(load_library(), read_pack(make(tmp_path)).library)]
    assert told[0].startswith("Thêm văn bản: Quyết định 01/2026/QĐ-UBND")
    assert "Thêm danh hiệu, hình thức: Danh hiệu của tỉnh" in told
    assert "Danh hiệu của tỉnh: thêm bộ tiêu chuẩn áp dụng từ 01/11/2026" in told
    assert any("thêm tiêu chuẩn “Hoàn thành tốt nhiệm vụ theo quy định của tỉnh”" in line for line in told)


def test_a_newer_version_is_kept_beside_the_older_and_replaces_it(tmp_path: Path) -> None:
    kept = tmp_path / "regulations"
    keep_pack(make(tmp_path / "1"), kept)
    newer = {
        "manifest": MANIFEST.replace("2026.1", "2026.10"),
        "province_title": TITLE.replace("rating: HTTNV", "rating: HTNV"),
    }
    second = make(tmp_path / "2", **newer)
    changes = compare(load_library(kept), read_pack(second, kept).after)
    assert [change.code for change in changes] == ["version_changed"]
    pack, new = keep_pack(second, kept)
    assert new and keep_pack(second, kept)[1] is False
    assert [one.manifest.version for one in kept_packs(kept)] == ["2026.10", "2026.1"]
    assert load_library(kept).packs == (pack.manifest.id,)


def test_an_old_verdict_is_explained_by_the_packs_it_was_given_under(tmp_path: Path) -> None:
    kept = tmp_path / "regulations"
    keep_pack(make(tmp_path / "1"), kept)
    words = "Hoàn thành tốt nhiệm vụ theo quy định của tỉnh"
    newer = {"manifest": MANIFEST.replace("2026.1", "2026.2"), "province_title": TITLE.replace(words, "Chữ mới")}
    keep_pack(make(tmp_path / "2", **newer), kept)

    def text(ids: set[str]) -> str:
        version = load_library(kept, {one: Noted() for one in ids}).version("province_title", DAY)
        assert version is not None
        return next(iter(version.criteria.values())).children[0].text

    assert text({"an_binh-2026.1"}) == words
    assert text({"an_binh-2026.2"}) == "Chữ mới"
    assert "province_title" not in load_library(kept, {}).awards


def test_a_pack_put_aside_is_not_in_force(tmp_path: Path) -> None:
    keep_pack(make(tmp_path), tmp_path / "regulations")
    assert "province_title" in load_library(tmp_path / "regulations").awards
    assert (
        "province_title" not in load_library(tmp_path / "regulations", {"an_binh-2026.1": Noted(in_use=False)}).awards
    )


def test_a_version_number_stands_for_one_content(tmp_path: Path) -> None:
    kept = tmp_path / "regulations"
    keep_pack(make(tmp_path / "1"), kept)
    other = make(tmp_path / "2", province_title=TITLE.replace("DHT", "DHX"))
    assert any("an_binh-2026.1" in fault for fault in faults_of(other, kept))
    assert load_library(kept).award("province_title").abbreviation == "DHT"


@given(first=st.lists(st.integers(0, 20), min_size=1, max_size=4), second=st.lists(st.integers(0, 20), min_size=1))
def test_of_two_versions_one_is_newer_or_they_cannot_stand_beside_each_other(
    first: list[int], second: list[int]
) -> None:
    ids = [f"some_pack-{'.'.join(map(str, one))}" for one in (first, second[:4])]
    ranks = [name_and_rank(one)[1] for one in ids]
    padded = [(*one[:4], *[0] * (4 - len(one[:4]))) for one in (first, second)]
    assert (ranks[0] > ranks[1]) is (padded[0] > padded[1])
    assert (ranks[0] == ranks[1]) is (padded[0] == padded[1])


def test_two_versions_of_one_rank_are_not_kept(tmp_path: Path) -> None:
    kept = tmp_path / "regulations"
    keep_pack(make(tmp_path / "1", manifest=MANIFEST.replace("2026.1", "2026")), kept)
    other = make(tmp_path / "2", manifest=MANIFEST.replace("2026.1", "2026.0"))
    assert any("2026.0" in fault and "ngang" in fault for fault in faults_of(other, kept))


def test_a_kept_file_that_was_edited_by_hand_is_noticed(tmp_path: Path) -> None:
    kept = tmp_path / "regulations"
    keep_pack(make(tmp_path), kept)
    (one,) = kept_packs(kept)
    assert changed_files(one) == []
    (one.folder / "sources.yaml").write_text(SOURCES + "\n# sửa tay\n", "utf-8")
    assert changed_files(one) == ["sources.yaml"]


LOOP = (
    TITLE.replace("province_title", "second_title")
    .replace("DHT", "DH2")
    .replace("của tỉnh", "thứ hai")
    .replace("rating_at_least: {rating: HTTNV}", "meets_standard_of: {award: province_title}")
)


@pytest.mark.parametrize(
    ("wrong", "right", "place", "words"),
    [
        ("          reference: {document: 01/2026/QĐ-UBND, article: 7}\n", "", "province_title.yaml, dòng 13", "refer"),
        ("document: 01/2026/QĐ-UBND", "document: 99/2026/QĐ-UBND", "province_title.yaml, dòng 15", "99/2026"),
        ("rating_at_least:", "rating_at_lest:", "province_title.yaml, dòng 13", "rating_at_least"),
        ("2026-11-01:", "2026-10-01:", "province_title.yaml, dòng 8", "2026-11-01"),
        ("2026-11-01:", "2026-02-31:", "province_title.yaml, dòng 8", "YAML"),
        ("2026-11-01:", "2026-11-01 10:00:00:", "province_title.yaml, dòng 8", "ngày"),
        ("2026-11-01:", "2026-11-01: {abolished: true}\n  2026-11-01:", "province_title.yaml, dòng 9", "hai lần"),
        ("name: Danh", "name: !!python/name:os.system Danh", "province_title.yaml, dòng 3", "thẻ"),
        ("rating: HTTNV", "rating: []", "province_title.yaml", "rating"),
        ("rating_at_least: {rating: HTTNV}", "each_year: {award: []}", "province_title.yaml, dòng 13", "award"),
        ("code: province_title", "? [a]\n: b\ncode: province_title", "province_title.yaml, dòng 1", "YAML"),
    ],
)  # fmt: skip
def test_each_fault_names_file_line_and_what(tmp_path: Path, wrong: str, right: str, place: str, words: str) -> None:
    assert wrong in TITLE
    faults = faults_of(archive(tmp_path, FILES | {"province_title.yaml": TITLE.replace(wrong, right, 1)}))
    assert any(fault.startswith(place) and words in fault for fault in faults), faults


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{letter}: &{letter} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, letter in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "bung ra"),
        ("a: &a [*a]\n", "chính nó"),
        ("a: " + "[" * 5000 + "]" * 5000, ""),
        ("a: " + "9" * 5000, "dài quá"),
        ("a: 0x" + "f" * 290, ""),
        ("\x00", "YAML"),
        ("a: 'x", "YAML"),
    ],
)
def test_bombs_and_depths_are_refused_before_anything_is_built(tmp_path: Path, text: str, words: str) -> None:
    faults = faults_of(archive(tmp_path, FILES | {"province_title.yaml": text}))
    assert any(fault.startswith("province_title.yaml") and words in fault for fault in faults), faults


def test_a_number_with_a_huge_exponent_is_a_fault(tmp_path: Path) -> None:
    share = "members_holding: {award: advanced_worker, share: 1e999999999}"
    text = TITLE.replace("rating_at_least: {rating: HTTNV}", share)
    assert faults_of(archive(tmp_path, FILES | {"province_title.yaml": text}))


def test_standards_that_meet_in_a_ring_are_refused(tmp_path: Path) -> None:
    first = TITLE.replace("rating_at_least: {rating: HTTNV}", "meets_standard_of: {award: second_title}")
    faults = faults_of(archive(tmp_path, FILES | {"province_title.yaml": first, "second_title.yaml": LOOP}))
    assert any("vòng" in fault and "Danh hiệu thứ hai" in fault for fault in faults), faults


def test_a_date_that_is_taken_may_only_replace_an_unverified_text(tmp_path: Path) -> None:
    def over(day: str) -> str:
        body = TITLE[TITLE.index("versions:") :]
        text = body.replace("2026-11-01", day).replace("01/2026/QĐ-UBND", "06/2026/QH16")
        return "code: grassroots_emulation_fighter\n" + text

    def files(day: str) -> dict[str, str | bytes]:
        return {"sources.yaml": SOURCES, "grassroots_emulation_fighter.yaml": over(day)}

    taken = archive(tmp_path, files("2025-07-01"), effective_from=date(2025, 7, 1))
    assert any("trùng ngày" in fault for fault in faults_of(taken))
    pack = read_pack(archive(tmp_path, files("2026-10-01"), effective_from=date(2026, 10, 1)))
    codes = {change.code for change in compare(load_library(), pack.library)}
    assert {"version_changed", "criterion_added", "criterion_removed"} <= codes


def test_a_document_that_is_known_is_not_described_anew(tmp_path: Path) -> None:
    text = SOURCES.replace("01/2026/QĐ-UBND:", "06/2022/QH15:", 1)
    assert any("06/2022/QH15" in f for f in faults_of(archive(tmp_path, FILES | {"sources.yaml": text})))
    ended = SOURCES + "  until: 2026-01-01\n"
    assert any("hết hiệu lực" in f for f in faults_of(archive(tmp_path, FILES | {"sources.yaml": ended})))


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ({"format": 2}, "cập nhật chương trình"),
        ({"name": "../../x"}, "tên bộ quy tắc"),
        ({"version": "mới"}, "số phiên bản"),
        ({"version": "٩"}, "số phiên bản"),
        ({"effective_from": "mai"}, "effective_from"),
        ({"source": None}, "source"),
        ({"extra": 1}, "extra"),
        ({"files": {}}, "không nêu trong tờ khai"),
        ({"files": {"gone.yaml": "0" * 64}}, "gone.yaml"),
        ({"files": dict.fromkeys([name for name in FILES if name != "manifest.yaml"], "0" * 64)}, "đã bị sửa"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path: Path, manifest: dict[str, Any], words: str) -> None:
    faults = faults_of(archive(tmp_path, dict(FILES), **manifest))
    assert any(words in fault for fault in faults), faults


@pytest.mark.parametrize(
    "name", ["../x.yaml", "/x.yaml", "a/b/c.yaml", "x.exe", "con.yaml", "C:x.yaml", "X.yaml", "x/"]
)
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path, dict(FILES))
    with zipfile.ZipFile(path, "a") as made:
        made.writestr(name, "a: 1")
    assert any("không được phép" in fault for fault in faults_of(path))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = TITLE.replace("HTTNV", "HTT").replace("level: province", "level: x")
    faults = faults_of(archive(tmp_path, FILES | {"province_title.yaml": text}, format=9, files={}))
    assert len(faults) >= 6


def test_a_file_that_is_no_pack_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.ktluat"
    path.write_bytes(b"PK\x03\x04 cut")
    assert faults_of(path)
    with pytest.raises(FileMissing):
        read_pack(tmp_path / "none.ktluat")


def test_what_unpacks_too_large_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, FILES | {"province_title.yaml": b"#" * (2 << 20)})
    assert path.stat().st_size < 100_000
    assert any("quá lớn" in fault for fault in faults_of(path))


def test_nothing_is_kept_of_a_faulty_pack(tmp_path: Path) -> None:
    kept = tmp_path / "regulations"
    kept.mkdir()
    with pytest.raises(RulePackFaulty):
        keep_pack(archive(tmp_path, dict(FILES), format=2), kept)
    assert list(kept.iterdir()) == []


def test_a_faulty_folder_is_not_packed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "yaml", province_title=TITLE.replace("HTTNV", "HTT"))
    with pytest.raises(RulePackFaulty):
        write_pack(folder, tmp_path / "x.ktluat")
    assert not (tmp_path / "x.ktluat").exists()


letters = st.characters(
    max_codepoint=0x1EFF,
    exclude_categories=("C", "Z", "M", "Lo", "Lm"),
    include_characters=" ",
    exclude_characters="\u00b5",
).filter(lambda letter: letter < "\u0370" or letter > "\u1dff")  # Latin, with all Vietnamese ones, and no micro sign
words = st.text(letters, min_size=1, max_size=30).filter(str.strip)
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(title=words, text=words, version=st.lists(st.integers(0, 999_999), min_size=1, max_size=4))
def test_packs_round_trip(tmp_path_factory: pytest.TempPathFactory, title: str, text: str, version: list[int]) -> None:
    manifest = Manifest("some_pack", title, ".".join(map(str, version)), text, date(2026, 11, 1))
    body = yaml.safe_load(TITLE)
    body["name"] = f"Danh hiệu {title}"
    body["versions"][date(2026, 11, 1)]["criteria"]["all_of"][0]["text"] = text
    contents = {"sources.yaml": SOURCES.encode(), "province_title.yaml": yaml.safe_dump(body).encode()}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    path = tmp_path_factory.mktemp("pack") / "x.ktluat"
    write_archive(path, Manifest(**vars(manifest) | {"files": sums}), contents)
    pack = read_pack(path)
    assert {name: text.encode() for name, text in pack.files.items()} == contents
    assert pack.manifest == Manifest(**vars(manifest) | {"files": sums})


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.text(max_size=8)
    | st.sampled_from(["advanced_worker", "HTTNV", "06/2022/QH15", "province", "A", "individual"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6) | st.dates(), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a tree of YAML."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(found for key, value in inside for found in places(value, (*path, key)))][0 if path else 1 :]


@settings(few, max_examples=30)
@given(data=st.data())
def test_no_pack_however_broken_crashes(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """One value anywhere is something else: the pack is sound or its faults are told."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    tree = yaml.safe_load(FILES[name])
    way = data.draw(st.sampled_from(places(tree)))
    inside = tree
    for key in way[:-1]:
        inside = inside[key]
    inside[way[-1]] = data.draw(values)
    changed = {**FILES, name: yaml.safe_dump(tree, allow_unicode=True)}
    folder = tmp_path_factory.mktemp("broken")
    path = archive(folder, dict(changed), **(tree if name == "manifest.yaml" and isinstance(tree, dict) else {}))
    try:
        assert read_pack(path).library.awards
    except RulePackFaulty as refused:
        assert all(refused.faults)


@settings(few, max_examples=20)
@given(data=st.data())
def test_no_damage_to_the_file_crashes(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    path = archive(folder, dict(FILES))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        assert read_pack(path).manifest.name
    except RulePackFaulty as refused:
        assert all(refused.faults)
