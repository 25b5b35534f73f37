"""What belongs to the city: its reference files, its entries as files, the folder of the result."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import metadata
from json import loads
from pathlib import Path
from urllib.parse import unquote, urlsplit

from registry.catalogue import walk_content
from registry.doctor.machine import time_zone
from registry.doctor.result import DOUBTFUL, WRONG, Result, fine, listed
from registry.errors import RegistryError
from registry.reference import load_reference
from registry.yaml_source import SIZE_LIMIT

BOM = b"\xef\xbb\xbf"


def reference_files(folder: Path) -> Iterator[Result]:
    """Look whether the reference files load, and whether the machine knows the time zone."""
    try:
        known = load_reference(folder)
    except RegistryError as fault:
        zh, en = (text.replace("\n", "\n    ") for text in (fault.zh, fault.en))
        yield Result("reference", WRONG, (f"{folder} 读不进来:{zh}", f"{folder} does not load: {en}"),
                     ("按上面说的改基础资料文件,或用 --reference 指定文件夹",
                      "mend the files as said above, or name the folder with --reference"))
        return
    name = known.instance.name
    zh, en = (name.get(one, name[known.authority]) for one in ("zh", "en"))
    areas, terms = len(known.areas), len(known.vocabularies)
    yield fine("reference", f"{zh}:{areas} 个地区,{terms} 个词表",
               f"{en}: {areas} areas, {terms} vocabularies")
    yield time_zone(known.instance.timezone)


def entries(content: Path) -> Iterator[Result]:
    """Look at the files of the entries: how many there are, and which are no plain UTF-8 text."""
    if not content.is_dir():
        yield Result("content", WRONG, (f"没有条目文件夹 {content}", f"There is no folder {content}"),
                     ("到仓库的文件夹里运行,或用 --content 指定", "run it in the checkout, or name it with --content"))
        return
    files = [file for file in walk_content(content) if not file.ignored]
    yield fine("content", f"{len(files)} 个条目文件", f"{len(files)} files of entries")
    links = [file.name for file in files if not file.plain]
    ends, boms = [], []
    for name in (file.name for file in files if file.plain and file.name.endswith(".yaml")):
        raw = _start(content / name)
        ends += [name] if b"\r" in raw else []
        boms += [name] if raw.startswith(BOM) else []
    yield _odd("links", WRONG, links, ("是链接,不是普通文件", "are links, no plain files"),
               ("换成真正的文件", "put the real file there"))
    yield _odd("line-ends", DOUBTFUL, ends, ("用 CRLF 换行", "have CRLF line ends"),
               ("另存为 LF 换行,或运行 git config core.autocrlf input 后重新检出",
                "save them with LF, or git config core.autocrlf input and check out again"))
    yield _odd("bom", DOUBTFUL, boms, ("以 BOM 开头", "begin with a BOM"),
               ("另存为不带 BOM 的 UTF-8", "save them as UTF-8 without a BOM"))
    yield _cases(content, [file.name for file in files])


def _start(path: Path) -> bytes:
    """Return what a file holds, no more than an entry may; what cannot be read is the check's."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT)
    except OSError:
        return b""


def _odd(name: str, state: str, files: list[str], what: tuple[str, str], mend: tuple[str, str]) -> Result:
    if not files:
        return fine(name, f"没有条目文件{what[0]}", f"No files of entries {what[1]}")
    shown = listed(files)
    return Result(name, state, (f"{len(files)} 个条目文件{what[0]}:{shown}",
                                f"{len(files)} files of entries {what[1]}: {shown}"), mend)


def _cases(content: Path, names: list[str]) -> Result:
    """A disk that takes capitals for small letters hides two files that differ in nothing else."""
    probe = content.name.swapcase()
    blind = probe != content.name and (content.resolve().parent / probe).exists()
    if len({name.casefold() for name in names}) < len(names):
        return Result("letters", WRONG, ("有条目文件名只差大小写", "File names differ in capitals alone"),
                      ("改成全小写、互不相同的文件名", "give them different names in small letters"))
    if blind:
        return Result("letters", DOUBTFUL, ("磁盘不分大小写", "The disk does not tell capitals apart"),
                      ("文件名一律用小写", "use small letters in all file names"))
    return fine("letters", "磁盘区分大小写", "The disk tells capitals apart")


def result_folder(out: Path, sources: tuple[Path, ...]) -> Iterator[Result]:
    """Look whether a build can be written, was left unfinished, and is newer than its sources."""
    parent = out.resolve().parent
    if os.access(parent, os.W_OK | os.X_OK):
        yield fine("writable", f"可以写入 {out}", f"{out} can be written")
    else:
        yield Result("writable", WRONG, (f"无权写入 {parent}", f"There is no right to write in {parent}"),
                     ("改文件夹权限,或用 --out 换一个位置", "change its rights, or build with --out elsewhere"))
    work = parent / f".{out.name}.build"
    if work.exists():
        yield Result("unfinished", DOUBTFUL,
                     (f"有未完成的构建 {work.name}(中断过,或正在进行)",
                      f"There is an unfinished build, {work.name}: interrupted, or running"),
                     ("再运行一次 make build,它会清理", "run make build once more: it clears up"))
    else:
        yield fine("unfinished", "没有未完成的构建", "No build was left unfinished")
    yield _up_to_date(out, sources)


def _up_to_date(out: Path, sources: tuple[Path, ...]) -> Result:
    database = out / "registry.db"
    if not database.exists():
        return fine("built", f"还没有构建 {out}", f"{out} is not built yet")
    built = database.stat().st_mtime
    if all(_newest(source) <= built for source in sources):
        return fine("built", f"{out} 不比条目旧", f"{out} is no older than the entries")
    return Result("built", DOUBTFUL, (f"{out} 比条目或基础资料旧", f"{out} is older than entries or reference"),
                  ("运行 make build", "run make build"))


def _newest(top: Path) -> float:
    """Return when a file below a folder was last changed; folders tell of files that are gone."""
    return max((os.stat(os.path.join(folder, name), follow_symlinks=False).st_mtime  # noqa: PTH116, PTH118 - thousands
                for folder, _, files in os.walk(top) for name in (".", *files)), default=0.0)


def command(content: Path, program: Path, installed: Path | None = None) -> Result:
    """Look whether the `registry` that runs is that of the checkout in which the entries lie."""
    own = next((one for one in content.resolve().parents if (one / "registry" / "cli.py").is_file()),
               None)
    running = program.resolve()
    place = installed or installed_from()
    if own and own != running:
        return Result("command", WRONG, (f"运行的程序在 {running},不是这里的 {own}",
                                         f"The program runs from {running}, not from {own}"),
                      ("在这里运行 make build,再用 .venv/bin/registry",
                       "run make build here, then use .venv/bin/registry"))
    if own and place and place.resolve() != own:
        return Result("command", DOUBTFUL, (f"registry 命令装自 {place}", f"The command registry is that of {place}"),
                      ("在这里运行 make build,再用 .venv/bin/registry",
                       "run make build here, then use .venv/bin/registry"))
    return fine("command", "registry 命令属于这个仓库", "The command registry belongs to this checkout")


def installed_from() -> Path | None:
    """Return the folder from which the command was installed to be edited, if it was."""
    try:
        said = metadata.distribution("learning-registry").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None
    address = urlsplit(loads(said)["url"]) if said else None
    return Path(unquote(address.path)) if address and address.scheme == "file" else None
