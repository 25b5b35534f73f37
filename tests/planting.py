"""Plants the mistakes of a Chinese clerk in real entries and tells which the check finds.

Run in `tests/` as `python -m planting [KIND…]`: prints a table by kind and the mistakes that were
missed. The code under test and the entries are those of the repository around this file, or of the
current folder where it holds a `registry/`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
ROOT = Path.cwd() if (Path.cwd() / "registry" / "models").is_dir() else HERE.parent
for folder in (HERE, ROOT):
    sys.path.insert(0, str(folder))

import yaml  # noqa: E402

import planted_typing  # noqa: E402, F401
import planted_values  # noqa: E402, F401
import planted_wholes  # noqa: E402, F401
from planted_entry import KINDS, Edit, Entry, Kind, Slip, World, edited  # noqa: E402
from planted_extras import enriched, in_brackets  # noqa: E402
from registry.catalogue import read_catalogue  # noqa: E402
from registry.checks import check_catalogue  # noqa: E402
from registry.findings import Finding  # noqa: E402
from registry.reference import load_reference  # noqa: E402

AS_OF = "2026-11-24"
SEED = 20261124
PER_FILE = range(2, 5)


@dataclass(frozen=True)
class Planted:
    """One mistake in one file: the entry before, and what was done to it."""

    kind: Kind
    entry: Entry
    slip: Slip
    group: tuple[Slip, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every edit of the file, those of its other mistakes among them."""
        return tuple(edit for slip in self.group or (self.slip,) for edit in slip.edits)

    @property
    def name(self) -> str:
        """The name of the file after the mistake."""
        return self.slip.name or self.entry.name

    @property
    def names(self) -> frozenset[str]:
        """Every file that the mistake touches or needs."""
        return frozenset({self.entry.name, self.name, *self.slip.extra, *self.slip.needs})

    @property
    def after(self) -> str:
        """The text after the mistake."""
        return edited(self.entry.text, self.edits)

    @property
    def lines(self) -> set[int]:
        """The lines on which the mistake may be told."""
        spots = self.slip.spots or ((self.slip.edits[0].start, 0),)
        return {self._line(place) + down for place, down in spots}

    def _line(self, place: int) -> int:
        moved = place
        for edit in self.edits:
            if edit.end <= place and (edit.start < place or not self._own(edit)):
                moved += len(edit.new) - (edit.end - edit.start)
            elif edit.start < place:
                moved -= place - edit.start
        return self.after.count("\n", 0, moved) + 1

    def _own(self, edit: Edit) -> bool:
        return edit in self.slip.edits

    def wanted(self) -> bool:
        """Whether one repair is certain."""
        return self.kind.repair if self.slip.repair is None else self.slip.repair


@dataclass(frozen=True)
class Outcome:
    """What the check said of a mistake."""

    planted: Planted
    found: bool
    right_line: bool
    mended: bool
    told: tuple[Finding, ...]


def world_of(content: Path) -> World:
    """Read every entry as text, with its Chinese name."""
    texts = {path.relative_to(content).as_posix(): path.read_text(encoding="utf-8")
             for path in sorted(content.rglob("*.yaml"))}
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for name, text in texts.items():
        data = yaml.load(text, Loader=yaml.CBaseLoader)
        names[name.partition("/")[0]][Path(name).stem] = data["name"]["zh"]
    words = Counter(word for text in texts.values()
                    for word in set(text.replace("/", " ").split()))
    ids = {one for kind in names.values() for one in kind}
    used = frozenset(one for one in ids if words[one])
    return World(load_reference(ROOT / "reference"), texts, dict(names), used)


def checked(folder: Path, world: World) -> dict[str, list[Finding]]:
    """Return the findings by file of one run of the check."""
    catalogue = read_catalogue(folder, world.reference, prefix="content", as_of=AS_OF)
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in check_catalogue(catalogue, world.reference):
        found[one.path.removeprefix("content/")].append(one)
    return found


