"""The verbs of loyalty."""

from .programmes import check_programme, discard_programme, publish_programme, save_programme

__all__ = ["check_programme", "discard_programme", "publish_programme", "save_programme"]
