"""The flat plane of the map: degrees on the globe to units of an SVG view box, y downwards."""

from math import cos, radians

VIEW_BOX: tuple[int, int, int, int] = (0, 0, 1000, 1182)
"""x, y, width and height of the map of the Netherlands, in units of about 265 metres."""

WEST = 3.35
NORTH = 53.56
UNITS_A_DEGREE = 420.0
MIDDLE = cos(radians(52.2))
"""How much shorter a degree of longitude is than one of latitude in the middle of the country."""


def project(lon: float, lat: float) -> tuple[float, float]:
    """Return x and y in units of the view box, rounded to a tenth (26 metres)."""
    x = (lon - WEST) * MIDDLE * UNITS_A_DEGREE
    y = (NORTH - lat) * UNITS_A_DEGREE
    return round(x, 1), round(y, 1)
