"""Where mail services report to, at /api/mail/events/<provider>/."""

from django.urls import path

from .reports import provider_events

urlpatterns = [path("<slug:provider>/", provider_events, name="mail-events")]
