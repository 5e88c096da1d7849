"""Where things are: the Dutch municipalities, the regions around them, and how a text names them."""

from coalition.areas.mentions import Mention, mentioned
from coalition.areas.municipality import (
    YEAR,
    Municipality,
    Predecessor,
    current,
    distance_km,
    municipalities,
    municipality,
    predecessors,
    vanished,
)
from coalition.areas.names import formerly, named
from coalition.areas.nuts import containing, nuts_name, within
from coalition.areas.outlines import outline, point
from coalition.areas.plane import VIEW_BOX

__all__ = [
    "VIEW_BOX",
    "YEAR",
    "Mention",
    "Municipality",
    "Predecessor",
    "containing",
    "current",
    "distance_km",
    "formerly",
    "mentioned",
    "municipalities",
    "municipality",
    "named",
    "nuts_name",
    "outline",
    "point",
    "predecessors",
    "vanished",
    "within",
]
