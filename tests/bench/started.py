"""Parts of the benchmark as they would be measured, with figures that mean nothing."""

import tomllib
from typing import Any

from scripts.bench import page, start
from scripts.bench.measurement import Measurement


def part(id: str, **sample: object) -> dict[str, Any]:
    """Every measurement that the words of a part name."""
    words = tomllib.loads((page.HERE / "en.toml").read_text(encoding="utf-8"))["part"][id]["section"]
    measured = [one for section in words for one in section["measurements"]]
    return {
        "versions": {},
        "sample": {"rounds": 1, "server": "nginx", **sample},
        "agreement": {},
        "measurements": [Measurement(one, [[1.0]]).told() for one in measured],
        "ratios": [],
    }


def started() -> dict[str, Any]:
    made = part("start", line_rounds=1, files=6, stock_files=7)
    measured = {
        id: Measurement(id, [[2.0]] if "stock" in id else [[1.0]])
        for id in (one["id"] for one in made["measurements"])
    }
    row = {"name": "one.wasm", "identity": 3000, "gzip": 2000, "br": 1000}
    return {
        **made,
        "measurements": [one.told() for one in measured.values()],
        "ratios": [start._against_stock(measured, visit) for visit in start.VISITS],
        "tables": {"ours": [row, {**row, "name": ""}], "stock": [row, {**row, "name": ""}]},
    }


def answered() -> dict[str, Any]:
    return part("answering", answered=29, numbers=9, times=4)


def shown() -> dict[str, Any]:
    scores = {"performance": 99, "accessibility": 100, "best-practices": None, "seo": 100}
    return {
        **part("site", lighthouse="12.8.2"),
        "tables": {
            "visits": [{"name": "home", "requests": 16, "identity": 3000, "gzip": 2000, "br": 1000}],
            "lighthouse": [
                {"name": "home", **scores, "failed": {"performance": ["speed-index", "total-blocking-time"]}}
            ],
        },
    }
