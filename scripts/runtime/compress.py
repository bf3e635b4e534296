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


def twins(path: Path) -> dict[str, int]:
    """Writes `path`.br and `path`.gz beside `path` and returns the size of each, by suffix."""
    data = path.read_bytes()
    cache = CACHE / "compressed"
    cache.mkdir(parents=True, exist_ok=True)
    sizes = {}
    for suffix, method in METHODS.items():
        cached = cache / (hashlib.sha256(data).hexdigest() + suffix)
        if not cached.is_file():
            print(f"· runtime: compressing {path.name}{suffix} ({len(data) / 1000:,.0f} kB) …", flush=True)
            unfinished = cached.with_suffix(suffix + ".part")
            unfinished.write_bytes(method(data))
            unfinished.rename(cached)
        path.with_name(path.name + suffix).write_bytes(cached.read_bytes())
        sizes[suffix] = cached.stat().st_size
    return sizes
