"""Whatever lies under `content/`: a finding of the right code, in bounded time and memory."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile import ENTRY, Checked, check

MEGABYTES = 256
GOOD = ENTRY.encode()

Lay = Callable[[Path], object]


def with_line(line: str) -> bytes:
    """Return the entry with one more line in it."""
    return (ENTRY + line + "\n").encode()


def with_name(written: str) -> bytes:
    """Return the entry with another name, as it is written in YAML."""
    return ENTRY.replace("Sample School", written, 1).encode()


def bomb(levels: int) -> bytes:
    """Return the entry with lists of aliases of lists of aliases."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return with_line("\n".join(lines))


FILES: dict[str, tuple[bytes, str | None]] = {
    # structure
    "alias bomb": (bomb(12), "E105"),
    "recursive alias": (with_line("x: &a [*a]"), "E105"),
    "anchor alone": (with_name("&a Sample"), "E105"),
    "200,000 brackets": (b"[" * 200_000, "E109"),
    "200,000 braces": (b"{" * 200_000, "E114"),
    "100,000 nested keys": (b"a: {" * 60_000, "E109"),
    "50,000 dashes": (b"- " * 50_000 + b"x", "E109"),
    "question marks": (b"? " * 50_000, "E114"),
    "deep indents": (b"".join(b" " * n + b"a:\n" for n in range(600)), "E109"),
    "merge key": (with_line("<<: {status: draft}"), "E114"),
    "list of merges": (with_line("<<: [{a: b}, {c: d}]"), "E114"),
    "complex key": (with_line("? [a, b]\n: c"), "E114"),
    "duplicate key": (with_line("status: draft"), "E104"),
    "duplicate key, escaped": (with_line('"st\\u0061tus": draft'), "E104"),
    "python tag": (with_line("x: !!python/object/apply:os.system ['true']"), "E106"),
    "binary tag": (with_line("x: !!binary aGVsbG8="), "E106"),
    "set tag": (with_line("x: !!set {a, b}"), "E106"),
    "local tag": (with_name("!x Sample"), "E106"),
    "tag of nothing": (with_name("! Sample"), "E106"),
    "undefined tag handle": (with_name("!e!x Sample"), "E123"),
    "tag directive": (b"%TAG ! tag:example.org,2026:\n---\n" + GOOD, "E107"),
    "yaml directive": (b"%YAML 1.1\n---\n" + GOOD, "E107"),
    "unknown directive": (b"%HELLO x\n---\n" + GOOD, "E103"),
    "two documents": (GOOD + b"---\n" + GOOD, "E107"),
    "document end, more": (GOOD + b"...\nx: y\n", "E118"),
    "key of another type": (with_line("__proto__: {polluted: true}"), "E201"),
    "numbers as keys": (with_line("1: x\n2.5: y"), "E201"),
    "key without end": (b"x" * 200_000, "E108"),
    "long key": (b"x" * 2000 + b": y\n", "E103"),
    "colons": (b":" * 200_000, "E103"),
    "quote without end": (b'a: "' + b"x" * 200_000, "E121"),
    "block without end": (b"a: |9\n" + b"x\n" * 50_000, "E103"),
    "many fields": (with_line("\n".join(f"k{n}: v" for n in range(20_000))), "E201"),
    "many languages": (with_name("Sample\n" + "".join(f"  l{n}: x\n" for n in range(5_000))), "E212"),
    "too large": (b"# " + b"x" * 300_000, "E102"),
    # roots
    "empty file": (b"", "E108"),
    "byte order mark alone": (b"\xef\xbb\xbf", "E108"),
    "comments alone": (b"# nothing\n# here\n", "E108"),
    "document mark alone": (b"---\n", "E108"),
    "null root": (b"~\n", "E108"),
    "text root": (b"hello\n", "E108"),
    "list root": (b"- a\n- b\n", "E108"),
    "empty mapping": (b"{}\n", "E108"),
    # scalars
    "huge integer": (with_line("founded: " + "9" * 5_000), "E206"),
    "huge day": (with_line("licence: {number: x, until: " + "1" * 6_000 + "}"), "E206"),
    "hexadecimal": (with_line("founded: 0x7c6"), "E206"),
    "octal": (with_line("founded: 0o3706"), "E206"),
    "sexagesimal": (with_line("founded: 33:05"), "E206"),
    "underscores": (with_line("founded: 1_985"), "E206"),
    "full-width digits": (with_line("founded: １９８５"), "E206"),
    "other digits": (with_line("founded: ١٩٨٥"), "E206"),
    "not a number": (with_line("founded: .nan"), "E206"),
    "infinity": (with_line("founded: -.inf"), "E206"),
    "1e400": (with_line("founded: 1e400"), "E206"),
    "impossible date": (ENTRY.replace("2026-01-01", "2026-13-45").encode(), "E206"),
    "date as a number": (ENTRY.replace("2026-01-01", "86400").encode(), "E206"),
    "date with a time": (ENTRY.replace("2026-01-01", "2026-01-01T00:00:00Z").encode(), "E206"),
    "norway": (with_name("no"), None),
    "number as a name": (with_name("1e400"), None),
    "name that is nothing": (with_name("~"), "E203"),
    "name of spaces": (with_name('"   "'), "E203"),
    "name of ideographic spaces": (with_name('"\u3000\u3000"'), "E203"),
    "status that is a list": (ENTRY.replace("active", "[active]").encode(), "E204"),
    "name that is a list": (with_name("[Sample, School]"), "E204"),
    "sources that are a text": (with_line("designations: many"), "E204"),
    # encodings
    "UTF-16": (ENTRY.encode("utf-16"), "E101"),
    "UTF-16 without a mark": ("name: x\n".encode("utf-16-le"), "E110"),
    "UTF-32": (ENTRY.encode("utf-32"), "E101"),
    "UTF-32 without a mark": ("name: x\n".encode("utf-32-be"), "E110"),
    "GBK": (ENTRY.encode("gbk"), "E101"),
    "Big5": ("name:\n  zh: 學校\n".encode("big5"), "E101"),
    "latin-1": (with_name("Café").decode().encode("latin-1", "replace"), "E101"),
    "overlong slash": (with_name("a\u1234b").replace("\u1234".encode(), b"\xc0\xaf"), "E101"),
    "overlong zero": (with_name("a\u1234b").replace("\u1234".encode(), b"\xc0\x80"), "E101"),
    "surrogate in UTF-8": (with_name("a\u1234b").replace("\u1234".encode(), b"\xed\xa0\x80"), "E101"),
    "beyond Unicode": (with_name("a\u1234b").replace("\u1234".encode(), b"\xf4\x90\x80\x80"), "E101"),
    "cut character": (GOOD + b"\xe4\xb8", "E101"),
    "escaped surrogate": (with_name('"a\\ud800b"'), "E121"),
    "escape beyond Unicode": (with_name('"a\\U00110000b"'), "E121"),
    "random bytes": (bytes(range(256)) * 40, "E101"),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD, None),
    "carriage returns": (GOOD.replace(b"\n", b"\r\n"), None),
    # names that are refused as formulas, and texts that are not
    "formula": (with_name('"=HYPERLINK(1)"'), "E240"),
    "formula behind a tab": (with_name('"\\t=1+1"'), "E240"),
    "script": (with_name("<script>alert(1)</script>"), None),
    "template": (with_name('"{{ 7*7 }}{% raw %}"'), None),
    "format": (with_name('"{0.__class__} %s %n ${HOME}"'), None),
    "workflow command": (with_name('"::error file=x::boo"'), None),
    "SQL": (with_name("\"x'); DROP TABLE entries; --\""), None),
}
HIDDEN = {
    "zero": "\x00", "bell": "\x07", "escape": "\x1b", "vertical tab": "\x0b", "form feed": "\x0c",
    "delete": "\x7f", "next line": "\x85", "C1": "\x9b", "soft hyphen": "\xad",
    "Arabic letter mark": "\u061c", "zero-width space": "\u200b", "joiner": "\u200d",
    "right-to-left mark": "\u200f", "line separator": "\u2028", "paragraph separator": "\u2029",
    "right-to-left override": "\u202e", "isolate": "\u2067", "word joiner": "\u2060",
    "byte order mark inside": "\ufeff", "noncharacter": "\ufdd0", "last of the plane": "\uffff",
    "language tag": "\U000e0041", "noncharacter far out": "\U0010fffe",
}
FILES |= {f"{name}, raw": (with_name(f"a{char}b"), "E110") for name, char in HIDDEN.items()}
FILES |= {f"{name}, escaped": (with_name(f'"a\\U{ord(char):08x}b"'), "E110")
          for name, char in HIDDEN.items()}
