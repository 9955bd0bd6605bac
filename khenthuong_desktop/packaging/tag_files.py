"""The tag files of a bag: BagIt 1.0 declaration, manifests, bag information and our profile."""

import hashlib
from collections.abc import Mapping

from khenthuong_desktop.packaging.canonical_json import composed, write_json
from khenthuong_desktop.packaging.content import DossierContent
from khenthuong_desktop.packaging.copying import ALGORITHMS, Digests
from khenthuong_desktop.packaging.events import local_time

BAGIT, BAG_INFO = "bagit.txt", "bag-info.txt"
INDEX_PAGE, COVER_SHEET = "XEM-HO-SO.html", "PHIEU-GIAO-NHAN.html"
PROFILE, SCHEMA = "meta/profile.json", "meta/ho-so.schema.json"
MANIFESTS = {algorithm: f"manifest-{algorithm}.txt" for algorithm in ALGORITHMS}
TAG_MANIFESTS = {algorithm: f"tagmanifest-{algorithm}.txt" for algorithm in ALGORITHMS}
LEADING = (BAGIT, BAG_INFO, *MANIFESTS.values(), *TAG_MANIFESTS.values())  # first in the canonical zip, in this order

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
FORMAT_NAME = "hs-tdkt/1.0"
PROFILE_ID = "urn:hs-tdkt:profile:1.0"

_REQUIRED_INFO = (
    *("Source-Organization", "External-Identifier", "Bagging-Date", "Payload-Oxum", "Bag-Group-Identifier"),
    *("Bag-Count", "Bag-Software-Agent", "BagIt-Profile-Identifier", "HS-Dinh-Dang", "HS-Goi-Id", "HS-Lan"),
)
_OPTIONAL_INFO = (
    *("Contact-Name", "Contact-Phone", "Bag-Size", "HS-Thay-The", "HS-Han-Nop"),
    *("HS-So-Tap-The", "HS-So-Ca-Nhan", "HS-So-Ho-Gia-Dinh"),
)


def manifest(digests: Mapping[str, Digests], algorithm: str) -> bytes:
    """Lines ``checksum, two spaces, path`` in the order of the paths."""
    lines = (f"{getattr(digests[path], algorithm)}  {path}\n" for path in sorted(digests))
    return "".join(lines).encode("ascii")


def fingerprint(payload: Mapping[str, Digests]) -> str:
    """SHA-256 of ``manifest-sha256.txt``: 64 characters that stand for the whole payload."""
    return hashlib.sha256(manifest(payload, "sha256")).hexdigest()


def in_groups(digest: str) -> str:
    """The fingerprint as people read it out: 8 groups of 8."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def bag_info(content: DossierContent, payload: Mapping[str, Digests], counts: Mapping[str, int]) -> bytes:
    """``bag-info.txt``; ``counts`` are the control totals of ``ho-so.json``."""
    size = sum(digests.size for digests in payload.values())
    rows = [
        ("Source-Organization", content.unit.name),
        ("Contact-Name", content.unit.contact_name),
        ("Contact-Phone", content.unit.contact_phone),
        ("External-Identifier", f"{content.unit.code}/{content.round.year}/{content.round.code}"),
        ("Bagging-Date", local_time(content.created)[:10]),
        ("Payload-Oxum", f"{size}.{len(payload)}"),
        ("Bag-Size", _readable(size)),
        ("Bag-Group-Identifier", content.package_id),
        ("Bag-Count", "1 of 1"),
        ("Bag-Software-Agent", content.program),
        ("BagIt-Profile-Identifier", PROFILE_ID),
        ("HS-Dinh-Dang", FORMAT_NAME),
        ("HS-Goi-Id", content.package_id),
        ("HS-Lan", str(content.edition)),
        ("HS-Thay-The", content.replaces),
        ("HS-Han-Nop", content.round.due_on.isoformat() if content.round.due_on else ""),
        ("HS-So-Tap-The", str(counts["tap_the"])),
        ("HS-So-Ca-Nhan", str(counts["ca_nhan"])),
        ("HS-So-Ho-Gia-Dinh", str(counts["ho_gia_dinh"])),
    ]
    lines = (f"{label}: {' '.join(composed(value).split())}\n" for label, value in rows if value.strip())
    return "".join(lines).encode()


def read_bag_info(raw: bytes) -> dict[str, list[str]]:
    """Labels (lower case) to values; a line that begins with a blank continues the value before."""
    found: dict[str, list[str]] = {}
    last = ""
    for line in raw.decode("utf-8", "replace").splitlines():
        if line[:1] in (" ", "\t") and last:
            found[last][-1] += " " + line.strip()
        elif ":" in line:
            label, _, value = line.partition(":")
            last = label.strip().lower()
            found.setdefault(last, []).append(value.strip())
    return found


def _readable(size: int) -> str:
    amount, unit = float(size), "B"
    for larger in ("KB", "MB", "GB"):
        if amount < 1024:
            break
        amount, unit = amount / 1024, larger
    return f"{amount:.0f} {unit}"


def profile() -> bytes:
    """The BagIt Profile that says what a dossier of this format must hold."""
    return write_json(
        {
            "BagIt-Profile-Info": {
                "BagIt-Profile-Identifier": PROFILE_ID,
                "BagIt-Profile-Version": "1.3.0",
                "Source-Organization": "Khen thuong Desktop",
                "External-Description": "Dossiers of emulation and commendation, format hs-tdkt/1",
                "Version": "1.0",
            },
            "Bag-Info": {
                **{label: {"required": True, "repeatable": False} for label in _REQUIRED_INFO},
                **{label: {"required": False, "repeatable": False} for label in _OPTIONAL_INFO},
                "HS-Dinh-Dang": {"required": True, "repeatable": False, "values": [FORMAT_NAME]},
            },
            "Manifests-Required": list(ALGORITHMS),
            "Manifests-Allowed": list(ALGORITHMS),
            "Tag-Manifests-Required": list(ALGORITHMS),
            "Tag-Manifests-Allowed": list(ALGORITHMS),
            "Tag-Files-Required": [INDEX_PAGE, PROFILE, SCHEMA],
            "Allow-Fetch.txt": False,
            "Serialization": "required",
            "Accept-Serialization": ["application/zip"],
            "Accept-BagIt-Version": ["1.0"],
        }
    )
