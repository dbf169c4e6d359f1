"""The ASGI entry: settings and apps first, then the application."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saleor_postventa.config.settings")
django.setup(set_prefix=False)

from .web import application  # noqa: E402 (its modules need the apps to be ready)

__all__ = ["application"]
