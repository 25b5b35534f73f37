"""Where the `registry` command starts: what can be answered without the program is, at once."""

from __future__ import annotations

import sys


def main() -> None:
    """Answer a check of an unchanged tree as the last run did, else run the command."""
    arguments = sys.argv[1:]
    kept = None
    if arguments[:1] == ["check"]:
        from registry import unchanged

        kept = unchanged.kept_at(arguments[1:])
        answer = unchanged.recall(kept.answer) if kept and kept.answer else None
        if answer is not None:
            sys.stderr.write(answer.aside)
            sys.stdout.write(answer.report)
            sys.exit(answer.code)
    from registry import cli

    cli.start(cli.commands, kept=kept)


if __name__ == "__main__":
    main()
