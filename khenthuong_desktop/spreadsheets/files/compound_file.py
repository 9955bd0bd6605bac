"""One stream out of a compound file (OLE): the container of old .xls workbooks."""

import struct

_FREE = 0xFFFFFFFA  # from here on sector numbers are marks
_ENTRY = 128
_MAX_SECTORS = 1 << 20


def read_stream(content: bytes, *names: str) -> bytes | None:
    """The first stream of one of these names; None where the container is broken or holds none."""
    try:
        return _Container(content).stream(names)
    except (struct.error, IndexError, ValueError):
        return None


class _Container:
    """The sectors of a compound file and their chains."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << struct.unpack_from("<H", content, 30)[0]
        self._small_size = 1 << struct.unpack_from("<H", content, 32)[0]
        if self._size not in (512, 4096) or self._small_size != 64:
            raise ValueError("sector size")
        (self._directory, self._cutoff, small) = struct.unpack_from("<I4xII", content, 48)
        table = [sector for sector in struct.unpack_from("<109I", content, 76) if sector < _FREE]
        tables, more, count = (*struct.unpack_from("<I", content, 44), *struct.unpack_from("<II", content, 68))
        if (tables + count) * self._size > len(content):
            raise ValueError("more tables than bytes")
        for _ in range(min(count, _MAX_SECTORS)):
            if more >= _FREE:
                break
            numbers = self._numbers(more)
            table += [sector for sector in numbers[:-1] if sector < _FREE]
            more = numbers[-1]
        self._next = [number for sector in table for number in self._numbers(sector)]
        self._small_first = small

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size]

    def _numbers(self, sector: int) -> list[int]:
        found = self._sector(sector)
        return list(struct.unpack(f"<{len(found) // 4}I", found[: len(found) // 4 * 4]))

    def _chain(self, first: int, following: list[int]) -> list[int]:
        chain: list[int] = []
        while first < _FREE:
            if len(chain) > len(following):
                raise ValueError("a chain without end")
            chain.append(first)
            first = following[first]
        return chain

    def _read(self, first: int) -> bytes:
        return b"".join(map(self._sector, self._chain(first, self._next)))

    def stream(self, names: tuple[str, ...]) -> bytes | None:
        entries = self._read(self._directory)
        root = entries[:_ENTRY]
        for start in range(0, len(entries), _ENTRY):
            entry = entries[start : start + _ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace") not in names:
                continue
            first, size = struct.unpack_from("<II", entry, 116)
            if size > len(self._content):
                raise ValueError("more bytes than the file has")
            if size >= self._cutoff:
                return self._read(first)[:size]
            pool = self._read(struct.unpack_from("<I", root, 116)[0])
            table = self._read(self._small_first)
            following = list(struct.unpack(f"<{len(table) // 4}I", table))
            small = self._small_size
            return b"".join(pool[at * small : (at + 1) * small] for at in self._chain(first, following))[:size]
        return None
