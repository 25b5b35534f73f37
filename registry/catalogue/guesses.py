"""What a written value was meant to be: dates, times, numbers, yes and no, addresses.

Each function reads what people write where a form asks for one exact form, and returns that form,
or None where it cannot be known.
"""

from __future__ import annotations

import re

from registry.yaml_source import halfwidth

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
           "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN = "〇零一二两三四五六七八九十百千"
_DATE = re.compile(r"(\d{4})(?:[-/.,年](\d{1,2})(?:[-/.,月](\d{1,2})[日号]?|月)?|年)?")
_TIME = re.compile(r"(上午|早上|早晨|下午|晚上|傍晚|中午|am|pm)?(\d{1,2})"
                   r"(?:[:.点时](\d{1,2}(?!刻)|半|[13]刻|整)?分?)(?::00)?(am|pm)?")
_LATER = ("下午", "晚上", "傍晚", "pm")
_QUARTERS = {"半": 30, "1刻": 15, "3刻": 45, "整": 0}
_VAGUE = re.compile("超过|大约|约为|将近|[约近逾超余多几]|左右|上下|以上|以下|不到|至少|about|over|more|~|\\+")
_NUMBER = re.compile(r"[^\d.-]{0,3}(-?\d+(?:\.\d+)?)(万|千|百)?[^\d]{0,6}")
_SCALE = {"万": 10_000, "千": 1000, "百": 100}
_YES = frozenset({"是", "有", "对", "真", "可以", "能", "yes", "y", "true", "on", "1", "t"})
_UNSURE = frozenset({"不详", "不清楚", "未知", "不知道", "不确定", "unknown", "?", "n/a", "na"})
_NO = frozenset({"否", "没有", "无", "不", "不是", "假", "不能", "no", "n", "false", "off", "0", "f"})
_FREE = frozenset({"免费", "免", "无", "free", "公益", "公益免费", "全免", "不收费", "0元"})
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#].*)?")


def plain(text: str) -> str:
    """Return a text half-width, without quotes and spaces around it."""
    return halfwidth(text).strip(" \"'`\t\n「」『』<>")


def trimmed(text: str) -> list[str]:
    """Return a text, then without the sentence mark, the remark or the word that came with it."""
    found = [text]
    found.append(text.strip(" \u3000\xa0\t").rstrip("，。；、：！,;.!:"))
    found.append(re.sub(r"\s*(?:[(（【\[].*[)）】\]]|#.*)$", "", text, flags=re.DOTALL))
    found += re.findall(r"(?<![A-Za-z])https?[:：][^\s()（）<>《》，。；、]+", text)[:1]
    found += re.findall(r"[:： ]\s*([^\s:：].*)$", text)[:1] if not text.isascii() else []
    return [one for one in dict.fromkeys(found) if one]


def qualifier_meant(text: str) -> str | None:
    """Return the qualifier that a text puts on a number."""
    written = plain(text).lower()
    if re.search("至少|以上|不少于|不低于|\\+|at.?least", written):
        return "at_least"
    if re.search("超过|逾|多于|大于|余|多|over|more", written):
        return "more_than"
    return "about" if re.search("约|近|左右|上下|~|about|circa", written) else None


def vague(text: str) -> tuple[str, str] | None:
    """Return the number and the qualifier that a text states: 超过30, 约30, 30余."""
    written = re.sub(r"[\s,']", "", plain(text))
    bare = _VAGUE.sub("", written)
    number = number_meant(bare)
    if number is None or bare == written:
        return None
    return number, qualifier_meant(written) or "about"


def yes_no_unknown(text: str) -> str | None:
    """Return yes, no or unknown where a text says one of them in other words."""
    if plain(text).lower() in _UNSURE:
        return "unknown"
    return {"true": "yes", "false": "no", None: None}[boolean_meant(text)]


def arabic(text: str) -> str:
    """Return a text with each run of Chinese numerals as digits: 二〇二六, 三十, 十二."""
    return re.sub(f"[{_HAN}]+", lambda run: _read_numerals(run[0]), text)


def _read_numerals(run: str) -> str:
    if not any(mark in _TENS for mark in run):
        return "".join(str(_DIGITS[mark]) for mark in run)
    total, digit = 0, 0
    for mark in run:
        if mark in _TENS:
            total += (digit or 1) * _TENS[mark]
            digit = 0
        else:
            digit = _DIGITS[mark]
    return str(total + digit)


def dates_meant(text: str) -> list[str]:
    """Return a day, a month or a year that a text may mean, the most exact first."""
    written = re.sub(r"\s+(?=\d\d:)", "T", arabic(plain(text)))
    written = re.sub(r"\s", "", written)
    eight = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", written)
    written = re.sub(r"(?<=\d)[T ]?\d\d:\d\d(?::\d\d)?Z?$", "", written)
    found = eight or _DATE.fullmatch(written)
    if not found:
        return []
    year, month, day = found.groups()
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def periods_meant(text: str) -> list[str]:
    """Return the period that a text may mean: two years, a season, or a date."""
    written = re.sub(r"\s|学年度?|年度?|季|学期", "", arabic(plain(text)))
    season = re.fullmatch(r"(\d{4})-?(春|秋|spring|autumn|fall)", written.lower())
    if season:
        return [f"{season[1]}-{'spring' if season[2] in ('春', 'spring') else 'autumn'}"]
    years = re.fullmatch(r"(\d{4})[-/~至到](\d{4}|\d\d)", written)
    if years:
        return [f"{years[1]}-{years[1][: 4 - len(years[2])]}{years[2]}"]
    return dates_meant(text) or dates_meant(written)


def time_meant(text: str) -> str | None:
    """Return the time of day that a text means, as HH:MM."""
    written = re.sub(r"\s", "", arabic(plain(text))).lower()
    bare = re.fullmatch(r"(\d{1,2})(\d\d)", written)
    found = _TIME.fullmatch(f"{bare[1]}:{bare[2]}" if bare else written)
    if not found:
        return None
    before, hour, minutes, after = found.groups()
    hours = int(hour) + (12 if (before or after) in _LATER and int(hour) < 12 else 0)
    minute = _QUARTERS.get(minutes or "整")
    return f"{hours:02}:{int(minutes) if minute is None else minute:02}"


def number_meant(text: str) -> str | None:
    """Return the number that a text means; what says about or over is no exact number."""
    written = re.sub(r"[\s,']", "", plain(text))
    if written.lower() in _FREE:
        return "0"
    found = _NUMBER.fullmatch(arabic(written))
    if _VAGUE.search(written) or not found:
        return None
    value = found[1]
    if found[2]:
        scaled = round(float(value) * _SCALE[found[2]], 6)
        return str(int(scaled)) if scaled == int(scaled) else None
    whole, _, decimals = value.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-'))}{'.' + decimals if decimals else ''}"


def boolean_meant(text: str) -> str | None:
    """Return `true` or `false` where a text says yes or no."""
    written = plain(text).lower()
    if written in _YES or (len(written) > 2 and sorted(written) == sorted("true")):
        return "true"
    return "false" if written in _NO or sorted(written) == sorted("false") else None


def address_meant(text: str) -> str | None:
    """Return the web address that a text means, with its scheme."""
    written = re.sub(r"\s", "", plain(text)).replace("\\", "/").rstrip(",;.")
    link = re.fullmatch(r"\[[^\]]*\]\((.*)\)", written)
    written = link[1] if link else written
    found = re.match(r"(https?)[:;]*/+[:/]*", written, re.IGNORECASE)
    if found:
        return f"{found[1].lower()}://{written[found.end():]}"
    return f"https://{written}" if _HOST.fullmatch(written) else None
