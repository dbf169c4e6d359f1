"""Pages at /s/<shop>/."""

from django.urls import path

from .pages import proof

app_name = "loyalty"
urlpatterns = [
    path("points/proof/", proof.proof, name="proof"),
]
