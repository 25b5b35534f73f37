"""Country rules: check digits, personal data, datums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.rules import cn
from registry.rules.datums import to_wgs84, wgs84_to_gcj02

SHANGHAI_LNG, SHANGHAI_LAT = 121.4737, 31.2304


@pytest.mark.parametrize(
    "code",
    ["91350100M000100Y43", "91330100799655058B", "9144030071526726XG", "914403001922038216"],
)
def test_published_credit_codes_are_valid(code: str) -> None:
    """Codes printed on real licences have both check digits right."""
    assert cn.is_uscc(code)


def test_one_changed_character_makes_a_credit_code_invalid() -> None:
    """No single change of a character goes unseen."""
    code = "91350100M000100Y43"
    changed = [
        code[:i] + other + code[i + 1 :]
        for i in range(len(code))
        for other in cn.USCC_ALPHABET
        if other != code[i]
    ]

    assert not [text for text in changed if cn.is_uscc(text)]


def test_gcj02_lies_about_480_metres_off_in_shanghai() -> None:
    """The size of the shift is the published one: some 430 m east and 216 m south."""
    lng, lat = wgs84_to_gcj02(SHANGHAI_LNG, SHANGHAI_LAT)

    assert (lng - SHANGHAI_LNG) * 95_190 == pytest.approx(430, abs=5)
    assert (lat - SHANGHAI_LAT) * 110_870 == pytest.approx(-215, abs=5)


@given(st.floats(120, 122), st.floats(30, 32))
def test_datum_comes_back_to_a_millimetre(lng: float, lat: float) -> None:
    """WGS-84 shifted to GCJ-02 and back is where it was."""
    back = to_wgs84(*wgs84_to_gcj02(lng, lat), "gcj02")

    assert back == pytest.approx((lng, lat), abs=1e-8)


def test_wgs84_is_left_alone() -> None:
    """What is in the published datum is not touched."""
    assert to_wgs84(SHANGHAI_LNG, SHANGHAI_LAT, "wgs84") == (SHANGHAI_LNG, SHANGHAI_LAT)


def test_bd09_is_turned_back_to_wgs84() -> None:
    """The landmark's BD-09 coordinates lead to its WGS-84 ones within a few metres."""
    # Tiananmen as a widely published example: BD-09 116.404, 39.915 and GCJ-02 116.3976, 39.9087.
    expected = to_wgs84(116.39762, 39.90865, "gcj02")

    assert to_wgs84(116.404, 39.915, "bd09") == pytest.approx(expected, abs=3e-5)
