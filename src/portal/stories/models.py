"""The table of stories."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Story(models.Model):
    """A column or a report that members may read."""

    personal: ClassVar[dict[str, str]] = {"author": "a story is signed; as long as it stands"}

    class Kind(models.TextChoices):
        """What it is."""

        CHAIR = "chair", _("From the chair")
        REPORT = "report", _("Report of a visit")
        NEWS = "news", _("News")

    slug = models.SlugField(max_length=100, primary_key=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=160)
    intro = models.TextField()
    body = models.TextField()
    author = models.CharField(max_length=120)
    published_on = models.DateField()

    class Meta:
        ordering = ["-published_on", "title"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of the story."""
        return reverse("story", args=[self.slug])
