"""Converts coordinates between the datums that maps in use carry.

GCJ-02 shifts WGS-84 by a published polynomial; BD-09 turns GCJ-02 once more. The shift has no
closed inverse, so the way back is iterated until it is stable to a millimetre.
"""

from __future__ import annotations

from math import atan2, cos, pi, sin, sqrt

# Krasovsky 1940, the ellipsoid that the shift is defined on.
SEMI_MAJOR_AXIS_M = 6378245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323
BD_TURN = pi * 3000.0 / 180.0
STEPS = 10


def to_wgs84(lng: float, lat: float, datum: str) -> tuple[float, float]:
    """Return longitude and latitude, in degrees, in WGS-84.

    Args:
        lng: longitude in decimal degrees.
        lat: latitude in decimal degrees.
        datum: wgs84, gcj02 or bd09.
    """
    if datum == "wgs84":
        return lng, lat
    if datum == "bd09":
        lng, lat = _bd09_to_gcj02(lng, lat)
    return _gcj02_to_wgs84(lng, lat)


def wgs84_to_gcj02(lng: float, lat: float) -> tuple[float, float]:
    """Return WGS-84 coordinates, in degrees, shifted to GCJ-02."""
    x, y = lng - 105.0, lat - 35.0
    east, north = _shift_east(x, y), _shift_north(x, y)
    radians = lat / 180.0 * pi
    magic = 1 - ECCENTRICITY_SQUARED * sin(radians) ** 2
    root = sqrt(magic)
    meridian = SEMI_MAJOR_AXIS_M * (1 - ECCENTRICITY_SQUARED) / (magic * root) * pi / 180.0
    parallel = SEMI_MAJOR_AXIS_M / root * cos(radians) * pi / 180.0
    return lng + east / parallel, lat + north / meridian


def _gcj02_to_wgs84(lng: float, lat: float) -> tuple[float, float]:
    guess = lng, lat
    for _ in range(STEPS):
        shifted = wgs84_to_gcj02(*guess)
        guess = guess[0] + lng - shifted[0], guess[1] + lat - shifted[1]
    return guess


def _bd09_to_gcj02(lng: float, lat: float) -> tuple[float, float]:
    x, y = lng - 0.0065, lat - 0.006
    radius = sqrt(x * x + y * y) - 0.00002 * sin(y * BD_TURN)
    angle = atan2(y, x) - 0.000003 * cos(x * BD_TURN)
    return radius * cos(angle), radius * sin(angle)


def _waves(value: float, first: float, second: float, amplitudes: tuple[float, float]) -> float:
    return (amplitudes[0] * sin(value * pi / first) + amplitudes[1] * sin(value * pi / second)) * 2.0 / 3.0


def _shift_north(x: float, y: float) -> float:
    """Return the shift to the north in metres, `x` and `y` counted from 105° E, 35° N."""
    flat = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    short = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    middle = (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    return flat + short + middle + _waves(y, 12.0, 30.0, (160.0, 320.0))


def _shift_east(x: float, y: float) -> float:
    """Return the shift to the east in metres, `x` and `y` counted from 105° E, 35° N."""
    flat = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    short = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    middle = (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    return flat + short + middle + _waves(x, 12.0, 30.0, (150.0, 300.0))
