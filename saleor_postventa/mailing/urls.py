"""Pages at /s/<shop>/mail/."""

from django.urls import path

from . import pages

app_name = "mailing"
urlpatterns = [
    path("unsubscribe/<str:token>/", pages.unsubscribe, name="unsubscribe"),
    path("preferences/<str:token>/", pages.preferences, name="preferences"),
    path("to/<str:token>/", pages.lead, name="lead"),
    path("confirm/<str:token>/", pages.confirm, name="confirm"),
]
