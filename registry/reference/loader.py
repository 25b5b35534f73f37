"""Reads the reference files in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from registry.errors import ReferenceFault, UsageFault
from registry.findings import Finding, Span
from registry.reference.consistency import inconsistencies
from registry.reference.known import Reference
from registry.reference.measuring import Completeness, Indicator, Measure
from registry.reference.models import (
    Area,
    Instance,
    Licence,
    Scheme,
    UnsafeHosts,
    Vocabulary,
    VocabularyTerm,
)
from registry.reference.policy import Clause, CreditRule, Document, Roster, Standard, System
from registry.shapes.fields import Model
from registry.shapes.validation import validate
from registry.shapes.vocabularies import BUILT_IN, TITLES
from registry.yaml_source import read

M = TypeVar("M", bound=Model)

REFERENCE_SIZE_LIMIT = 4 * 1024 * 1024

# The lists whose codes others may name: the file, the model, the field that holds the code. A list
# stands after those it names.
CODED = {
    "documents": ("documents.yaml", Document, "document"),
    "clauses": ("clauses.yaml", Clause, "clause"),
    "schemes": ("schemes.yaml", Scheme, "scheme"),
    "measures": ("measures.yaml", Measure, "measure"),
    "indicators": ("indicators.yaml", Indicator, "indicator"),
    "credit_rules": ("credit-rules.yaml", CreditRule, "rule"),
    "standards": ("standards", Standard, "standard"),
    "rosters": ("rosters.yaml", Roster, "roster"),
}


def load_reference(folder: Path) -> Reference:
    """Read a folder of reference files.

    Raises:
        UsageFault: there is no such folder.
        ReferenceFault: a file holds mistakes; the sentence lists them.
    """
    if not folder.is_dir():
        raise UsageFault(f"没有这个文件夹:{folder}", f"There is no such folder: {folder}")
    return _Loader(folder).load()


class _Loader:
    """Reads the files in the order in which they need each other, and keeps what is wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings: list[Finding] = []

    def load(self) -> Reference:
        instance = self._instance()
        context = Reference(self.folder, instance, vocabularies=_built_in(instance.languages))
        for path in sorted((self.folder / "vocabularies").glob("*.yaml")):
            vocabulary = self._one(Vocabulary, path, context)
            if vocabulary and vocabulary.name in BUILT_IN:
                self._add(f"vocabularies/{path.name}", (
                    f"词表“{vocabulary.name}”是程序自带的,不能另写",
                    f"the vocabulary “{vocabulary.name}” is the program's own, and none of the city's"))
            elif vocabulary:
                context.vocabularies[vocabulary.name] = vocabulary
        areas = self._many(Area, "areas.yaml", context)
        context.areas.update({area.code: area for area in areas})
        for name, (file, model, key) in CODED.items():
            values = self._standards(context) if name == "standards" else self._many(model, file, context)
            self._keep(context.listed(name), values, key, file)
        hosts = self._one(UnsafeHosts, self.folder / "unsafe_hosts.yaml", context)
        known = replace(
            context,
            vocabularies=dict(sorted(context.vocabularies.items())),
            completeness=tuple(self._many(Completeness, "completeness.yaml", context)),
            systems=tuple(self._many(System, "systems.yaml", context)),
            unsafe_hosts=frozenset(hosts.hosts if hosts else ()),
            licences=tuple(self._many(Licence, "licences.yaml", context)),
        )
        for name, problem in inconsistencies(known):
            self._add(name, problem)
        self._raise_findings()
        return known

    def _standards(self, context: Reference) -> list[Standard]:
        """Every version of a standard is a file of its own."""
        found = [self._one(Standard, path, context)
                 for path in sorted((self.folder / "standards").glob("*.yaml"))]
        return [standard for standard in found if standard]

    def _keep(self, known: dict[str, Any], values: Sequence[Model], key: str, file: str) -> None:
        for value in values:
            code = getattr(value, key)
            if code in known:
                self._add(file, (f"“{code}”写了两次", f"“{code}” stands twice"))
            known[code] = value

    def _instance(self) -> Instance:
        path = self.folder / "instance.yaml"
        data = self._data(path)
        languages = tuple(data.get("languages") or ()) if isinstance(data, dict) else ()
        instance = self._value(Instance, data, path, _Languages(languages)) if data else None
        if instance is None:
            self._raise_findings()
            raise ReferenceFault(f"缺少 {path}", f"{path} is missing")
        return instance

    def _one(self, model: type[M], path: Path, context: Reference) -> M | None:
        return self._value(model, self._data(path), path, context) if path.exists() else None

    def _many(self, model: type[M], name: str, context: Reference) -> list[M]:
        path = self.folder / name
        rows = self._data(path, root=list) if path.exists() else []
        values = (self._value(model, row, path, context, index)
                  for index, row in enumerate(rows or []))
        return [value for value in values if value is not None]

    def _data(self, path: Path, root: type = dict) -> Any:
        if not path.exists():
            return None
        source = read(path.read_bytes(), root=root, limit=REFERENCE_SIZE_LIMIT)
        self.findings += [
            Finding(fault.code, self._name(path), fault.span, "", fault.params, fault.seen)
            for fault in source.faults if fault.code.startswith("E")
        ]
        return source.data

    def _value(self, model: type[M], data: Any, path: Path, context: object,
               index: int | None = None) -> M | None:
        value, faults = validate(model, data, context) if data is not None else (None, [])
        start = [] if index is None else [str(index)]
        self.findings += [
            Finding(fault.code, self._name(path), Span(), ".".join([*start, *map(str, fault.path)]),
                    _worded(fault.params), fault.seen)
            for fault in faults
        ]
        return value

    def _add(self, file: str, problem: tuple[str, str]) -> None:
        params = {"problem_zh": problem[0], "problem_en": problem[1]}
        self.findings.append(Finding("E401", self._name(self.folder / file), params=params))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder.parent).as_posix()

    def _raise_findings(self) -> None:
        if self.findings:
            shown = [f"{f.path}:{f.span.line} {f.field} {f.code}" for f in self.findings]
            messages = [finding.message for finding in self.findings]
            fault = ReferenceFault(
                "\n".join(f"{a} {m['zh']}" for a, m in zip(shown, messages, strict=True)),
                "\n".join(f"{a} {m['en']}" for a, m in zip(shown, messages, strict=True)),
            )
            raise fault


