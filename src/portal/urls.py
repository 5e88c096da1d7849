"""All addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.front.urls")),
    path("", include("portal.members.urls")),
    path("", include("portal.trust.urls")),
    path("", include("portal.tenders.urls")),
    path("", include("portal.coalitions.urls")),
    path("", include("portal.programme.urls")),
    path("", include("portal.stories.urls")),
    path("", include("portal.ledger.urls")),
    path("account/", include("allauth.urls")),
]
