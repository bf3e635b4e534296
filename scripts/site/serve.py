"""`python -m scripts.site.serve`: shows site/ on this machine, as a real server would.

What is saved is built again at once. PORT chooses the port, 8000 by default.
"""

import os
import sys
import threading
from functools import partial
from pathlib import Path

from scripts.site import watch
from scripts.site.static_server import ADDRESS as ADDRESS
from scripts.site.static_server import DEFAULT_PORT, Handler, Server

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"


class ServeError(Exception):
    """The site cannot be served; says how to mend it."""


def port() -> int:
    """The port that PORT asks for; 0 leaves the choice to the system."""
    asked = os.environ.get("PORT", "") or str(DEFAULT_PORT)
    if not (asked.isascii() and asked.isdigit() and int(asked) <= 65535):
        raise ServeError(f"PORT={asked} is not a port: give a number up to 65535, for example PORT={DEFAULT_PORT}")
    return int(asked)


def server(site: Path, number: int) -> Server:
    """A server for the site, listening on this machine alone."""
    if not (site / "index.html").is_file():
        raise ServeError(f"There is no site in {site.name}/ yet: build it with `make site`")
    try:
        return Server((ADDRESS, number), partial(Handler, directory=str(site)))
    except PermissionError:
        raise ServeError(f"Port {number} needs privileges: choose another one, for example PORT=8080") from None
    except OSError:
        other = number + 1 if number < 65535 else DEFAULT_PORT
        raise ServeError(f"Port {number} is in use: choose another one, for example PORT={other}") from None


def main() -> int:
    """Serves until interrupted; returns the exit status."""
    try:
        serving = server(SITE, port())
    except ServeError as error:
        print(error, file=sys.stderr)
        return 1
    with serving:
        try:  # from the first word on: who reads the address may stop it at once
            threading.Thread(target=watch.forever, daemon=True).start()
            print(f"Serving on http://{ADDRESS}:{serving.server_port}/ — stop with Ctrl-C", flush=True)
            serving.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
