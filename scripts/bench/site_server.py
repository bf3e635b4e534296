"""Serves a folder as a real host would: nginx where the machine has it, otherwise the repository's own server.

Both send the twin that was compressed when the site was built, and let the browser keep the runtime for good.
"""

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts import debian
from scripts.bench.measurement import BenchError
from scripts.site import serve, static_server

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
"""From the last of these packages of Debian."""
PACKAGES = ("nginx", "libnginx-mod-http-brotli-static")

CONFIGURATION = """
load_module {brotli};
{user}
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


def install() -> None:
    """Makes sure that nginx is there, where that is ours to do; without it our own server is measured."""
    if not (shutil.which("nginx") and BROTLI.exists()) and debian.offered():
        debian.install(PACKAGES)


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
    types = " ".join(f"{type.partition(';')[0]} {suffix[1:]};" for suffix, type in static_server.TYPES.items())
    written = folder / "nginx.conf"
    written.write_text(
        CONFIGURATION.format(
            brotli=BROTLI, user=_user(), folder=folder, root=root, address=serve.ADDRESS, port=port, types=types
        )
    )
    running = subprocess.Popen([nginx, "-c", str(written), "-p", str(folder)], stderr=subprocess.DEVNULL)
    address = f"http://{serve.ADDRESS}:{port}"
    try:
        _wait(port)
        yield address, "nginx"
    finally:
        running.terminate()
        running.wait()


def _user() -> str:
    """Started by root, nginx would read the files as somebody who may not."""
    return "user root;" if os.geteuid() == 0 else ""


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection((serve.ADDRESS, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise BenchError("nginx does not start: see it with nginx -t")
