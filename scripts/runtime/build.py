"""`python -m scripts.runtime.build`: puts the runtime together in build/runtime/<hash>/ and describes it.

Nothing is done when nothing it depends on has changed; compiled archives and compressed twins are kept by content,
so that a change in the package alone costs a few seconds.
"""

import hashlib
import json
import shutil
import sys
import tempfile
import tomllib
import zlib
from pathlib import Path

from scripts.runtime import archive, compress, library, node, package, trace, wheels
from scripts.runtime.extras import EXTRAS, USES
from scripts.runtime.places import (
    BUILD,
    CACHE,
    CURRENT,
    HERE,
    INSIDE,
    LIMITS,
    PACKAGE,
    PYODIDE,
    ROOT,
    RUNTIME,
    STOCK_LIBRARY,
    WORKER,
    RuntimeBuildError,
)

_limits = tomllib.loads(LIMITS.read_text(encoding="utf-8"))["runtime"]
BUDGETS = {encoding: _limits[encoding] for encoding in ("brotli", "gzip")}
"""Bytes of all files that the first verdict needs, by encoding."""
REQUESTS = _limits["requests"]
"""How many files that may be."""

LIBRARY = "stdlib.zip"
FROM_NPM = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
COUNTED = ("pyodide.asm.wasm", LIBRARY, package.ARCHIVE)
"""What the worker's progress counts: the scripts are imported, which shows no bytes."""

UNINFORMED = "{ weights: {}, checksums: {} }"
"""In the worker's source, where what it has to know of its files is filled in."""

COMPILER_OPTIONS = ("-OO", "-X", "no_debug_ranges")
# With a date set, byte-code carries a hash of its source; the time it was written would differ each time.
COMPILER_ENV = {"SOURCE_DATE_EPOCH": "315532800", "PYTHONPATH": "/wheels"}
STAMP = RUNTIME / "inputs.sha256"


def build() -> Path:
    """The runtime's folder, made if anything it is made from has changed."""
    made_from = inputs()
    if STAMP.is_file() and STAMP.read_text() == made_from and CURRENT.is_file() and current().is_dir():
        print("· runtime: up to date", flush=True)
        return current()
    RUNTIME.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as temporary:
        folder = Path(temporary) / "rt"
        folder.mkdir()
        stage(folder)
        answers(folder)
        sizes = {path.name: compress.twins(path) for path in sorted(folder.iterdir())}
        described = _describe(folder, sizes)
        _replace(folder, described)
    STAMP.write_text(made_from)
    print(f"· runtime: {described['path']}, {described['bytes']:,} bytes of brotli", flush=True)
    return current()


def current() -> Path:
    """The folder that current.json names."""
    return RUNTIME / Path(json.loads(CURRENT.read_text())["path"]).name


def inputs() -> str:
    """One hash over everything that the runtime is made from."""
    files = [ROOT / "package-lock.json", ROOT / "pyproject.toml", wheels.HOST, wheels.BROWSER, WORKER, LIMITS]
    files += [path for folder in (HERE, PACKAGE) for path in folder.rglob("*") if path.is_file()]
    sources = [path for path in files if "__pycache__" not in path.parts]
    return digest({str(path.relative_to(ROOT)): path.read_bytes() for path in sources})


def digest(files: dict[str, bytes]) -> str:
    """A hash over names and contents."""
    each = (f"{name}\0{hashlib.sha256(files[name]).hexdigest()}\n" for name in sorted(files))
    return hashlib.sha256("".join(each).encode()).hexdigest()


def stage(folder: Path, *, cached: bool = True) -> None:
    """Writes the runtime's files, not yet compressed, into `folder`."""
    for path in (*(PYODIDE / name for name in FROM_NPM), WORKER):
        shutil.copyfile(path, folder / path.name)
    archives = {
        LIBRARY: library.sources(library.listed()),
        package.ARCHIVE: package.sources(),
        **{extra.archive: extra.sources() for extra in EXTRAS},
    }
    kept = {name: CACHE / "archives" / f"{_key(files)}-{name}" for name, files in archives.items()}
    missing = [name for name in archives if not (cached and kept[name].is_file())]
    if missing:
        print(f"· runtime: compiling {', '.join(missing)} …", flush=True)
        _compile(folder, {name: archives[name] for name in missing})
    for name in archives.keys() - set(missing):
        shutil.copyfile(kept[name], folder / name)
    _inform_worker(folder)
    if missing and cached:
        shutil.rmtree(CACHE / "archives", ignore_errors=True)
        (CACHE / "archives").mkdir(parents=True)
        for name, path in kept.items():
            shutil.copyfile(folder / name, path)


