"""The whole site, runtime included, in one HTML file that opens with a double click and asks no network.

Generic on purpose: it takes whatever the built site holds and knows nothing about single pages. Every file is
compressed and written into the page as text; opener.js shows the page that the address names after its question
mark (x.html?zh/rules/lab-measures/#art_12), and hands scripts, styles and data out of the file. Modules cannot
name each other there, so what they import is written down here for the opener to fill in.
"""

import base64
import gzip
import json
import re
import tomllib
from pathlib import Path
from posixpath import dirname, join, normpath

from scripts.corpus import LANGS
from scripts.runtime.places import WORKER
from scripts.site import licences, policy
from scripts.site.hook import HTML_LANG
from scripts.site.static_server import TYPES
from selfcheck.html.element import element, serialize

HERE = Path(__file__).parent
LEADS_ON = b'http-equiv="refresh"'
ORIGIN = "https://selfcheck.invalid/"
"""Stands for the root of the site; a name that the rules of the internet promise nobody will ever have."""

STATIC_IMPORT = re.compile(
    r"""(?<![\w.$])((?:import|export)\b[^;'"()]*?\bfrom\s*|import\s*)(["'])(\.{1,2}/[^"']+)\2"""
)
DYNAMIC_IMPORT = re.compile(r"(?<![\w.$])import\(")
OWN_ADDRESS = re.compile(r"(?<![\w.$])import\.meta\.url\b")

SCOPE = re.compile(r'new URL\("[./]+",\s*location\)')
"""In a page's own script, where the theme keeps choices under the folder of the site."""

POLICY = (
    "default-src 'none'; script-src {} 'wasm-unsafe-eval' blob:; style-src 'unsafe-inline'; "
    "img-src data: blob:; connect-src blob:; worker-src blob:; base-uri 'none'; form-action 'none'"
)
"""No address of any network: whoever wonders whether answers leave the machine reads it in the first lines.

No script either that was not there when the file was made: those that stand in the pages and in the file itself
are named by their hashes, and what the opener hands out of the file is a blob.
"""


def html(site: Path, as_of: str) -> str:
    """The file, from a built site whose texts were last compared with their sources on the day ``as_of``."""
    carried = contents(site)
    files = [
        element(
            "script",
            {"type": "text/plain", "data-path": path, "data-type": TYPES[Path(path).suffix]},
            base64.b64encode(gzip.compress(content, 9, mtime=0)).decode("ascii"),
        )
        for path, content in carried.items()
    ]
    said = {lang: tomllib.loads((HERE / f"words/{lang}.toml").read_text(encoding="utf-8")) for lang in LANGS}
    settings = json.dumps({"origin": ORIGIN, "words": said, "as_of": as_of}, ensure_ascii=False).replace(
        "<", "\\u003c"
    )
    opener = (HERE / "opener.js").read_text(encoding="utf-8")
    carrier = (HERE / "carrier.js").read_text(encoding="utf-8")
    in_worker = (HERE / "in-worker.js").read_text(encoding="utf-8")
    pages = [content.decode("utf-8") for path, content in carried.items() if path.endswith(".html")]
    own = policy.hashes("".join((f"<script>{carrier}</script><script>{opener}</script>", *pages)))
    page = element(
        "html",
        {"lang": HTML_LANG["zh"]},
        element(
            "head",
            {},
            element("meta", {"charset": "utf-8"}),
            element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY.format(" ".join(own))}),
            element("meta", {"name": "viewport", "content": "width=device-width,initial-scale=1"}),
            element("meta", {"name": "color-scheme", "content": "light dark"}),
            element("title", {}, said["zh"]["title"]),
        ),
        element(
            "body",
            {},
            *(
                element("p", {"lang": HTML_LANG[lang], "class": "opening"}, said[lang]["opening"])
                for lang in LANGS
            ),
            *(
                element("noscript", {}, element("p", {"lang": HTML_LANG[lang]}, said[lang]["no_script"]))
                for lang in LANGS
            ),
            *files,
            element("script", {"type": "application/json", "id": "settings"}, settings),
            element("script", {"type": "text/plain", "id": "in-worker"}, in_worker),
            element("script", {"id": "carrier"}, carrier),
            element("script", {}, opener),
        ),
    )
    return f"<!doctype html>\n{serialize(page)}\n"


def contents(site: Path) -> dict[str, bytes]:
    """What goes into the file, by its path in the site: pages, and all that they load."""
    paths = [path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix in TYPES]
    kept = {path.relative_to(site).as_posix(): path for path in paths if _belongs(path.relative_to(site))}
    read = {path: file.read_bytes() for path, file in kept.items()}
    # A page that only leads on to where another has moved is for old links, and none lead into this file.
    return {path: rewritten(path, content) for path, content in read.items() if LEADS_ON not in content}


def _belongs(path: Path) -> bool:
    if path.suffix == ".html":
        return path.name == "index.html" and len(path.parts) > 1
    if path.name == WORKER.name:
        return "rt" in path.parts
    return "assets" in path.parts or path.name == licences.NAME


def rewritten(path: str, content: bytes) -> bytes:
    """A file of the site as it is when there is no server."""
    if path.endswith(".mjs"):
        return module(path, content.decode("utf-8")).encode("utf-8")
    if path.endswith(".html"):
        return SCOPE.sub('new URL(".", location)', content.decode("utf-8")).encode("utf-8")
    return content


def module(path: str, source: str) -> str:
    """A module whose imports say which file they mean; it no longer needs an address of its own."""

    def named(found: re.Match[str]) -> str:
        return f'{found[1]}"@module:{normpath(join(dirname(path), found[3]))}@"'

    source = STATIC_IMPORT.sub(named, source)
    source = DYNAMIC_IMPORT.sub(f"__load({json.dumps(path)}, ", source)
    return OWN_ADDRESS.sub(json.dumps(ORIGIN + path), source)
