"""``python -m scripts.bench``: measures everything, prints the table, writes the pages and the JSON."""

import datetime
import sys

from scripts.bench import answering, contest, engine, machine, page, site, site_server, start
from scripts.bench.measurement import BenchError
from scripts.runtime.places import RuntimeBuildError
from scripts.site.serve import ServeError


def main() -> int:
    """Measures; returns the exit status, which no figure changes."""
    described = machine.describe()  # first, so that the load is not our own
    try:
        site_server.install()
        parts = {
            "engine": engine.measure(),
            "start": start.measure(),
            "answering": answering.measure(),
            "site": site.measure(),
        }
    except (BenchError, RuntimeBuildError, ServeError) as error:
        contest.show("")
        print(f"✗ bench: {error}", file=sys.stderr)
        return 1
    found = {
        "command": page.COMMAND,
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "machine": described,
        "parts": parts,
    }
    print(page.table(found))
    page.write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
