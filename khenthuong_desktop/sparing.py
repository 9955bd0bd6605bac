"""Memory that libraries take for what this program never does, and how it is kept from them."""

import gc
import importlib
import linecache
import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from types import CoroutineType, ModuleType
from typing import Any


def spare_sources() -> None:
    """Keep PySide6 from reading the source text of every module that is imported after it.

    It looks there for ``__feature__`` imports, which we do not use; the texts stay in memory (23 MB with the
    database layer) and reading them takes a quarter of the import time.
    """
    feature = sys.modules.get("PySide6.support.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False
    linecache.clearcache()  # what it has read until now


class _Later(ModuleType):
    """Stands in a module's place; becomes it when somebody asks for something in it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # the import system asks, not a user
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        real = importlib.import_module(self.__name__)
        vars(self).update(vars(real))
        return getattr(real, name)


def _is_coroutine(thing: object) -> bool:
    return isinstance(thing, CoroutineType)


_AT_IMPORT: dict[str, dict[str, Any]] = {
    "asyncio": {"iscoroutine": _is_coroutine},
    "hashlib": {},
    "secrets": {},
    "importlib.metadata": {},
    "ipaddress": {},
    "difflib": {},
}


def spare_modules() -> None:
    """Let modules that are imported at the start, and rarely or never used, be loaded when they are used.

    asyncio brings sockets and TLS (4 MB, 20 ms), hashlib and secrets OpenSSL (4 MB), importlib.metadata the reader
    of mails (1 MB), ipaddress is for web addresses (0.4 MB), difflib for misspelt rules. A PostgreSQL driver that
    works asynchronously, or the first checksum of something large, gets the real ones.

    Nor are signatures that are only for type checkers kept for ``typing.get_overloads``, which nobody asks (0.3 MB).
    """
    vars(typing)["overload"] = lambda signature: signature
    for name, taken_at_import in _AT_IMPORT.items():
        if name not in sys.modules:
            vars(sys.modules.setdefault(name, _Later(name))).update(taken_at_import)


def spare_collector() -> None:
    """Let the collector pass over what is loaded by now: it stays as long as the program runs.

    Looking through all modules, classes and rules took a tenth of a second, whenever enough new things had come up;
    the window stood still meanwhile. What is in the folders of modules is forgotten; most modules are found by now.
    """
    if not gc.get_freeze_count():
        sys.path_importer_cache.clear()
        gc.freeze()


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """A list makes millions of objects that stay: looking for rubbish among them again and again finds none."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # now they count as old, and the next look passes over them
        gc.enable()


def sha256_of_few(content: bytes) -> str:
    """Hex SHA-256 of a small file by Python's own code, which needs no OpenSSL; for much, hashlib is faster."""
    digest: str = _own_sha256()(content).hexdigest()
    return digest


@cache
def _own_sha256() -> Any:
    """From where ``random`` has its hash, too: 3.12 and newer, 3.11, and a Python that was built without these."""
    for name in ("_sha2", "_sha256"):
        with suppress(ImportError):
            return importlib.import_module(name).sha256
    return importlib.import_module("hashlib").sha256


def give_back() -> None:
    """Return to the system what a library took for a short while and has let go.

    The allocator of Linux keeps it for what comes next (60 MB after a list of 50,000 rows); that of Windows does not.
    """
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # not in every C library
        if trim is not None:
            trim(0)
