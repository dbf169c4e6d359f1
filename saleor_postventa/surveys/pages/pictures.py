"""A picture that somebody sent, as a browser may show it and nothing more."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404


def picture_response(file: FieldFile) -> FileResponse:
    """Raises Http404 where it is gone."""
    if not file.name or not file.storage.exists(file.name):
        raise Http404
    response = FileResponse(file.open("rb"), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
