"""What is read of points and programmes."""

from .programmes import content_of, draft_programme, programme_at, programmes_in_force, version_at

__all__ = ["content_of", "draft_programme", "programme_at", "programmes_in_force", "version_at"]
