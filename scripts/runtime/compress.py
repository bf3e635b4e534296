"""Brotli and gzip twins of the runtime's files, made once per content: brotli of the wasm takes half a minute."""

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from scripts.runtime.places import CACHE


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=11, lgwin=24))


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


METHODS: dict[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""What HTTP calls each."""


def twins(path: Path) -> dict[str, int]:
    """Writes `path`.br and `path`.gz beside `path` and returns the size of each, by suffix."""
    for suffix, made in _made(path).items():
        path.with_name(path.name + suffix).write_bytes(made.read_bytes())
    return sizes(path)


def sizes(path: Path) -> dict[str, int]:
    """The size of each twin, by suffix, with none written beside `path`."""
    return {suffix: made.stat().st_size for suffix, made in _made(path).items()}


def _made(path: Path) -> dict[str, Path]:
    data = path.read_bytes()
    cache = CACHE / "compressed"
    cache.mkdir(parents=True, exist_ok=True)
    found = {}
    for suffix, method in METHODS.items():
        cached = cache / (hashlib.sha256(data).hexdigest() + suffix)
        if not cached.is_file():
            print(f"· runtime: compressing {path.name}{suffix} ({len(data) / 1000:,.0f} kB) …", flush=True)
            unfinished = cached.with_suffix(suffix + ".part")
            unfinished.write_bytes(method(data))
            unfinished.rename(cached)
        found[suffix] = cached
    return found
