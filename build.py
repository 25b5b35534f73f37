"""Compile the registry: `python build.py --help` says how."""

from registry.cli import build_command, start

if __name__ == "__main__":
    start(build_command)
