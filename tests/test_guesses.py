"""What people write where a form asks for one exact form is understood, and nothing else is."""

from __future__ import annotations

import pytest

from registry.catalogue import guesses
from registry.catalogue.hints import nearest_area, nearest_language, nearest_term
from registry.reference import Reference


@pytest.mark.parametrize(("written", "meant"), [
    ("2026/11/1", "2026-11-01"), ("2026年11月1日", "2026-11-01"), ("２０２６．１１．１", "2026-11-01"),
    ("20261101", "2026-11-01"), ("二〇二六年三月一日", "2026-03-01"), ("2026-11-01 00:00:00", "2026-11-01"),
    ("2026年11月", "2026-11"), ("2024年", "2024"),
])
def test_dates_are_read_in_every_spelling(written: str, meant: str) -> None:
    """Slashes, dots, Chinese words and numerals, full-width digits, and a time behind them."""
    assert guesses.dates_meant(written)[0] == meant


@pytest.mark.parametrize("written", ["明年", "11月1日", "1/11/2026", "2026年春"])
def test_a_date_that_is_not_said_is_not_guessed(written: str) -> None:
    """Without its year, or in an order that could be two days, it stays unknown."""
    assert guesses.dates_meant(written) == []


@pytest.mark.parametrize(("written", "meant"), [
    ("2024学年", "2024"), ("2024-2025学年", "2024-2025"), ("2024/25", "2024-2025"), ("2024年秋季", "2024-autumn"),
    ("2025 spring", "2025-spring"),
])
def test_periods_are_read_in_every_spelling(written: str, meant: str) -> None:
    """School years and seasons."""
    assert guesses.periods_meant(written)[0] == meant


@pytest.mark.parametrize(("written", "meant"), [
    ("9:00", "09:00"), ("9点半", "09:30"), ("下午2点", "14:00"), ("晚上7点半", "19:30"), ("１４：００", "14:00"),
    ("14点一刻", "14:15"), ("1430", "14:30"), ("2:00 PM", "14:00"), ("中午12点", "12:00"), ("14:00:00", "14:00"),
    ("全天", None), ("9:00-11:00", None),
])
def test_times_are_read_in_every_spelling(written: str, meant: str | None) -> None:
    """Spoken hours too; a span of time is no time."""
    assert guesses.time_meant(written) == meant


@pytest.mark.parametrize(("written", "meant"), [
    ("30人", "30"), ("1,200", "1200"), ("１，２００ 元", "1200"), ("三十", "30"), ("一百二十", "120"),
    ("1.2万", "12000"), ("免费", "0"), ("-1.5", "-1.5"), ("约30", None), ("超过350万", None), ("40余", None),
    ("30-40", None), ("若干", None),
])
def test_numbers_are_read_and_inexact_ones_are_not(written: str, meant: str | None) -> None:
    """What says about or over is no exact number."""
    assert guesses.number_meant(written) == meant


@pytest.mark.parametrize(("written", "meant"), [
    ("约30", ("30", "about")), ("超过350万", ("3500000", "more_than")), ("40余", ("40", "more_than")),
    ("至少12", ("12", "at_least")), ("30", None),
])
def test_inexact_numbers_keep_their_qualifier(written: str, meant: tuple[str, str] | None) -> None:
    """Of a statistic the number is offered together with what makes it inexact."""
    assert guesses.vague(written) == meant


@pytest.mark.parametrize(("written", "meant"), [
    ("是", "true"), ("否", "false"), ("ture", "true"), ("NO", "false"), ("可能", None),
])
def test_yes_and_no_are_read_in_other_words(written: str, meant: str | None) -> None:
    """Nothing is taken for yes that is neither."""
    assert guesses.boolean_meant(written) == meant


@pytest.mark.parametrize(("written", "meant"), [
    ("www.example.org/a", "https://www.example.org/a"), ("http：//example.org", "http://example.org"),
    ("https:/example.org", "https://example.org"), ("[官网](https://example.org/x)", "https://example.org/x"),
    ("见官网", None),
])
def test_addresses_are_read_in_every_spelling(written: str, meant: str | None) -> None:
    """Without a scheme, with full-width marks, as a link of Markdown."""
    assert guesses.address_meant(written) == meant


@pytest.mark.parametrize(("word", "comment", "folder", "code"), [
    ("凌云路街道", "", "xuhui", "310104015"), ("凌云街道", "", "xuhui", "310104015"),
    ("徐汇区凌云路街道", "", "xuhui", "310104015"), ("松江区新桥镇", "", "songjiang", "310117105"),
    ("310104012", "凌云路街道", "xuhui", "310104015"), ("310104 015", "", "xuhui", "310104015"),
    ("310104015000", "", "xuhui", "310104015"), ("火星", "", "xuhui", None),
])
def test_areas_are_found_by_name_comment_and_other_codes(
    word: str, comment: str, folder: str, code: str | None, shanghai: Reference
) -> None:
    """The code comes with its quotes; where nothing fits, nothing is offered."""
    assert nearest_area(word, shanghai, comment, folder) == (f'"{code}"' if code else None)


@pytest.mark.parametrize(("vocabulary", "word", "term"), [
    ("org-kinds", "学习型企业", "enterprise"), ("org-kinds", "社区(老年)学校", "community_school"),
    ("org-kinds", "Community_School", "community_school"), ("org-kinds", "comunity_school", "community_school"),
    ("schemes", "学习型企业", "learning_enterprise"),
])
def test_terms_are_found_by_label_and_spelling(
    vocabulary: str, word: str, term: str, shanghai: Reference
) -> None:
    """A Chinese label, whole or in part, capitals, a missing letter."""
    assert nearest_term(vocabulary, word, shanghai) == term


@pytest.mark.parametrize(("word", "language"), [
    ("cn", "zh"), ("中文", "zh"), ("zh-CN", "zh"), ("EN", "en"), ("hz", "zh"), ("fr", None),
])
def test_languages_are_found_by_what_people_call_them(word: str, language: str | None) -> None:
    """Country codes and names of languages."""
    assert nearest_language(word, ("zh", "en")) == language
