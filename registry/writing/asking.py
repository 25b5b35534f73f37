"""Asks for an entry one question at a time, in the contributor's language.

Nothing here prints or reads: it is given a function that says a line and one that asks for one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from registry.findings import printable
from registry.shapes.fields import Field
from registry.writing.desk import Desk
from registry.writing.kinds import ASKED, IN_EVERY_LANGUAGE, SOURCES
from registry.writing.names import MOST_SHOWN, matching
from registry.writing.unclear import Choice, UnclearError
from registry.writing.values import matching_in_full, only_id, read_value, read_values
from registry.yaml_source import Path

WORDS = {
    "skip": ("不知道就按回车跳过", "Enter to skip"),
    "needed": ("必填", "needed"),
    "must": ("这一项必须填写。", "This one is needed."),
    "several": ("可写几项,用逗号分开", "several, separated by commas"),
    "search": ("输入名称或其中几个字", "type the name or a part of it"),
    "end": ("没有更多就按回车", "Enter when there are no more"),
    "number": ("写序号或名称", "give a number or a name"),
    "which": ("请写序号;都不是就再写一次。", "Give a number; if it is none of these, write again."),
    "or_name": ("都不是、也没有登记过,就把全称再写一次。",
                "If it is none of these and has no entry yet, write the full name again."),
    "default": ("回车即 {value}", "Enter for {value}"),
    "first": ("第 {number} 项 · {title}", "{title}, number {number}"),
    "in_language": ("{title}({language})", "{title} ({language})"),
    "official": ("只写官方译名,没有就跳过", "Only an official translation; else skip"),
}
LANGUAGES = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}
ALL_SHOWN = ("?", "？")


@dataclass(slots=True)
class Interview:
    """One conversation.

    Attributes:
        say: shows a line.
        ask: waits for a line.
    """

    desk: Desk
    say: Callable[[str], object]
    ask: Callable[[], str]

    def run(self, data: dict[str, Any]) -> None:
        """Ask for everything that the type needs and the data lacks."""
        for one in (*ASKED[self.desk.type_name], SOURCES):
            if isinstance(one, str):
                self._ask_once(one, data)
            elif one[0] not in data:
                self._ask_list(one[0], one[1], data)
        if "status" not in data:
            data["status"] = self._value(("status",), data, needed=False, default="draft")

    def again(self, name: str, data: dict[str, Any]) -> None:
        """Ask for a field again whose value does not agree with others."""
        data.pop(name, None)
        asked = next((one for one in (*ASKED[self.desk.type_name], SOURCES)
                      if (one if isinstance(one, str) else one[0]).partition(".")[0] == name), name)
        if isinstance(asked, str):
            self._ask_once(asked, data)
        else:
            self._ask_list(asked[0], asked[1], data)

    def line(
        self, title: str, hints: list[str], accept: Callable[[str], Any], default: str | None = None,
    ) -> Any:
        """Ask until an answer is accepted; an empty one is the default."""
        self._introduce(title, hints)
        while True:
            text = self.ask().strip() or default
            try:
                return accept(text or "")
            except UnclearError as unclear:
                self.say(f"! {printable(unclear.sentence[self.desk.language], 400)}")

    def word(self, key: str, **params: object) -> str:
        """Return a sentence in the contributor's language."""
        return WORDS[key][self.desk.language != "zh"].format(**params)

    def _ask_once(self, dotted: str, data: dict[str, Any]) -> None:
        path = tuple(dotted.split("."))
        item = self.desk.field_at(path)
        group, name = path[0], path[-1]
        if name in (data.get(group, {}) if len(path) > 1 else data):
            return
        needed = item.required and len(path) == 1
        if dotted == "area" and not needed:
            if self.desk.folder(data) is not None:
                return
            needed = True
        value = self._value(path, data, needed=needed)
        if value is not None:
            (data.setdefault(group, {}) if len(path) > 1 else data)[name] = value

    def _ask_list(self, name: str, parts: tuple[str, ...], data: dict[str, Any]) -> None:
        """Ask for the items of a list until the first question of the next is left empty."""
        item = self.desk.field_at((name,))
        items: list[dict[str, Any]] = []
        while True:
            number = len(items)
            self.say(f"\n— {self.word('first', number=number + 1, title=self._title(item))} —")
            one: dict[str, Any] = {}
            needed = number < max(item.least, 1)
            for at, part in enumerate(parts):
                self._ask_part((name, number), part, one, data, needed=needed or at > 0,
                               last=at == 0 and not needed)
                if not one:
                    break
            if not one:
                break
            items.append(one)
        data[name] = items

    def _ask_part(  # noqa: PLR0913 - where the question stands in its list
        self, path: Path, part: str, one: dict[str, Any], data: dict[str, Any], *, needed: bool,
        last: bool,
    ) -> None:
        """Ask for one field of an item, or for what stands in for it."""
        first, _, other = part.partition("|")
        required = self.desk.field_at((*path, first)).required
        default = self.desk.today if first == "accessed" else None
        value = self._value((*path, first), data, needed=needed and required, default=default,
                            last=last)
        if value is not None:
            one[first] = value
        elif other:
            value = self._value((*path, other), data, needed=needed, last=last)
            if value is not None:
                one[other] = value

    def _value(
        self, path: Path, data: dict[str, Any], *, needed: bool, default: str | None = None,
        last: bool = False,
    ) -> Any:
        """Return what one field holds, asked until it is right; None where it is skipped."""
        item = self.desk.field_at(path)
        if item.shape.kind == "text":
            return self._text(path, item, needed=needed, last=last)
        question = _Question(self, path, item, data)
        choices = question.choices
        hints = [self.word("default", value=default)] if default else [
            self.word("needed" if needed else "end" if last else "skip")]
        hints += [self.word("several")] if item.many else []
        if choices:
            few = len(choices) <= MOST_SHOWN
            hints.append(self.word("number" if few else "search"))
        self._introduce(self._title(item), hints)
        if choices and len(choices) <= MOST_SHOWN and item.shape.kind != "reference":
            question.show(choices)
        return question.answer(needed=needed, default=default)

    def _text(self, path: Path, item: Field, *, needed: bool, last: bool) -> Any:
        """Ask for a text in the authority's language; a name in the others too."""
        authority, *others = self.desk.reference.languages
        hint = self.word("needed" if needed else "end" if last else "skip")
        texts: dict[str, str] = {}
        for language in (authority, *(others if item.name in IN_EVERY_LANGUAGE else ())):
            called = LANGUAGES.get(language, (language, language))[self.desk.language != "zh"]
            title = self.word("in_language", title=self._title(item), language=called)
            hints = [hint] if language == authority else [self.word("official")]
            wanted = needed and language == authority
            text = self.line(title, hints, self._taking(path, texts, language, needed=wanted))
            if text:
                texts[language] = text
            elif language == authority:
                return None
        return texts

    def _taking(
        self, path: Path, texts: dict[str, str], language: str, *, needed: bool
    ) -> Callable[[str], str]:
        def take(text: str) -> str:
            if text:
                self.desk.accept(path, {**texts, language: text})
            elif needed:
                raise UnclearError(*WORDS["must"])
            return text

        return take

    def _introduce(self, title: str, hints: list[str]) -> None:
        between = {"zh": ";", "en": "; "}[self.desk.language]
        self.say(f"\n{title}  [{between.join(hints)}]")

    def _title(self, item: Field) -> str:
        said = item.description[self.desk.language]
        colon = {"zh": ":", "en": ": "}[self.desk.language]
        return item.title[self.desk.language] + (f"{colon}{said}" if said else "")


