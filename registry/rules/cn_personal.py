"""What is personal data in mainland China: mobile and identity numbers, cards, private mail.

Numbers are found however they are grouped. A longer number is none of them: the digits on both
sides count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.rules.cn import is_card_number, is_identity_number, is_uscc
from registry.rules.revealing import reveal

# What may stand between two digits of one number: a mark, a few spaces, or a line that YAML joins
# to the one before. The items of a list have their dash at the beginning of a line, and do not.
GAP = r"(?:[ \t]?[-._()][-. \t()]{0,2}|[ \t]{1,3})?(?:\r?\n[ \t]{1,200})?"

# Each is looked for at every place, also within what looked like another number: `(?=(…))`.
WHOLE_MOBILE = re.compile(r"(?<![\d.])(1[3-9]\d{9})(?!\.?\d)")
MOBILE = re.compile(
    rf"(?:(?<![\d.])(?:\+|00)?86{GAP}|(?<![\d.])(?<!\d[-_/ ]))"
    rf"(?=(1{GAP}[3-9](?:{GAP}\d){{9}})(?![-._/]?\d))"
)
IDENTITY = re.compile(rf"(?<!\d)(?=([1-9](?:{GAP}\d){{16}}{GAP}[\dXx])(?![\dA-Za-z]))")
CARD = re.compile(
    rf"(?<![\d.])(?<!\d[-_/])(?="
    rf"(\d{{4}}(?:{GAP}\d{{4}}){{3}})({GAP}\d{{1,3}})?(?!\d)"
    rf"|(\d{{4}}{GAP}\d{{6}}{GAP}\d{{5}})(?!\d)|(\d{{6}}{GAP}\d{{10,13}})(?!\d))"
)
MAIL_HOSTS = ("qq|163|126|139|188|189|wo|21cn|tom|sina|sohu|foxmail|yeah|aliyun|gmail|googlemail"
              "|hotmail|live|msn|outlook|icloud|me|mac|yahoo|ymail|proton|protonmail")
MAIL = re.compile(
    rf"(?i)(?<![a-z0-9_.+-])([a-z0-9_.+-]{{1,64}} ?@ ?(?:vip\.)?(?:{MAIL_HOSTS})"
    r"\.(?:com|cn|net|me)(?:\.cn)?)(?![a-z0-9_-]|\.[a-z0-9])"
)
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>，。；：、（）【】“”]+", re.IGNORECASE)

# The issuers of cards by their first digits, each with the lengths of their numbers. What begins
# with a year, as the numbers of orders do, is no card that is used here.
ISSUERS = (
    (re.compile(r"4|5[1-5]|35"), (16,)),
    (re.compile(r"3[47]"), (15,)),
    (re.compile(r"6[0258]|81|955"), (16, 17, 18, 19)),
)

# What a file needs to hold any of them. Nearly every file is done with these: digits are made all
# alike and brought together by one translation, and each search begins with a fixed character.
ALIKE = bytes.maketrans(b"123456789", b"000000000")
BETWEEN = b"-._() \t\r\n"
LONG = b"0" * 15
LINKS = re.compile(rb"https?://[!-~]+")
DATES = re.compile(rb"20(?<![0-9-]20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9-])")
SIGNS = tuple(map(re.compile, (
    rb"1[\-. ()_\s]{0,40}[3-9](?:(?:[\-. ()_\s]|\xe2\x80[\x90-\x95]|\xc2\xb7){0,40}[0-9]){9}",
    rb"(?i)@ ?(?:vip\.)?(?:" + MAIL_HOSTS.encode() + rb")\.",
    rb"\\",
    rb"\xe2\x80[\x90-\x95][0-9]{3}",  # groups tied by a dash
    rb"\xef\xbc[\x8d\x8e\x90-\x99\xa0]",  # full-width digits and marks
    rb"\xf0\x9d\x9f",  # mathematical digits
    rb"\xc2\xa0",  # spaces of another kind
    rb"\xe3\x80\x80",
)))


def suspicious(raw: bytes) -> bool:
    """Return whether a file may hold personal data; most cannot, and are not searched further."""
    return _has_sign(raw) and _has_sign(LINKS.sub(b"x", DATES.sub(b"x", raw)))


def _has_sign(raw: bytes) -> bool:
    return LONG in raw.translate(ALIKE, BETWEEN) or any(sign.search(raw) for sign in SIGNS)


def personal_data(text: str) -> list[tuple[str, int, int]]:
    """Return what in a text is personal data: the code of the finding, where it starts and ends.

    Web addresses are left alone: their digits are nobody's number.
    """
    shown = reveal(text)
    plain = WEB_ADDRESS.sub(lambda match: "/" * len(match[0]), shown.text)
    found: list[tuple[str, int, int]] = []
    for code, start, end in _all(plain):
        if not any(start < other_end and other_start < end for _, other_start, other_end in found):
            found.append((code, start, end))
    places = [(code, *shown.written(start, end)) for code, start, end in found]
    return sorted(places, key=lambda hit: hit[1])


def _all(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what is found, the certain before the likely: what overlaps is told once."""
    for match in IDENTITY.finditer(text):
        if _is_identity(_joined(match[1])):
            yield "E502", *match.span(1)
    for match in CARD.finditer(text):
        yield from (("E504", *span) for span in _card(match))
    for match in WHOLE_MOBILE.finditer(text):
        yield "E501", *match.span(1)
    for match in MOBILE.finditer(text):
        if _is_grouped(match[1]):
            yield "E501", *match.span(1)
    for match in MAIL.finditer(text):
        yield "E503", *match.span(1)


def _joined(number: str) -> str:
    return re.sub(r"[^0-9Xx]", "", number)


def _is_grouped(number: str) -> bool:
    """Whether eleven digits stand in groups as those of a telephone do.

    139.12345678 is a decimal, 13 800 138 000 a quantity, 1-3 4-6 7-9 10-12 are ranges.
    """
    groups = [len(group) for group in re.split(r"[^0-9]+", number)]
    if len(groups) <= 2:
        return "." not in number
    return set(groups) == {1} or (groups[0] >= 3 and min(groups) >= 2)


def _is_identity(number: str) -> bool:
    """A check digit alone is right by chance in one of eleven; a day of birth is in the number."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return 1880 <= born.year < 2100 and is_identity_number(number)


def _card(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where a card number is: with the last group, or, where that is apart, without it."""
    sixteen, tail, fifteen, halves = match.groups()
    whole = (sixteen + (tail or "")) if sixteen else fifteen or halves
    start = match.start(1 if sixteen else match.lastindex or 0)
    if _is_card(_joined(whole)):
        yield start, start + len(whole)
    elif tail and not tail[0].isdigit() and _is_card(_joined(sixteen)):
        yield start, start + len(sixteen)


def _is_card(number: str) -> bool:
    known = any(form.match(number) and len(number) in lengths for form, lengths in ISSUERS)
    return known and is_card_number(number) and not is_uscc(number)
