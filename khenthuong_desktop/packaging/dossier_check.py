"""What ``ho-so.json`` says against what lies beside it: format, schema, file list, control totals, events."""

from collections.abc import Callable, Mapping
from typing import Any

from khenthuong_desktop.packaging import tag_files
from khenthuong_desktop.packaging.canonical_json import JsonRefused, read_json
from khenthuong_desktop.packaging.copying import Digests
from khenthuong_desktop.packaging.dossier_json import DOSSIER, EVENTS, FORMAT, control_totals
from khenthuong_desktop.packaging.events import chain_breaks
from khenthuong_desktop.packaging.faults import Fault
from khenthuong_desktop.packaging.schema import faults as schema_faults

UNDERSTOOD: frozenset[str] = frozenset()  # must-understand features (bat_buoc_hieu) this program knows


def dossier_faults(
    digests: Mapping[str, Digests], texts: Mapping[str, bytes], read: Callable[[str], bytes]
) -> tuple[dict[str, Any] | None, list[Fault]]:
    """The dossier and no faults, or no dossier and every fault; ``read`` gives a payload file's bytes."""
    if DOSSIER not in digests:
        return None, [Fault("file_missing", DOSSIER)]
    try:
        dossier = read_json(read(DOSSIER))
    except JsonRefused as refused:
        return None, [Fault("dossier_unreadable", DOSSIER, {"reason": str(refused)})]
    if fault := _newer(dossier):
        return None, [fault]
    faults = [
        Fault("dossier_schema", DOSSIER, {"place": place or "/", "reason": reason})
        for place, reason in schema_faults(dossier)
    ]
    if not faults:
        faults = _list_faults(dossier, digests) + _info_faults(dossier, digests, texts)
        if EVENTS in digests:
            faults += _event_faults(read(EVENTS))
    return (None, faults) if faults else (dossier, [])


def _newer(dossier: Any) -> Fault | None:
    """A format this program cannot fully understand is refused, never read in part."""
    form = dossier.get("dinh_dang") if isinstance(dossier, dict) else None
    if not isinstance(form, dict) or form.get("ten") != FORMAT["ten"]:
        return Fault("dossier_unreadable", DOSSIER, {"reason": "hs-tdkt"})
    major, needed = form.get("chinh"), dossier.get("bat_buoc_hieu")
    unknown = {str(item) for item in needed} - UNDERSTOOD if isinstance(needed, list) else set()
    if (isinstance(major, int) and major > int(str(FORMAT["chinh"]))) or unknown:
        return Fault("newer_format", DOSSIER, {"found": major, "features": ", ".join(sorted(unknown))})
    return None


def _list_faults(dossier: Mapping[str, Any], digests: Mapping[str, Digests]) -> list[Fault]:
    """``tep`` names every payload file once with its size and checksum; the counts follow from the lists."""
    listed = {file["duong_dan"]: (file["kich_thuoc"], file["sha256"]) for file in dossier["tep"]}
    there = {
        path: (found.size, found.sha256)
        for path, found in digests.items()
        if path.startswith("data/") and path not in (DOSSIER, EVENTS)
    }
    wrong = sorted(path for path in listed.keys() | there.keys() if listed.get(path) != there.get(path))
    faults = [Fault("list_wrong", path) for path in wrong]
    if len(listed) != len(dossier["tep"]) or dossier["dem"] != control_totals(dossier):
        faults.append(Fault("totals_wrong", DOSSIER))
    owners = (key for key in ("van_ban", "tap_the", "ca_nhan", "ho_gia_dinh", "minh_chung"))
    used = {path for key in owners for owner in dossier[key] for path in owner["tep"]}
    return faults + [Fault("list_wrong", path) for path in sorted(used - listed.keys())]


def _info_faults(dossier: Mapping[str, Any], digests: Mapping[str, Digests], texts: Mapping[str, bytes]) -> list[Fault]:
    info = tag_files.read_bag_info(texts[tag_files.BAG_INFO])
    payload = [found.size for path, found in digests.items() if path.startswith("data/")]
    expected = {
        "Payload-Oxum": f"{sum(payload)}.{len(payload)}",
        "HS-Goi-Id": dossier["goi"]["id"],
        "HS-Lan": str(dossier["goi"]["lan"]),
    }
    return [
        Fault("bag_info_wrong", tag_files.BAG_INFO, {"label": label})
        for label, value in expected.items()
        if info.get(label.lower()) != [value]
    ]


def _event_faults(raw: bytes) -> list[Fault]:
    try:
        events = [read_json(line) for line in raw.splitlines()]
    except JsonRefused as refused:
        return [Fault("dossier_unreadable", EVENTS, {"reason": str(refused)})]
    if not all(isinstance(event, dict) for event in events):
        return [Fault("dossier_unreadable", EVENTS, {"reason": "line"})]
    return [Fault("events_broken", EVENTS, {"line": number}) for number in chain_breaks(events)]
