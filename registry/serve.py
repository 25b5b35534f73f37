"""Shows the built site and Datasette on this machine and rebuilds on every change."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"
PAUSE_SECONDS = 0.5
POLL_SECONDS = 25
RELOAD_PATH = "/-/reload"
SCRIPT_PATH = "/-/reload.js"
SCRIPT = b"""(async () => {
  let seen = null;
  for (;;) {
    try {
      const now = await (await fetch('/-/reload?seen=' + (seen || ''))).text();
      if (seen && now !== seen) location.reload();
      seen = now;
    } catch { await new Promise((done) => setTimeout(done, 1000)); }
  }
})();
"""


class Versions:
    """Counts the builds, and lets a page wait for the next one."""

    def __init__(self) -> None:
        self.number = 1
        self._changed = threading.Condition()

    def advance(self) -> None:
        """Say that a new build is in place."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait(self, seen: str) -> int:
        """Return the number of the build, at once if it is not `seen`, else when it changes."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.number) != seen, timeout=POLL_SECONDS)
            return self.number


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the site; pages get one script more, which reloads them after a build."""

    def __init__(self, *args: object, site: Path, versions: Versions, **kwargs: object) -> None:
        self.site, self.versions = site, versions
        super().__init__(*args, directory=str(site), **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path == SCRIPT_PATH:
            self._send(SCRIPT, "text/javascript")
        elif self.path.startswith(RELOAD_PATH):
            seen = self.path.partition("seen=")[2]
            self._send(str(self.versions.wait(seen)).encode(), "text/plain")
        else:
            page = self._page()
            if page is None:
                super().do_GET()
            else:
                self._send(*page)

    def _page(self) -> tuple[bytes, str, int] | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            return _with_script(path.read_bytes()), "text/html; charset=utf-8", 200
        missing = self.site / "404.html"
        if path.exists() or not missing.exists():
            return None
        return _with_script(missing.read_bytes()), "text/html; charset=utf-8", 404

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet: the terminal shows builds, not requests."""


def _with_script(page: bytes) -> bytes:
    tag = f'<script src="{SCRIPT_PATH}"></script></body>'.encode()
    return page.replace(b"</body>", tag, 1)


def serve(  # noqa: PLR0913 - the options of the command
    content: Path, reference: Path, out: Path, port: int, datasette_port: int,
    say: Callable[[str], object],
) -> None:
    """Build, then serve until interrupted; a failed build keeps the old pages."""
    versions = Versions()
    command = [sys.executable, str(Path(__file__).parent.parent / "build.py"),
               "--content", str(content), "--reference", str(reference), "--out", str(out)]
    program = Path(__file__).parent
    watched = (content, reference, reference.parent / "mkdocs.yml", program, program.parent / "docs")
    state = _state(watched)  # before the build: an edit during it must be built again
    subprocess.run(command, check=False)
    handler = functools.partial(SiteHandler, site=out / "site", versions=versions)
    with ThreadingHTTPServer((HOST, port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"网站 Site: http://{HOST}:{port}/   Datasette: http://{HOST}:{datasette_port}/")
        say("按 Ctrl-C 结束 Ctrl-C to stop")
        _rebuild_on_change(command, watched, state, versions, _Datasette(out, datasette_port))


def _rebuild_on_change(
    command: list[str],
    watched: tuple[Path, ...],
    state: list[tuple[str, int, int]],
    versions: Versions,
    datasette: _Datasette,
) -> None:
    pause = threading.Event()
    try:
        while not pause.wait(PAUSE_SECONDS):
            now = _state(watched)
            if now == state:
                continue
            state = now
            if subprocess.run(command, check=False).returncode == 0:
                datasette.restart()
                versions.advance()
    finally:
        datasette.stop()


class _Datasette:
    """A Datasette of its own process: it must open the new file after each build."""

    def __init__(self, out: Path, port: int) -> None:
        self._command = [sys.executable, "-m", "datasette", "serve", str(out / "registry.db"),
                         "-m", str(out / "datasette" / "metadata.yaml"),
                         "--plugins-dir", str(out / "datasette" / "plugins"), "-h", HOST,
                         "-p", str(port)]
        self._process = self._start()

    def restart(self) -> None:
        self.stop()
        self._process = self._start()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, stdout=subprocess.DEVNULL)


def _state(watched: tuple[Path, ...]) -> list[tuple[str, int, int]]:
    return sorted((str(path), status.st_mtime_ns, status.st_size)
                  for top in watched for path in _files(top) if (status := _stat(path)))


def _files(top: Path) -> Iterator[Path]:
    if top.is_file():
        yield top
    for folder, names, files in os.walk(top):
        names[:] = [name for name in names if name != "__pycache__"]
        yield from (Path(folder) / name for name in files)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None
