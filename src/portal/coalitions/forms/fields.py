"""Fields that several forms of a room have."""

from __future__ import annotations

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day, typed as dd-mm-yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%d-%m-%Y", attrs={"inputmode": "numeric"}))
        super().__init__(input_formats=["%d-%m-%Y", "%Y-%m-%d"], **kwargs)
