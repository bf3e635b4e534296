"""The part of the benchmark about the start as it would be measured, with figures that mean nothing."""

import tomllib
from typing import Any

from scripts.bench import page, start
from scripts.bench.measurement import Measurement


def started() -> dict[str, Any]:
    words = tomllib.loads((page.HERE / "en.toml").read_text(encoding="utf-8"))["part"]["start"]["section"]
    ids = [id for section in words for id in section["measurements"]]
    measured = {id: Measurement(id, [[2.0]] if "stock" in id else [[1.0]]) for id in ids}
    row = {"name": "one.wasm", "identity": 3000, "gzip": 2000, "br": 1000}
    return {
        "versions": {},
        "sample": {"rounds": 1, "line_rounds": 1, "server": "nginx", "files": 6, "stock_files": 7},
        "agreement": {},
        "measurements": [one.told() for one in measured.values()],
        "ratios": [start._against_stock(measured, visit) for visit in start.VISITS],
        "tables": {"ours": [row, {**row, "name": ""}], "stock": [row, {**row, "name": ""}]},
    }
