"""What can be wrong with a notice: stable words, for whoever says it in another language."""

from __future__ import annotations

from enum import StrEnum


class NoticeFault(StrEnum):
    """Why a notice is refused, finer than the code of the refusal."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    PACKED = "packed"
    PDF = "pdf"
    OFFICE = "office"
    JSON = "json"
    WEB_PAGE = "web-page"
    NOT_XML = "not-xml"
    DAMAGED = "damaged"
    ENCODING = "encoding"
    DOCTYPE = "doctype"
    OTHER_DOCUMENT = "other-document"
    OTHER_VERSION = "other-version"
    OTHER_FORM = "other-form"
    INCOMPLETE = "incomplete"
    LOST_PARTY = "lost-party"
    DOUBLE_LOTS = "double-lots"
    TOO_MANY_LOTS = "too-many-lots"
    DATE = "date"
    TIME = "time"
    AMOUNT = "amount"
    CURRENCY = "currency"
    NUMBER = "number"
    CPV = "cpv"