def answers(folder: Path) -> list[str]:
    """What the runtime in `folder` answers to the example requests; imports the whole package, uses the extras."""
    extras = [extra.archive for extra in EXTRAS]
    call = node.command(
        INSIDE / "smoke.py",
        runtime=folder,
        library=folder / LIBRARY,
        env={"PYTHONPATH": ":".join([*(f"/app/{name}" for name in (package.ARCHIVE, *extras)), "/uses"])},
        mounts={"/app": folder, "/uses": USES},
        imports=["selfcheck.bridge"],
        argv=[*package.modules(), *(extra.name for extra in EXTRAS), "--", *trace.requests()],
    )
    doing = "trying the trimmed runtime (if a module is missing: `python -m scripts.runtime.trace`)"
    return node.output(call, doing).splitlines()


def _compile(folder: Path, archives: dict[str, dict[str, bytes]]) -> None:
    for name, files in archives.items():
        archive.write(folder / name, files)
    call = node.command(
        INSIDE / "compile.py",
        options=COMPILER_OPTIONS,
        env=COMPILER_ENV,
        mounts={"/wheels": wheels.installed(wheels.HOST), "/archives": folder},
        argv=[f"/archives/{name}" for name in archives],
    )
    node.output(call, "compiling inside Pyodide")
    for name in archives:  # the compiler dates its entries by the clock
        archive.write(folder / name, archive.read(folder / name))


def _key(files: dict[str, bytes]) -> str:
    made_by = {path.name: path.read_bytes() for path in (STOCK_LIBRARY, wheels.HOST, INSIDE / "compile.py")}
    settings = {"settings": repr((COMPILER_OPTIONS, COMPILER_ENV, node.FIXED_ENV)).encode()}
    return digest({**files, **made_by, **settings})


def _inform_worker(folder: Path) -> None:
    """Tells the worker in `folder` what its files weigh, for the progress, and their checksums."""
    fetched = [*COUNTED, *(extra.archive for extra in EXTRAS)]
    weights = {"identity": sum((folder / name).stat().st_size for name in COUNTED)}
    for encoding, suffix in compress.ENCODINGS.items():
        weights[encoding] = sum(compress.sizes(folder / name)[suffix] for name in COUNTED)
    checksums = {name: zlib.crc32((folder / name).read_bytes()) for name in fetched}
    worker = folder / WORKER.name
    source = worker.read_text(encoding="utf-8")
    assert UNINFORMED in source
    told = json.dumps({"weights": weights, "checksums": checksums})
    worker.write_text(source.replace(UNINFORMED, told), encoding="utf-8")


def _describe(folder: Path, sizes: dict[str, dict[str, int]]) -> dict[str, str | int]:
    extras = {extra.archive for extra in EXTRAS}
    first = {name: size for name, size in sizes.items() if name not in extras}
    brotli, gzip = (sum(size[suffix] for size in first.values()) for suffix in (".br", ".gz"))
    for encoding, suffix in (("brotli", ".br"), ("gzip", ".gz")):
        total = sum(size[suffix] for size in first.values())
        if total > BUDGETS[encoding]:
            table = "".join(f"\n  {size[suffix]:>11,}  {name}" for name, size in first.items())
            raise RuntimeBuildError(
                f"{total:,} bytes of {encoding}, over the budget of {BUDGETS[encoding]:,}:{table}"
            )
    if len(first) > REQUESTS:
        raise RuntimeBuildError(f"{len(first)} files for the first verdict, over the budget of {REQUESTS}")
    version = digest({name: (folder / name).read_bytes() for name in sizes})[:16]
    return {"path": f"rt/{version}", "bytes": brotli, "gzip": gzip}


def _replace(folder: Path, described: dict[str, str | int]) -> None:
    for old in RUNTIME.iterdir():
        if old.is_dir():
            shutil.rmtree(old)
    folder.rename(RUNTIME / Path(str(described["path"])).name)
    CURRENT.write_text(json.dumps(described, indent=2) + "\n")


def main() -> int:
    """Builds; returns the exit status."""
    try:
        build()
    except RuntimeBuildError as error:
        print(f"✗ runtime: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
