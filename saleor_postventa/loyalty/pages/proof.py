"""For everybody: with which keys the shop signs its ledger, and the newest root that it signed. It names nobody."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from saleor_postventa.loyalty.ledger.chain import moment_text
from saleor_postventa.loyalty.ledger.statements import told_root
from saleor_postventa.loyalty.models import DailyRoot, SigningKey
from saleor_postventa.people.visits import shopper_page


@shopper_page
@require_safe
def proof(request: Any) -> HttpResponse:
    """JSON: `shop`, `verifier` (where the program is), `keys` (the newest first); `root` is None before the first."""
    newest = DailyRoot.objects.select_related("key").order_by("-number").first()
    response: HttpResponse = JsonResponse(
        {
            "shop": request.shop.api_url,
            "verifier": request.build_absolute_uri(static("loyalty/verify_points.py")),
            "keys": [
                {"public_key": key.public_key, "made_at": moment_text(key.made_at)}
                for key in SigningKey.objects.order_by("-pk")
            ],
            **(told_root(newest) if newest else {"root": None}),
        }
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
