"""Makes texts that are in the plain form, or nearly: lines put together at random, entries edited."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from benchmarks.yaml_text import as_yaml

CONTENT = Path(__file__).parent.parent / "content"
KEYS = ("a", "b", "c_1", "9", "zh")
ODD_KEYS = ("null", "A", "k-x", "学", "<<", "=", '"a"', "a b", "x" * 61, "a.b")
COLONS = (": ", ": ", ":  ")
ODD_COLONS = (":", " : ", "：", ": : ")
DASHES = ("", "", "- ", "-   ")
ODD_DASHES = ("-", "- - ", "—", "－")
ODD_VALUES = (
    "", "a b", "a  b", "a:b", "http://a.b/#c:d", "a: b", "a:", "a#b", "a #b", "#", "# a",
    '"x"', '"a: b  # c"', '"', '""', '"a\\n"', '"a" b', '"a"b', 'a "b"', "'x'", "~", "null", "Null", "NULL",
    "a null", "nullify", "-", "-5", "- a", "-a", "--- a", "...", "[a]", "[", "{a: b}", "a, [b]", "|", ">-",
    "&a", "*a", "!a", "!!str a", "%a", "@a", "`a`", "?", "? a", "?a", ":a", ",a", "]", "(a)", "+1", "/a",
    "<<", "=", "\\", "a\\", "“a”", "a：b", "zh：b", "zh ：b", "zh∶b", "zh:b", "·", "•a", "°", "é", "\u3000a", "a\u3000",
    "a\u3000b", "\xa0a", "a\xa0", "\u2003a", "a\u200bb", "\x85", "a\u2028b", "\ufeff", "\U0001f600", "\x7f", "\x00",
    "a\tb", "\ta", "a\t", "a::b", "a:#b", "a:　b", "～", "𠮷",
)
TAILS = ("", "", "", "  # c")
ODD_TAILS = (" ", " # c", " #c", "  #c", "   #", "#c", "  #!c", "  ##", "\t", "\t# c", "  # a: b # c")
OTHERS = ("", "   ", "# c", "  # c")
ODD_OTHERS = (" #c", "#", "---", "...", "--- a", "%YAML 1.1", "\t", "\f", "text", "- ")
ENDS = ("\n",)
ODD_ENDS = ("\n\n", "\r\n", "\r", "")
GOOD = ("x", "学校", "a b", "a:b", "http://a.b/#c", '"a: b  # c"', "2024-01-01", "（一）")
BITS = ("", "\n", " ", "  ", "#", " #", "  # ", ":", ": ", "- ", "-", '"', "'", "\\", "\t", "\r", "a", "：", "\u3000",
        "null", "~", "[", "{", "|", "\n  ", "\n- ", "\n\n", "a: ", "&a ", "* ", "! ", "学")


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Lines of any parts, one below the other; most parts are those of the form."""
    return "".join(draw(st.lists(_line(), min_size=1, max_size=6)))


@st.composite
def _line(draw: st.DrawFn) -> str:
    def one_of(good: tuple[str, ...], odd: tuple[str, ...]) -> str:
        return draw(st.sampled_from(odd if draw(st.integers(0, 24)) == 7 else good))

    end = one_of(ENDS, ODD_ENDS)
    if draw(st.integers(0, 9)) == 7:
        return one_of(OTHERS, ODD_OTHERS) + end
    indent = " " * draw(st.sampled_from((0, 0, 0, 0, 2, 1, 3)))
    key = one_of(KEYS, ODD_KEYS) + one_of(COLONS, ODD_COLONS) if draw(st.integers(0, 5)) else ""
    value = draw(st.sampled_from((*GOOD, *ODD_VALUES)))
    return indent + one_of(DASHES, ODD_DASHES) + key + value + one_of(TAILS, ODD_TAILS) + end


@st.composite
def nested(draw: st.DrawFn) -> str:
    """Good lines at any indent: nearly every pair of them means something else."""
    made = []
    for _ in range(draw(st.integers(1, 7))):
        indent = " " * draw(st.integers(0, 4))
        dash = draw(st.sampled_from(("", "", "- ", "-   ")))
        key = draw(st.sampled_from(("", "a:", "b:", "c:", "d_2:")))
        value = draw(st.sampled_from(("", *GOOD)))
        tail = draw(st.sampled_from(("", "", "  # c", "\n", "\n  # c", "\n# c")))
        made.append(indent + dash + " ".join(one for one in (key, value) if one) + tail)
    return "\n".join(made)


_TREES = st.recursive(
    st.sampled_from(GOOD),
    lambda inner: (st.lists(inner, min_size=1, max_size=3)
                   | st.dictionaries(st.sampled_from(("a", "b", "c", "zh")), inner, min_size=1, max_size=3)),
    max_leaves=10)
written = st.dictionaries(st.sampled_from(("a", "b", "c")), _TREES, min_size=1).map(
    lambda data: as_yaml(data).decode())
"""Entries as they are generated: in the plain form, but for lists in lists."""

_files = sorted(CONTENT.rglob("*.yaml"))
entries = st.sampled_from(_files).map(lambda path: path.read_text("utf-8"))
"""Entries as they are published."""


@st.composite
def edited(draw: st.DrawFn) -> str:
    """An entry with something put in, taken out, moved or doubled."""
    text = draw(st.one_of(written, entries))
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from((_with_bit, _with_indent, _with_line)))(draw, text)
    return text


def _with_bit(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(BITS)) + text[at + draw(st.integers(0, 3)) :]


def _with_indent(draw: st.DrawFn, text: str) -> str:
    made = text.split("\n")
    first = draw(st.integers(0, len(made) - 1))
    more = draw(st.integers(-3, 3))
    for at in range(first, min(len(made), first + draw(st.integers(1, 4)))):
        made[at] = " " * more + made[at] if more > 0 else made[at].removeprefix(" " * -more)
    return "\n".join(made)


def _with_line(draw: st.DrawFn, text: str) -> str:
    made = text.split("\n")
    line = made[draw(st.integers(0, len(made) - 1))]
    at = draw(st.integers(0, len(made) - 1))
    return "\n".join([*made[:at], line, *made[at + draw(st.integers(0, 1)) :]])


near_plain = st.one_of(lines(), nested(), written, edited())
