"""For load balancers: is the process alive, can it do its work."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from saleor_postventa.core.database import DatabaseState, database_state


@never_cache
def live(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"live": True})


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """503 where the database is not there, does not answer, or has not been migrated."""
    state = database_state()
    if state != DatabaseState.READY:
        return JsonResponse({"ready": False, "database": state}, status=503)
    return JsonResponse({"ready": True})