@dataclass(slots=True)
class _Question:
    """One question whose answer may be a choice: by number, by name, or by a part of a name."""

    interview: Interview
    path: Path
    item: Field
    data: dict[str, Any]
    shown: tuple[Choice, ...] = ()
    doubted: str = ""

    @property
    def desk(self) -> Desk:
        return self.interview.desk

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.desk.choices(self.path, self.data)

    def show(self, choices: tuple[Choice, ...]) -> None:
        """Show choices with their numbers, which the next answer may give."""
        self.shown = choices
        for number, one in enumerate(choices, 1):
            self.interview.say(f"  {number}. {one.label}  {one.value}")

    def answer(self, *, needed: bool, default: str | None) -> Any:
        """Return the value, asked until it is right; None where it is skipped."""
        while True:
            text = self.interview.ask().strip() or (default or "")
            if not text and not needed:
                return None
            if not text:
                self.interview.say(f"! {self.interview.word('must')}")
            elif text in ALL_SHOWN and self.choices:
                self.show(self.choices)
            else:
                value = self._try(text)
                if value is not None:
                    return value

    def _try(self, text: str) -> Any:
        told = len(self.desk.notes.understood)
        try:
            value = self._read(self._numbers(text))
        except UnclearError as unclear:
            self.interview.say(f"! {printable(unclear.sentence[self.desk.language], 400)}")
            if unclear.choices:
                self.show(unclear.choices)
                self.interview.say(self.interview.word("which"))
            return None
        for _, meaning in self.desk.notes.understood[told:]:
            self.interview.say(f"  → {meaning}")
        return value

    def _read(self, text: str) -> Any:
        if self.item.shape.kind == "reference" and not only_id(self.item):
            self._doubt(text)
        read = read_values if self.item.many else read_value
        return read(self.desk, self.path, text, self.data)

    def _doubt(self, text: str) -> None:
        """A part of a name is not yet an answer: the entries it may mean are shown once."""
        found = matching(text, self.choices)
        whole = matching_in_full(text, found)
        if found and not whole and self.doubted != text:
            self.doubted = text
            zh, en = (f"“{text}”可能已有登记。{WORDS['or_name'][0]}",
                      f"“{text}” may have an entry. {WORDS['or_name'][1]}")
            raise UnclearError(zh, en, found[:MOST_SHOWN])

    def _numbers(self, text: str) -> str:
        """Return the answer with the numbers of what is shown as the codes they stand for."""
        words = text.replace("，", ",").replace("、", ",").split(",")
        if not self.shown or not all(word.strip().isdecimal() for word in words):
            return text
        numbers = [int(word) for word in words]
        if all(1 <= number <= len(self.shown) for number in numbers):
            return ",".join(self.shown[number - 1].value for number in numbers)
        return text