FILES |= {f"{name}, in a key": (with_line(f'"a\\U{ord(char):08x}b": x'), "E110")
          for name, char in (("zero", "\0"), ("override", "\u202e"))}


def laid(content: Path, name: str = "sample-school.yaml", raw: bytes = GOOD) -> Path:
    """Write a file where organizations of the harbour lie."""
    path = content / "organizations" / "harbour" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def told_well(done: Checked, code: str | None) -> None:
    """Assert the answer: the code, the exit, and that nothing broke."""
    assert "" == done.said
    assert code in done.codes if code else not done.codes
    assert (1 if code else 0) == done.exit
    assert done.megabytes < MEGABYTES
    for one in done.report["findings"]:
        assert one["message"]["zh"].isprintable()
        assert one["seen"] is None or (one["seen"].isprintable() and len(one["seen"]) < 200)


@pytest.mark.parametrize("what", FILES)
def test_file_gives_its_code_or_is_taken(what: str, tmp_path: Path) -> None:
    """No crash, no hang, no memory beyond the limit, and nothing accepted that is not plainly fine."""
    raw, code = FILES[what]
    laid(tmp_path / "content", raw=raw)

    told_well(check(tmp_path / "content"), code)


NAMES: dict[str, str] = {
    "Cyrillic а": "s\u0430mple.yaml",
    "Greek ο": "sch\u03bfol.yaml",
    "full-width": "ｓample.yaml",
    "capital beside small": "Sample-school.yaml",
    "dotless i": "d\u0131strict.yaml",
    "Kelvin sign": "\u212aelvin.yaml",
    "in parts": "cafe\u0301.yaml",
    "reserved word": "con.yaml",
    "reserved by Windows": "aux.yaml",
    "reserved by the site": "index.yaml",
    "dot at the end": "sample.yaml.",
    "dot before": "sample..yaml",
    "space at the end": "sample.yaml ",
    "space before": " sample.yaml",
    "two letters": "ab.yaml",
    "very long": "a" * 250 + ".yaml",
    "newline": "a\nb.yaml",
    "carriage return": "a\rb.yaml",
    "ANSI escape": "\x1b[31mred\x1b[0m.yaml",
    "workflow command": "x\n::error::boo.yaml",
    "right-to-left": "\u202elmay.yaml",
    "zero width": "sam\u200bple.yaml",
    "backslash": "a\\..\\x.yaml",
    "percent": "%2e%2e%2fx.yaml",
    "quote": "x'\".yaml",
    "dollar": "$(id).yaml",
    "dash first": "-rf.yaml",
    "tilde": "~root.yaml",
    "colon": "c:x.yaml",
    "yml": "sample.yml",
    "capital extension": "sample.YAML",
    "no extension": "sample",
    "extension alone": "yaml",
    "emoji": "😀😀😀.yaml",
    "lone bytes": "\udcff\udcfe.yaml",
}


