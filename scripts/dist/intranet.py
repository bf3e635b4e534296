"""The whole site in one archive, with a small server and how to use another one."""

import zipfile
from pathlib import Path

from scripts.runtime.archive import EARLIEST_ZIP_DATE
from scripts.site import static_server

HERE = Path(__file__).parent


def write(site: Path, path: Path, version: str, as_of: str) -> None:
    """Writes the archive, its texts last compared with their sources on the day ``as_of``.

    The same site gives the same bytes. Everything in it lies in one folder.
    """
    readme = (HERE / "README.txt").read_text(encoding="utf-8")
    readme = readme.replace("{version}", version).replace("{as_of}", as_of)
    files = {
        # With the mark and the line ends that Windows' editor wants.
        "README.txt": readme.replace("\n", "\r\n").encode("utf-8-sig"),
        "serve.py": Path(static_server.__file__).read_bytes(),
        "serve.cmd": (HERE / "serve.cmd").read_bytes(),
        "nginx.conf": (HERE / "nginx.conf").read_bytes(),
        # gzip is what a plain nginx sends and what browsers take over http; the brotli twins stay behind.
        **{
            f"site/{file.relative_to(site).as_posix()}": file.read_bytes()
            for file in site.rglob("*")
            if file.is_file() and file.suffix != ".br"
        },
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{path.stem}/{name}", EARLIEST_ZIP_DATE)
            entry.create_system = 3  # Unix, also where this runs on Windows
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".gz") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