class Garden:
    """A copy of the whole content in which mistakes are planted, round after round."""

    def __init__(self, folder: Path, world: World) -> None:
        self.folder = folder
        self.world = world
        self.false_alarms: list[Finding] = []
        self.before: dict[tuple[str, str | None], list[Finding]] = {}

    def _write(self, name: str, raw: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)

    def round(self, plants: list[Planted]) -> list[Outcome]:
        """Plant the mistakes of one round, each in files of its own, and judge the findings."""
        for one in plants:
            self._plant(one)
        after = checked(self.folder, self.world)
        for one in plants:
            self._restore(one)
        touched = {name for one in plants for name in one.names}
        for name, findings in after.items():
            if name not in touched:
                self.false_alarms += _new(findings, self.before.get((name, self.world.texts.get(name)), []))
        return [judged(one, self.before, after) for one in plants]

    def learn(self, pool: list[Entry]) -> None:
        """Check the entries without a mistake, in each of their forms."""
        turns: dict[str, list[Entry]] = defaultdict(list)
        for entry in pool:
            turns[entry.name].append(entry)
        for turn in range(max(map(len, turns.values()))):
            texts = dict(self.world.texts)
            for entries in turns.values():
                texts[entries[turn % len(entries)].name] = entries[turn % len(entries)].text
            for name, text in texts.items():
                self._write(name, text.encode("utf-8"))
            found = checked(self.folder, self.world)
            self.before.update({(name, text): found.get(name, []) for name, text in texts.items()})
        for name, text in self.world.texts.items():
            self._write(name, text.encode("utf-8"))

    def _plant(self, one: Planted) -> None:
        if one.name != one.entry.name:
            (self.folder / one.entry.name).unlink()
        encode = one.slip.encode or (lambda text: text.encode("utf-8"))
        self._write(one.name, encode(one.after))
        for name, text in one.slip.extra.items():
            self._write(name, text.encode("utf-8"))

    def _restore(self, one: Planted) -> None:
        for name in {one.name, *one.slip.extra} - {one.entry.name}:
            (self.folder / name).unlink()
        self._write(one.entry.name, self.world.texts[one.entry.name].encode("utf-8"))


def _new(findings: list[Finding], before: list[Finding]) -> list[Finding]:
    """Return the findings that were not there before, wherever the old ones moved to."""
    known = Counter((one.code, one.field, one.seen) for one in before)
    new = []
    for one in findings:
        if known[one.code, one.field, one.seen]:
            known[one.code, one.field, one.seen] -= 1
        else:
            new.append(one)
    return new


def judged(
    one: Planted, before: dict[tuple[str, str | None], list[Finding]], after: dict[str, list[Finding]]
) -> Outcome:
    """Compare what the check said with what was planted."""
    told = _new(after.get(one.name, []), before[one.entry.name, one.entry.text])
    for name in one.slip.extra:
        told += _new(after.get(name, []), before[one.entry.name, one.entry.text])
    at_line = [finding for finding in told if finding.span.line in one.lines]
    found = bool(at_line if one.group else told)
    return Outcome(one, found, bool(at_line), one.wanted() and is_mended(one, told), tuple(told))


def is_mended(one: Planted, told: list[Finding]) -> bool:
    """Return whether the suggestions, all of them or a single one, give back what was meant."""
    offered = [finding for finding in told if finding.suggestion is not None]
    if not offered:
        return False
    texts = [edited(one.entry.text, right) for right in one.slip.right]
    tries = [applied(one.after, some) for some in (offered, *([finding] for finding in offered))]
    if set(texts) & set(tries):
        return True
    meant = [loaded(text) for text in texts]
    return any(loaded(text) in meant for text in tries)


