"""Runs a program of ours with another SQLite library in the place of Python's own.

Called with the program and its arguments; the other library must be on PYTHONPATH.
"""

from __future__ import annotations

import runpy
import sys

import pysqlite3
import pysqlite3.dbapi2

if __name__ == "__main__":
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")
