"""Names and sentences that are put together from fragments, hardly ever twice the same."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.dice import Dice
from registry.yaml_source import read

FRAGMENTS = Path(__file__).parent / "fragments"
SLOT = re.compile(r"\{(\w+)\}")

# Slots that are whole numbers: the least and the most.
NUMBERS = {"count": (2, 60), "number": (1, 990), "storey": (1, 9), "year": (1958, 2025),
           "recent": (2015, 2025), "digits": (1000, 9999), "pair": (10, 99)}


class Prose:
    """Writes in one language; `{slot}` in a fragment stands for any line of that slot."""

    def __init__(self, language: str, dice: Dice) -> None:
        spoken = "zh" if language == "zh" else "en"
        self._slots: dict[str, list[str]] = read((FRAGMENTS / f"{spoken}.yaml").read_bytes()).data
        self._dice = dice
        self._joined = spoken == "zh"
        self._about: dict[str, str] = {}
        self.spelt = ""

    def about(self, **words: str) -> None:
        """Say what the coming texts are about: the words for slots such as {area} and {name}."""
        self._about = words

    def write(self, slot: str, **given: str) -> str:
        """Return a text from a slot; what is given stands for the slots of those names."""
        text = self._filled(self._dice.pick(self._slots[slot]), {**self._about, **given})
        return text if self._joined else text[:1].upper() + text[1:]

    def coined(self) -> str:
        """Return a name that nobody bears; `spelt` then holds it in Latin letters."""
        parts = [self._dice.pick(self._slots["coin"]).split(" ")
                 for _ in range(self._dice.whole(2, 3))]
        self.spelt = "".join(part[-1] for part in parts)
        name = "".join(part[0] for part in parts)
        return name if self._joined else name.capitalize()

    def _filled(self, fragment: str, given: dict[str, str]) -> str:
        return SLOT.sub(lambda slot: self._word(slot[1], given), fragment)

    def _word(self, slot: str, given: dict[str, str]) -> str:
        if slot in given:
            return given[slot]
        if slot == "coined":
            return self.coined()
        if slot in NUMBERS:
            least, most = NUMBERS[slot]
            return str(self._dice.whole(least, most))
        return self._filled(self._dice.pick(self._slots[slot]), given)


