"""Celery: workers that are woken, and a beat that sweeps. The work itself stands in the tables."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saleor_postventa.config.settings")

app = Celery("saleor_postventa")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["saleor_postventa.config"])