def applied(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with the suggestions written in place of their spans."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    edits: list[Edit] = []
    for one in findings:
        span = one.span
        first = starts[span.line - 1] + span.column - 1
        last = starts[span.end_line - 1] + span.end_column - 1
        if not any((first < edit.end and edit.start < last) or (first, last) == (edit.start, edit.end)
                   for edit in edits):
            edits.append(Edit(first, last, one.suggestion or ""))
    return edited(text, tuple(edits))


def loaded(text: str) -> object:
    """Return what a text means, every value as text; what cannot be read means nothing."""
    try:
        return yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return object()


def pool_of(world: World) -> list[Entry]:
    """Return every active entry: as it is, with more fields, and with lists in brackets."""
    pool = []
    for number, (name, text) in enumerate(sorted(world.texts.items())):
        if "\nstatus: active" in text and len(text) < 6000:
            rich = enriched(name, text, number, world)
            pool += [Entry(name, text), Entry(name, rich), Entry(name, in_brackets(rich))]
    return pool


def planted(kind: Kind, pool: list[Entry], world: World) -> Iterator[Planted]:
    """Yield the mistakes of one kind: one in each entry, as different from each other as can be."""
    chance = Random(f"{SEED} {kind.name}")
    order = chance.sample(pool, len(pool))
    seen: Counter[object] = Counter()
    used: set[tuple[str, object]] = set()
    count = 0
    for entry in order:
        slips = list(kind.plant(entry, world, chance))
        chance.shuffle(slips)
        slips.sort(key=lambda slip: seen[repr(slip.tag)])
        for slip in slips[: 1 if kind.most < 40 else 8]:
            if count == kind.most:
                return
            if (entry.name, repr(slip.tag)) in used or (kind.most >= 40 and seen[repr(slip.tag)]):
                continue
            used.add((entry.name, repr(slip.tag)))
            seen[repr(slip.tag)] += 1
            count += 1
            yield Planted(kind, entry, slip)


def several(name: str, kinds: list[Kind], pool: list[Entry], world: World, most: int) -> list[Planted]:
    """Return files with two to four mistakes of different kinds on different lines."""
    chance = Random(f"{SEED} {name}")
    kind = Kind(name, lambda *_: iter(()))
    plants: list[Planted] = []
    for entry in chance.sample(pool, most):
        group: list[Slip] = []
        for one in chance.sample(kinds, 12):
            slips = list(one.plant(entry, world, chance)) if len(group) < chance.choice(PER_FILE) else []
            fitting = [slip for slip in slips if _fits(entry, slip, group)]
            if fitting:
                group.append(replace(chance.choice(fitting), repair=one.repair))
        if len(group) in PER_FILE:
            plants += [Planted(kind, entry, slip, tuple(group)) for slip in group]
    return plants


def _fits(entry: Entry, slip: Slip, group: list[Slip]) -> bool:
    """Whether a slip can stand beside others: on lines of its own, within its file."""
    if slip.name or slip.extra or slip.encode or slip.right != ((),) or not slip.edits:
        return False
    own, taken = _lines(entry, slip), {line for one in group for line in _lines(entry, one)}
    return not own & {line + step for line in taken for step in (-1, 0, 1)}


def _lines(entry: Entry, slip: Slip) -> set[int]:
    count = entry.text.count
    return {line for edit in slip.edits
            for line in range(count("\n", 0, edit.start), count("\n", 0, edit.end) + 1)}


def rounds_of(plants: list[Planted]) -> list[list[Planted]]:
    """Sort the mistakes into rounds in which no file is touched twice."""
    rounds: list[tuple[list[Planted], set[str]]] = []
    groups: dict[object, list[Planted]] = defaultdict(list)
    for number, one in enumerate(plants):
        groups[id(one.group) if one.group else -number].append(one)
    for group in groups.values():
        names = {name for one in group for name in one.names}
        free = next((place for place in rounds if not place[1] & names), None)
        if free is None:
            free = ([], set())
            rounds.append(free)
        free[0].extend(group)
        free[1].update(names)
    return [one for one, _ in rounds]


def everything(pool: list[Entry], world: World, wanted: Iterable[str] = ()) -> list[Planted]:
    """Return every mistake to plant; only of the kinds whose names hold a wanted word."""
    words = tuple(wanted)
    plants = [one for kind in KINDS.values() if not words or any(word in kind.name for word in words)
              for one in planted(kind, pool, world)]
    values = [kind for kind in KINDS.values() if kind.plant.__module__ == "planted_values"]
    typing = [kind for kind in KINDS.values() if kind.plant.__module__ == "planted_typing"]
    for name, kinds in (("several: values", values), ("several: typing", typing),
                        ("several: both", values + typing)):
        if not words or any(word in name for word in words):
            plants += several(name, kinds, pool, world, 40)
    return plants


def run(wanted: Iterable[str] = ()) -> tuple[list[Outcome], list[Finding]]:
    """Plant everything and return the outcomes, and the findings on files nobody touched."""
    world = world_of(ROOT / "content")
    with tempfile.TemporaryDirectory() as folder:
        garden = Garden(Path(folder) / "content", world)
        pool = pool_of(world)
        garden.learn(pool)
        rounds = rounds_of(everything(pool, world, wanted))
        outcomes = [one for plants in rounds for one in garden.round(plants)]
        order = list(KINDS)
        outcomes.sort(key=lambda one: order.index(one.planted.kind.name) if one.planted.kind.name in order else len(order))
        return outcomes, garden.false_alarms


def by_kind(outcomes: list[Outcome]) -> dict[str, list[Outcome]]:
    """Return the outcomes by kind."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        found[one.planted.kind.name].append(one)
    return found


def shares(outcomes: list[Outcome]) -> tuple[float, float, float]:
    """Return which share was found, told on its line, and mended where a repair is certain."""
    real = [one for one in outcomes if not one.planted.kind.harmless]
    sure = [one for one in real if one.planted.wanted()]
    return (_share(one.found for one in real), _share(one.right_line for one in real),
            _share(one.mended for one in sure))


def _share(answers: Iterable[bool]) -> float:
    known = list(answers)
    return sum(known) / len(known) if known else 1.0


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """Yield the lines of the table, kind by kind, and the sum."""
    yield "| kind | n | found % | line % | suggestion % |\n|---|--:|--:|--:|--:|"
    for name, group in by_kind(outcomes).items():
        found, line, mended = shares(group)
        sure = any(one.planted.wanted() for one in group)
        if group[0].planted.kind.harmless:
            alarms = sum(bool(one.told) for one in group)
            yield f"| {name} | {len(group)} | false alarms: {alarms} | | |"
        else:
            last = f"{mended:.0%}" if sure else "–"
            yield f"| {name} | {len(group)} | {found:.0%} | {line:.0%} | {last} |"
    found, line, mended = shares(outcomes)
    yield f"| all | {len(outcomes)} | {found:.1%} | {line:.1%} | {mended:.1%} |"


def failed(one: Outcome) -> str:
    """Return in which way an outcome fell short: missed, line, suggestion, alarm, or nothing."""
    if one.planted.kind.harmless:
        # What another entry of the same round lost is told here too, rightly.
        return "alarm" if any(told.code[1] != "3" for told in one.told) else ""
    if not one.found:
        return "missed"
    if not one.right_line:
        return "line"
    return "suggestion" if one.planted.wanted() and not one.mended else ""


def example(one: Outcome) -> str:
    """Return what was planted, what was expected and what was said, for people to read."""
    text = one.planted.after.split("\n")
    lines = sorted(one.planted.lines)
    shown = "\n".join(f"      {n:>3}: {text[n - 1]!r}" for n in lines[:2] if 0 < n <= len(text))
    told = "\n".join(
        f"      {f.code} {f.span.line}:{f.span.column}-{f.span.end_line}:{f.span.end_column} "
        f"{f.field or '-'} seen={f.seen!r} suggestion={f.suggestion!r}" for f in one.told[:4])
    meant = _difference(one.planted)
    return (f"  [{failed(one)}] {one.planted.kind.name} — {one.planted.name}, line {lines}\n{shown}\n"
            f"    meant: {meant}\n    got:\n{told or '      nothing'}")


def _difference(one: Planted) -> str:
    meant = edited(one.entry.text, one.slip.right[0])
    lines = [line for line in meant.split("\n") if line not in one.after.split("\n")]
    return repr("\n".join(lines[:3])) if lines else "-"


def main() -> None:
    """Print the table and the mistakes that were missed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("kinds", nargs="*", help="only kinds whose names hold one of these words")
    parser.add_argument("--examples", type=int, default=2, help="how many failures to show per kind")
    asked = parser.parse_args()
    outcomes, alarms = run(asked.kinds)
    sys.stdout.write("\n".join(report(outcomes, alarms, asked.examples)) + "\n")


def report(outcomes: list[Outcome], alarms: list[Finding], most: int) -> Iterator[str]:
    """Yield the table, the findings on files nobody touched, and examples of what fell short."""
    yield from table(outcomes)
    yield f"\nFindings on files nobody touched: {len(alarms)}"
    for one in alarms[:10]:
        yield f"  {one.code} {one.path}:{one.span.line} {one.field} {one.seen!r}"
    for group in by_kind(outcomes).values():
        yield from map(example, [one for one in group if failed(one)][:most])



if __name__ == "__main__":
    main()