@pytest.mark.parametrize("what", NAMES)
def test_file_name_that_is_no_id_is_told(what: str, tmp_path: Path) -> None:
    """Look-alikes, capitals, reserved words and control characters never become an id."""
    laid(tmp_path / "content", name=NAMES[what])

    told_well(check(tmp_path / "content"), "E111")


def bound_socket(content: Path) -> None:
    """Leave a socket where a file is expected."""
    here = os.getcwd()  # noqa: PTH109 - the name of a socket must be short
    try:
        os.chdir(laid(content).parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("s.yaml")
    finally:
        os.chdir(here)


def locked(content: Path) -> None:
    """Leave a file that only root can read."""
    laid(content).chmod(0)


TRICKS: dict[str, tuple[Lay, str | None]] = {
    "link to a file": (lambda c: laid(c).with_name("l.yaml").symlink_to("sample-school.yaml"), "E113"),
    "link to a secret": (lambda c: laid(c).with_name("l.yaml").symlink_to("/etc/passwd"), "E113"),
    "link to itself": (lambda c: laid(c).with_name("l.yaml").symlink_to("l.yaml"), "E113"),
    "link to nothing": (lambda c: laid(c).with_name("l.yaml").symlink_to("gone"), "E113"),
    "link to a device": (lambda c: laid(c).with_name("l.yaml").symlink_to("/dev/zero"), "E113"),
    "link to a folder": (lambda c: laid(c).with_name("l").symlink_to(c), "E113"),
    "link to the folder above": (lambda c: (laid(c).parent.parent / "hill").symlink_to(".."), "E113"),
    "link that is hidden": (lambda c: laid(c).with_name(".l").symlink_to("/etc/passwd"), "E113"),
    "pipe": (lambda c: os.mkfifo(laid(c).with_name("p.yaml")), "E113"),
    "pipe that is hidden": (lambda c: os.mkfifo(laid(c).with_name(".pipe")), "E113"),
    "socket": (bound_socket, "E113"),
    "file of one gigabyte": (lambda c: os.truncate(laid(c), 1 << 30), "E102"),
    "file nobody may read": (locked, "E116" if os.geteuid() else None),
    "file at the root": (lambda c: laid(c, "../../x.yaml"), "E112"),
    "file below its type": (lambda c: laid(c, "../x.yaml"), "E112"),
    "folder called x.yaml": (lambda c: laid(c).with_name("x.yaml").mkdir(), None),
    "file in a folder called x.yaml": (lambda c: laid(c, "sub.yaml").replace(
        made(laid(c).with_name("x.yaml")) / "sub.yaml"), "E112"),
    "one folder too many": (lambda c: (made(laid(c).with_name("d")) / "x.yaml").write_bytes(GOOD), "E112"),
    "unknown type": (lambda c: (made(c / "people" / "harbour") / "x.yaml").write_bytes(GOOD), "E112"),
    "unknown district": (lambda c: (made(c / "organizations" / "mars") / "xyz.yaml").write_bytes(GOOD),
                         "E303"),
    "wrong district": (lambda c: (made(c / "organizations" / "hill") / "x-school.yaml").write_bytes(GOOD),
                       "E303"),
}


def made(folder: Path) -> Path:
    """Return a folder, made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize("what", TRICKS)
def test_path_trick_is_told(what: str, tmp_path: Path) -> None:
    """Nothing outside the folder is read, nothing is waited for, and every file is accounted for."""
    lay, code = TRICKS[what]
    lay(tmp_path / "content")

    told_well(check(tmp_path / "content"), code)


def test_folders_nested_by_the_thousand_are_told(tmp_path: Path) -> None:
    """They are deeper than calls may be nested, and their path is longer than a path may be."""
    top = made(tmp_path / "content" / "organizations")
    here = os.getcwd()  # noqa: PTH109 - the path is too long to be named
    try:
        os.chdir(top)
        for _ in range(2_500):
            os.mkdir("d")  # noqa: PTH102
            os.chdir("d")
        Path("x.yaml").write_bytes(GOOD)
    finally:
        os.chdir(here)
    try:
        told_well(check(tmp_path / "content"), "E116")
    finally:
        subprocess.run(["rm", "-rf", str(top)], check=True)  # too deep for Python's own


def test_hundreds_of_hostile_files_at_once(tmp_path: Path) -> None:
    """Each has its finding, and the good ones beside them are still read."""
    spoilt = [(raw, code) for raw, code in FILES.values() if code and len(raw) < 20_000] * 3
    for number, (raw, _) in enumerate(spoilt):
        laid(tmp_path / "content", f"bad-{number}.yaml", raw)
    for number in range(100):
        laid(tmp_path / "content", f"good-{number}.yaml",
             ENTRY.replace("Sample School", f"School No. {number}").replace(
                 "示例学校", f"学校{number}").encode())

    done = check(tmp_path / "content")

    told = {(Path(one["path"]).stem, one["code"]) for one in done.report["findings"]}
    assert {(f"bad-{number}", code) for number, (_, code) in enumerate(spoilt)} <= told
    assert not [entry for entry, _ in told if entry.startswith("good")]
    assert 100 == done.report["summary"]["entries"]
    assert done.megabytes < MEGABYTES


def test_findings_of_hostile_names_are_one_line_each(tmp_path: Path) -> None:
    """No name can forge a line or a colour of the report for people."""
    for name in NAMES.values():
        laid(tmp_path / "content", name)

    done = check(tmp_path / "content")

    assert len(NAMES) == len([one for one in done.report["findings"] if one["code"] == "E111"])
    assert json.dumps(done.report)
