"""Mistakes of every kind, planted in real entries: found, told on their line, and mendable."""

from __future__ import annotations

import pytest

import planting

FOUND, LINE, SUGGESTION = 0.99, 0.98, 0.90


@pytest.fixture(scope="module")
def harvest():
    """Everything planted once, and what the check said."""
    return planting.run()


def shown(outcomes, way):
    """Return the failures of one sort, for the message of the test."""
    return "\n".join(planting.example(one) for one in outcomes if planting.failed(one) == way)


def test_planted_mistakes_are_found(harvest):
    """Nearly every mistake gives a finding on its file."""
    outcomes, _ = harvest

    assert planting.shares(outcomes)[0] >= FOUND, shown(outcomes, "missed")


def test_planted_mistakes_are_told_on_their_line(harvest):
    """The finding stands where the mistake does."""
    outcomes, _ = harvest

    assert planting.shares(outcomes)[1] >= LINE, shown(outcomes, "line")


def test_planted_mistakes_are_mended_by_the_suggestion(harvest):
    """Where one repair is certain, the suggestion is it."""
    outcomes, _ = harvest

    assert planting.shares(outcomes)[2] >= SUGGESTION, shown(outcomes, "suggestion")


def test_nothing_is_said_of_files_without_a_mistake(harvest):
    """Files nobody touched, and files with nothing wrong in them, get no new finding."""
    outcomes, alarms = harvest

    assert not alarms
    assert not [one for one in outcomes if planting.failed(one) == "alarm"], shown(outcomes, "alarm")
