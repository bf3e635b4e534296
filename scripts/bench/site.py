"""The part of the benchmark that concerns the site: what a first visit of its pages weighs, and Lighthouse."""

import tempfile
from pathlib import Path
from typing import Any

from scripts.bench import contest, lighthouse, site_server, visits
from scripts.site import serve


def measure() -> dict[str, Any]:
    """Everything about the site, ready for JSON; what needs a program that is not to be had is left out."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-site-") as folder,
        site_server.serving(serve.SITE, Path(folder)) as (address, by),
    ):
        contest.show("first visits")
        tables = {"visits": visits.measure(address)}
        if lighthouse.install():
            tables["lighthouse"] = lighthouse.measure(address, visits.PAGES)
    contest.show("")
    return {
        "versions": {},
        "sample": {"server": by, "lighthouse": lighthouse.version()},
        "agreement": {},
        "measurements": [],
        "ratios": [],
        "tables": tables,
    }
