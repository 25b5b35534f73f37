"""Starts a real Datasette on a free port of this machine, asks it, and stops it by its id."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

TRIES = 600
BETWEEN = 0.05
SECONDS = 10


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Datasette:
    """A running Datasette and what it answers."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"

    def status(self, path: str) -> int:
        """Return the status of a page."""
        return self._get(path)[0]

    def text(self, path: str) -> str:
        """Return the page itself."""
        return self._get(path)[1]

    def rows(self, table: str, **parameters: str) -> list[dict[str, Any]]:
        """Return the rows of a table as the documented JSON shape gives them."""
        query = urlencode({"_shape": "array", "_size": "max", "_nofacet": "1", **parameters})
        found: list[dict[str, Any]] = json.loads(self.text(f"/registry/{quote(table)}.json?{query}"))
        return found

    def _get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.base + path, timeout=SECONDS) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode("utf-8")


@contextmanager
def running(
    database: Path, *options: str, python: str | Path = sys.executable
) -> Iterator[Datasette]:
    """Serve a database while the block runs, with the Datasette of a Python.

    What it says goes to a file: nobody reads a pipe meanwhile, and a full one stops the server.
    """
    port = free_port()
    command = [str(python), "-m", "datasette", "serve", str(database), "-h", "127.0.0.1",
               "-p", str(port), *options]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        try:
            if not answers(process, port):
                said.seek(0)
                raise AssertionError(f"Datasette does not answer: {said.read()}")
            yield Datasette(port)
        finally:
            _stop(process)


def answers(process: subprocess.Popen[Any], port: int) -> bool:
    """Knock until the port opens, the process ends, or the tries are used up."""
    for _ in range(TRIES):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=SECONDS).close()
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=BETWEEN)
                return False
        else:
            return process.poll() is None
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=SECONDS)