@dataclass(frozen=True)
class _Languages:
    """What `instance.yaml` itself is judged by: its own languages and the built-in terms."""

    languages: tuple[str, ...]

    def terms(self, vocabulary: str) -> frozenset[str]:
        return frozenset(BUILT_IN.get(vocabulary, ()))


def _worded(params: dict[str, Any]) -> dict[str, Any]:
    """Fill the words that only entries have; a maintainer reads the path instead."""
    blank = {"label_zh": "", "label_en": "", "hint_zh": "", "hint_en": "",
             "vocabulary_zh": params.get("vocabulary", ""),
             "vocabulary_en": params.get("vocabulary", "")}
    return {**blank, **params}


def _built_in(languages: tuple[str, ...]) -> dict[str, Vocabulary]:
    """Return the program's own vocabularies with labels in the languages it speaks."""
    spoken = ("zh", "en")

    def label(pair: tuple[str, str]) -> dict[str, str]:
        texts = {lang: text for lang, text in zip(spoken, pair, strict=True) if lang in languages}
        return texts if languages[0] in texts else {languages[0]: pair[1], **texts}

    return {
        name: Vocabulary.model_construct(
            name=name,
            title=label(TITLES[name]),
            terms=tuple(
                VocabularyTerm.model_construct(term=term, label=label(pair))
                for term, pair in terms.items()
            ),
        )
        for name, terms in BUILT_IN.items()
    }
