"""What one look at the machine or the checkout found."""

from __future__ import annotations

from dataclasses import dataclass

FINE, DOUBTFUL, WRONG = "fine", "doubtful", "wrong"
MARKS = {FINE: "✓", DOUBTFUL: "!", WRONG: "✗"}
WORDS = {
    "zh": {FINE: "正常", DOUBTFUL: "注意", WRONG: "不对"},
    "en": {FINE: "fine", DOUBTFUL: "mind", WRONG: "wrong"},
}


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the report.

    Attributes:
        name: what was looked at, the same in every language and release.
        state: fine, doubtful (work goes on) or wrong (it does not).
        said: what was found, in Chinese and English.
        mend: how to mend it; empty where nothing is to be mended.
    """

    name: str
    state: str
    said: tuple[str, str]
    mend: tuple[str, str] = ("", "")

    def line(self, language: str) -> str:
        """Return the result for people: a mark, a word, what was found, how to mend it."""
        at = 0 if language == "zh" else 1
        mark = f"{MARKS[self.state]} {WORDS[language][self.state]}"
        mend = f"\n    {('怎样改:', 'To mend it: ')[at]}{self.mend[at]}" if self.mend[at] else ""
        return f"{mark}  {self.said[at]}{mend}"

    def as_json(self) -> dict[str, object]:
        """Return the result for programs."""
        both = ("zh", "en")
        return {"name": self.name, "state": self.state,
                "said": dict(zip(both, self.said, strict=True)),
                "mend": dict(zip(both, self.mend, strict=True)) if any(self.mend) else None}


def fine(name: str, zh: str, en: str) -> Result:
    """Return a result with which nothing is to be done."""
    return Result(name, FINE, (zh, en))


def listed(names: list[str], most: int = 3) -> str:
    """Return the first names, and a mark where there are more."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
