"""BagIt's own rules: the declaration, and both kinds of manifests against the files that are there."""

import re
from collections.abc import Iterable, Iterator, Mapping

from khenthuong_desktop.packaging import tag_files
from khenthuong_desktop.packaging.copying import Digests
from khenthuong_desktop.packaging.faults import Fault

_LINES = {"sha256": re.compile(r"([0-9a-f]{64})  (\S+)"), "sha512": re.compile(r"([0-9a-f]{128})  (\S+)")}
_Listing = dict[str, dict[str, str]]  # manifest name → path → checksum


def bag_faults(digests: Mapping[str, Digests], texts: Mapping[str, bytes], algorithms: Iterable[str]) -> list[Fault]:
    """Every fault of the bag; ``texts`` are the tag files whose bytes could be read."""
    faults = [Fault("file_missing", name) for name in tag_files.LEADING if name not in digests]
    if "fetch.txt" in digests:
        faults.append(Fault("fetch_refused", "fetch.txt"))
    if texts.get(tag_files.BAGIT, tag_files.DECLARATION) != tag_files.DECLARATION:
        faults.append(Fault("file_changed", tag_files.BAGIT))
    payload = {path for path in digests if path.startswith("data/")}
    tags = set(digests) - payload - set(tag_files.TAG_MANIFESTS.values())
    for files, manifests in ((payload, tag_files.MANIFESTS), (tags, tag_files.TAG_MANIFESTS)):
        listings: _Listing = {}
        for name in (manifests[algorithm] for algorithm in algorithms if manifests[algorithm] in texts):
            listings[name], wrong = _read(texts[name], name)
            faults += wrong
        if listings:
            faults += _compare(files, listings, digests)
    return list({(fault.code, fault.path): fault for fault in faults}.values())


def _read(raw: bytes, name: str) -> tuple[dict[str, str], list[Fault]]:
    """A manifest's lines; a line of another shape and a path that stands twice are faults."""
    rule, listed, faults = _LINES[_algorithm(name)], {}, []
    lines = raw.decode("utf-8", "replace").split("\n")
    if lines.pop() != "":
        faults.append(Fault("manifest_line", name, {"line": len(lines) + 1}))
    for number, line in enumerate(lines, 1):
        match = rule.fullmatch(line)
        if match is None or match[2] in listed:
            faults.append(Fault("manifest_line", name, {"line": number}))
        else:
            listed[match[2]] = match[1]
    return listed, faults


def _algorithm(manifest: str) -> str:
    return manifest.removesuffix(".txt").rpartition("-")[2]


def _compare(there: set[str], listings: _Listing, digests: Mapping[str, Digests]) -> Iterator[Fault]:
    """Files against lists. Where the lists disagree with one another, a list is at fault and not the file."""
    for path in sorted(there.union(*listings.values())):
        listing = [name for name, listed in listings.items() if path in listed]
        if path not in there:
            if len(listing) == len(listings):
                yield Fault("file_missing", path)
            else:
                yield from (Fault("manifest_wrong", name, {"file": path}) for name in listing)
            continue
        if not listing:
            yield Fault("file_extra", path)
            continue
        right = [n for n in listing if listings[n][path] == getattr(digests[path], _algorithm(n))]
        if not right:
            yield Fault("file_changed", path)
        yield from (Fault("manifest_wrong", n, {"file": path}) for n in listings if right and n not in right)
