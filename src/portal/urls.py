"""All addresses of the site."""

from django.urls import include, path

from portal.base.views import closed

urlpatterns = [
    path("", include("portal.front.urls")),
    path("", include("portal.members.urls")),
    path("", include("portal.trust.urls")),
    path("", include("portal.tenders.urls")),
    path("", include("portal.coalitions.urls")),
    path("", include("portal.programme.urls")),
    path("", include("portal.stories.urls")),
    path("", include("portal.ledger.urls")),
    path(
        "account/email/", closed, name="account_email"
    ),  # nobody changes the address on which they were invited
    path("account/", include("allauth.urls")),
]
