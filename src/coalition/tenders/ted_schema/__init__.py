"""TED's own schema R2.0.9, in which notices were published from 2016 to 2022."""

from coalition.tenders.ted_schema.form import read_ted

__all__ = ["read_ted"]
