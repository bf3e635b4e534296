"""Serves a folder as a real host would: nginx where the machine has it, otherwise the repository's own server.

Both send the twin that was compressed when the site was built, and let the browser keep the runtime for good.
"""

import shutil
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from scripts.bench.measurement import BenchError
from scripts.site import serve

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
"""From Debian's libnginx-mod-http-brotli-static."""

CONFIGURATION = """
load_module {brotli};
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  types {{ {types} }}
  brotli_static on;
  gzip_static on;
  gzip_vary on;
  open_file_cache max=1000;
  server {{
    listen {address}:{port};
    root {root};
    location / {{ add_header Cache-Control no-cache; }}
    location /assets/rt/ {{ add_header Cache-Control "public, max-age=31536000, immutable"; }}
  }}
}}
"""


@contextmanager
def serving(root: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """The address that `root` is served at, and by what; `folder` is for the server's own files."""
    nginx = shutil.which("nginx")
    with serve.server(root, 0) as own:
        port = own.server_port
        if not (nginx and BROTLI.exists()):
            threading.Thread(target=own.serve_forever, daemon=True).start()
            yield f"http://{serve.ADDRESS}:{port}", "scripts.site.serve"
            own.shutdown()
            return
    types = " ".join(f"{type.partition(';')[0]} {suffix[1:]};" for suffix, type in serve.TYPES.items())
    written = folder / "nginx.conf"
    written.write_text(
        CONFIGURATION.format(
            brotli=BROTLI, folder=folder, root=root, address=serve.ADDRESS, port=port, types=types
        )
    )
    running = subprocess.Popen([nginx, "-c", str(written), "-p", str(folder)], stderr=subprocess.DEVNULL)
    address = f"http://{serve.ADDRESS}:{port}"
    try:
        _wait(address)
        yield address, "nginx"
    finally:
        running.terminate()
        running.wait()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except URLError:
            time.sleep(0.05)
        else:
            return
    raise BenchError(f"nginx does not answer at {address}")
