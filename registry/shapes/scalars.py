"""The types of single values: each reads one narrow written form and refuses every other.

YAML hands over text only, so `2.10`, `0571` and `9:00` stay what they are in a text field and are
explained where a number or a time is wanted. A refusal carries the code of its finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from registry.shapes.fields import Shape
from registry.shapes.formulas import is_formula, without_formula
from registry.shapes.scalar_text import as_scalar

ID_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = range(3, 65)
RESERVED_IDS = frozenset({"index", "new", "con", "aux", "nul", "prn", "page"})

# The target of a reference that stays within the entry's own type.
SAME = "same"

_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,9})?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_PARTIAL_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_TIME = re.compile(r"\d\d:\d\d")
_SEASONS = ("spring", "autumn")
# Marks of Chinese typing are no part of an address, and a mark of the sentence does not end one.
_NO_URL = r"\s\\<>\"'`{}|^。．，；、：！？（）《》“”‘’【】"
_URL = re.compile(rf"https?://[^/?#@{_NO_URL}]+(?:[/?#][^{_NO_URL}]*)?(?<![,;])", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9][0-9 ()\-/、,;]+[0-9](?:(?:转|ext\.?) ?[0-9]{1,6})?")
_IMAGE = re.compile(r"\w(?:[\w-]|\.(?!\.)){0,80}\.(?:jpe?g|png|webp)", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def is_id(text: str) -> bool:
    """Return whether a text can serve as the id of an entry."""
    return (
        len(text) in ID_LENGTH
        and ID_FORM.fullmatch(text) is not None
        and text not in RESERVED_IDS
    )


def refuse(code: str, **params: Any) -> PydanticCustomError:
    """Return the exception that becomes a finding of this code with these parameters."""
    return PydanticCustomError(code, "refused", params)


def _read_integer(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _INTEGER.fullmatch(value):
        raise refuse("E207", want_zh="整数", want_en="a whole number")
    return int(value)


def _read_decimal(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _DECIMAL.fullmatch(value):
        raise refuse("E207", want_zh="数字", want_en="a number")
    return float(value) if "." in value else int(value)


def _at_least_zero(value: float) -> float:
    if value < 0:
        raise refuse("E207", want_zh="不小于 0 的数", want_en="a number of 0 or more")
    return value


def _above_zero(value: int) -> int:
    if value < 1:
        raise refuse("E207", want_zh="大于 0 的整数", want_en="a whole number above 0")
    return value


def _at_most_hundred(value: float) -> float:
    if value > 100:
        raise refuse("E207", want_zh="0 到 100 之间的数", want_en="a number from 0 to 100")
    return value


def _read_year(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"(?:1[5-9]|20|21)\d\d", value):
        raise refuse("E206", form="YYYY", example="2024")
    return int(value)


def _read_boolean(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str):
        raise refuse("E208")
    return value


def _written(
    pattern: re.Pattern[str], parse: Callable[[str], object], code: str, **params: str
) -> AfterValidator:
    """Take a text of a form that also means something: 2026-02-30 has the form of a date only."""

    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise refuse(code, **params)
        try:
            parse(value)
        except ValueError:
            raise refuse(code, **params) from None
        return value

    return AfterValidator(check)


def _first_day(value: str) -> date:
    """Return the first day of a year, a month or a day."""
    return date.fromisoformat(value + "0001-01-01"[len(value) :])


def _read_period(value: str) -> None:
    """Take a year, two years in a row, a month, a day, or the spring or autumn of a year."""
    first, _, rest = value.partition("-")
    if rest in _SEASONS:
        _first_day(first)
    elif re.fullmatch(r"\d{4}-\d{4}", value):
        if int(rest) <= int(first):
            raise ValueError(value)
    else:
        _first_day(value)


def _check_url(value: str) -> str:
    if not _URL.fullmatch(value):
        raise refuse("E210")
    return value


def _check_string(value: str) -> str:
    if not value.strip():
        raise refuse("E203")
    if is_formula(value):
        raise refuse("E240", suggestion=_harmless(value))
    return value


def _harmless(formula: str) -> str | None:
    plain = without_formula(formula)
    return plain and as_scalar(plain)


def _check_query(value: str) -> str:
    """Return one SELECT without its last line end; that it runs is known once there are tables."""
    text = value.rstrip("\n")
    if not text.upper().startswith(("SELECT ", "SELECT\n", "WITH ")) or ";" in text:
        raise refuse("E401", problem_zh="不是一条 SELECT", problem_en="is not one SELECT")
    return text


def _check_image(value: str) -> str:
    if not _IMAGE.fullmatch(value):
        raise refuse("E241")
    return value


def _matching(form: re.Pattern[str], zh: str, en: str) -> AfterValidator:
    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise refuse("E224", want_zh=zh, want_en=en)
        return value

    return AfterValidator(check)


def _limited(most: int) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > most:
            raise refuse("E211", length=len(value), least=1, most=most)
        return value

    return AfterValidator(check)


def _check_text(least: int, most: int) -> AfterValidator:
    def check(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        languages = info.context.languages
        for language, text in value.items():
            if not text.strip():
                raise refuse("E203", at=language)
            if is_formula(text):
                raise refuse("E240", at=language, seen=text, suggestion=_harmless(text))
            if not least <= len(text) <= most:
                raise refuse("E211", at=language, length=len(text), least=least, most=most)
        if languages[0] not in value:
            raise refuse("E213", language=languages[0])
        return value

    return AfterValidator(check)


def _check_languages(value: Any, info: ValidationInfo) -> Any:
    """Refuse what is no language before what has no text: a stray comma makes both."""
    languages = info.context.languages
    for language in value if isinstance(value, dict) else ():
        if language not in languages:
            raise refuse("E212", at=language, languages=", ".join(languages), seen=language)
    return value


def _check_area(value: str, info: ValidationInfo) -> str:
    """Take a code, and `citywide` as that of the whole city: one area has one code from here on."""
    code: str = info.context.code_of(value)
    if code == value and not info.context.has_area(code):
        raise refuse("E215")
    return code


def _check_reference(value: Any, info: ValidationInfo) -> Any:
    """Take an id, or `{name: text by language}` for what has no entry yet."""
    if isinstance(value, str) and is_id(value):
        return value
    return _check_named(value, info)


def _check_named(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, dict) or set(value) != {"name"}:
        raise refuse("E214")
    name = value["name"]
    if not isinstance(name, dict) or not all(isinstance(text, str) for text in name.values()):
        seen = name if isinstance(name, str) else None
        raise refuse("E204", at="name", want="text", seen=seen)
    try:
        _check_languages(name, info)
        _check_name.func(name, info)  # type: ignore[call-arg, arg-type]
    except PydanticCustomError as fault:
        params = dict(fault.context or {})
        below = (params.pop("at"),) if "at" in params else ()
        raise refuse(fault.type, **{"at": ("name", *below), **params}) from None
    return value


_check_name = _check_text(1, 120)
_LANGUAGES = BeforeValidator(_check_languages)

Integer = Annotated[int, BeforeValidator(_read_integer), Shape("integer")]
Count = Annotated[int, AfterValidator(_at_least_zero), BeforeValidator(_read_integer),
                  Shape("integer")]
Amount = Annotated[float | int, AfterValidator(_at_least_zero), BeforeValidator(_read_decimal),
                   Shape("decimal")]
PositiveCount = Annotated[Count, AfterValidator(_above_zero)]
Percent = Annotated[Amount, AfterValidator(_at_most_hundred)]
Decimal = Annotated[float | int, BeforeValidator(_read_decimal), Shape("decimal")]
Boolean = Annotated[bool, BeforeValidator(_read_boolean), Shape("boolean")]
Year = Annotated[int, BeforeValidator(_read_year), Shape("year")]
Date = Annotated[
    str,
    _written(_DATE, date.fromisoformat, "E206", form="YYYY-MM-DD", example="2026-03-01"),
    Shape("date"),
]
PartialDate = Annotated[
    str,
    _written(_PARTIAL_DATE, _first_day, "E206", form="YYYY, YYYY-MM, YYYY-MM-DD", example="2026-03"),
    Shape("partial_date"),
]
Period = Annotated[
    str,
    _written(re.compile(r"\d{4}(?:-(?:\d{4}|\d\d(?:-\d\d)?|spring|autumn))?"), _read_period, "E206",
             form="YYYY, YYYY-YYYY, YYYY-MM, YYYY-MM-DD, YYYY-spring, YYYY-autumn",
             example="2024-autumn"),
    Shape("period"),
]
Time = Annotated[str, _written(_TIME, time.fromisoformat, "E209"), Shape("time")]
Url = Annotated[str, AfterValidator(_check_url), _limited(1000), Shape("url")]
String = Annotated[str, AfterValidator(_check_string), _limited(300), Shape("string")]
Query = Annotated[str, AfterValidator(_check_query), _limited(4000), Shape("string")]
ImageFile = Annotated[str, AfterValidator(_check_image), Shape("string")]
Phone = Annotated[str, _matching(_PHONE, "电话号码", "a telephone number"), Shape("telephone")]
Mail = Annotated[str, _matching(_MAIL, "电子邮箱", "a mail address"), Shape("mail")]
Code = Annotated[str, _matching(re.compile(r"[A-Za-z0-9._/-]{1,64}"), "代码", "a code"),
                 Shape("string")]
FieldOfEducation = Annotated[
    str, _matching(re.compile(r"(?:0\d|10)\d\d"), "四位代码", "a code of four digits"),
    Shape("string"),
]
Id = Annotated[str, _matching(ID_FORM, "编号", "an id"), Shape("string")]
Name = Annotated[dict[str, str], _check_text(2, 120), _LANGUAGES, Shape("text")]
Label = Annotated[dict[str, str], _check_text(1, 120), _LANGUAGES, Shape("text")]
Summary = Annotated[dict[str, str], _check_text(2, 600), _LANGUAGES, Shape("text")]
Text = Annotated[dict[str, str], _check_text(1, 800), _LANGUAGES, Shape("text")]
Area = Annotated[str, AfterValidator(_check_area), Shape("area")]


def term(vocabulary: str) -> Any:
    """Return the type of a term of the named vocabulary."""

    def check(value: str, info: ValidationInfo) -> str:
        if value not in info.context.terms(vocabulary):
            raise refuse("E205", vocabulary=vocabulary)
        return value

    return Annotated[str, AfterValidator(check), Shape("term", vocabulary=vocabulary)]


def listed(codes: str) -> Any:
    """Return the type of a code that one of the reference lists declares, such as `schemes`."""

    def check(value: str, info: ValidationInfo) -> str:
        if value not in info.context.listed(codes):
            raise refuse("E205", vocabulary=codes)
        return value

    return Annotated[str, AfterValidator(check), Shape("listed", vocabulary=codes)]


def reference(*targets: str) -> Any:
    """Return the type of a reference to entries of the named types, by id or by name.

    Where several types are named the id is written with its own, as `places/north-library`.
    """
    shape = Shape("reference", targets=targets)
    check = _check_reference if len(targets) == 1 else _mixed(targets)
    return Annotated[Any, BeforeValidator(check), shape]


def _mixed(targets: tuple[str, ...]) -> Callable[[Any, ValidationInfo], Any]:
    def check(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            kind, _, entry_id = value.partition("/")
            if kind in targets and is_id(entry_id):
                return value
            raise refuse("E232", types=", ".join(targets))
        return _check_named(value, info)

    return check


def entry_id(*targets: str) -> Any:
    """Return the type of a reference that must be the id of an entry of the named types."""
    form = _matching(ID_FORM, "编号", "an id")
    return Annotated[str, form, Shape("reference", targets=targets)]
