"""Archives beside the main ones: third-party parts that a page has loaded when a person asks for them.

The first verdict never waits for them, and they don't count in its bytes. Each holds packages from the wheels of
requirements/browser.txt and the modules of the standard library that these need besides the trimmed one.
"""

from dataclasses import dataclass
from pathlib import Path

from scripts.runtime import library, wheels
from scripts.runtime.places import HERE, INSIDE

USES = INSIDE / "uses"
"""One module for each archive, of the same name, for tracer and build: importing it uses what is in there."""


@dataclass(frozen=True, slots=True)
class Extra:
    """One archive."""

    name: str
    packages: tuple[str, ...]
    """The top-level packages that it takes from the wheels."""

    @property
    def archive(self) -> str:
        """Its file in the runtime's folder, and what the worker's ``load`` is asked for."""
        return f"{self.name}.zip"

    @property
    def modules(self) -> Path:
        """The committed list of the modules of the standard library that it holds."""
        return HERE / f"modules-{self.name}.txt"

    def sources(self) -> dict[str, bytes]:
        """What is in it, not yet compiled: name in the archive → content."""
        site = wheels.installed(wheels.BROWSER)
        paths = [path for package in self.packages for path in (site / package).rglob("*.py")]
        own = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
        return {**library.sources(library.listed(self.modules)), **own}


EXTRAS = (Extra("spreadsheet", ("openpyxl", "et_xmlfile")),)
