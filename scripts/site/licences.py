"""licences.txt: what the site ships that others wrote, where its source is, and on which terms."""

import json
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from scripts.runtime import wheels

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "licences"
NAME = "licences.txt"
_RULE = "=" * 80


def write(site: Path) -> None:
    """Writes the file into the built site."""
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    table = tomllib.loads((HERE / "components.toml").read_text(encoding="utf-8"))["component"]
    parts = [own, *(_component(one) for one in table), *_wheels()]
    (site / NAME).write_text(f"\n{_RULE}\n\n".join(part.strip() + "\n" for part in parts), encoding="utf-8")


def _component(about: dict[str, str]) -> str:
    kind, _, name = about["from"].partition(":")
    if kind == "npm":
        folder = ROOT / "node_modules" / name
        version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
        terms = next(
            path for path in (HERE / about["terms"], folder / about["terms"]) if path.is_file()
        ).read_text()
    else:
        package = distribution(name)
        version, terms = package.version, _terms(package)
    source, note = about["source"].format(version=version), about["note"].strip()
    return f"{about['name']} {version} — {about['licence']}\n{source}\n{note}\n\n{terms}"


def _wheels() -> Iterator[str]:
    """Of every wheel that pages load; all of them are small and pure Python."""
    for package in sorted(distributions(path=[str(wheels.installed(wheels.BROWSER))]), key=lambda one: one.name):
        head = f"{package.name} {package.version} — {package.metadata['License']}"
        address = f"https://pypi.org/project/{package.name}/{package.version}/"
        yield f"{head}\n{address}\nCompiled, in an archive of assets/rt/.\n\n{_terms(package)}"


def _terms(package: Distribution) -> str:
    named = [file for file in package.files or () if "licen" in file.name.lower()]
    return "\n\n".join(file.read_text(encoding="utf-8") for file in named)
