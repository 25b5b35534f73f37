"""Puts a new entry into a file: judged as the check would, then written where nothing is yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from registry.catalogue import ContentFile, read_bytes
from registry.checks import check_catalogue
from registry.errors import UsageFault
from registry.findings import Finding
from registry.writing.desk import Desk
from registry.writing.kinds import offered_paths
from registry.writing.layout import commented

HEADER = {
    "zh": """\
# 由 registry new 写成。下面以 # 开头的字段可以补充:去掉行首的“# ”,在冒号后填写;用不到的删去。
# 改完运行:registry check {path}
# 没有问题就提交:git add {path},再 git commit;准备公布时把 status 改为 active。
""",
    "en": """\
# Written by registry new. Fields behind a # can be added: take away the “# ” and write after the
# colon; delete those you do not need.
# Then run: registry check {path}
# Nothing wrong? git add {path}, then git commit; set status to active when it is to be published.
""",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A new file before it is written: what it holds, and what the check says of it."""

    file: ContentFile
    path: str
    raw: bytes
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> list[Finding]:
        """What forbids to write it."""
        return [one for one in self.findings if one.severity == "error"]


def drafted(desk: Desk, data: dict[str, Any], entry_id: str) -> Draft:
    """Return the file that the data of an entry makes, judged among all other entries."""
    name = f"{desk.type_name}/{desk.folder(data)}/{entry_id}.yaml"
    file, path = ContentFile(name, plain=True), desk.catalogue.path(name)
    text = HEADER[desk.language].format(path=path) + commented(
        desk.model, data, desk.reference, desk.language,
        offered_paths(desk.type_name))
    raw = text.encode("utf-8")
    reading = read_bytes(raw, file, desk.reference, path, desk.today, keep=False)
    known = desk.catalogue
    if reading.record is None:
        return Draft(file, path, raw, reading.findings)
    whole = replace(known, files=[*known.files, file], unwritten={name: raw},
                    records={**known.records, reading.record.entry: reading.record},
                    findings=list(reading.findings))
    findings = [one for one in check_catalogue(whole, desk.reference) if one.path == path]
    return Draft(file, path, raw, tuple(findings))


def write(draft: Draft, content: Path) -> Path:
    """Write the file, never over another.

    Raises:
        UsageFault: there is a file of this name.
    """
    path = content / draft.file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(draft.raw)
    except FileExistsError:
        raise UsageFault(f"{draft.path} 已经存在,没有改动",
                         f"{draft.path} exists already; it is unchanged") from None
    return path
