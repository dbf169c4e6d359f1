"""The programme in force for everybody, in the words that its own rules give."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from saleor_postventa.core.clock import now
from saleor_postventa.loyalty.models import ProgrammeVersion
from saleor_postventa.loyalty.programme.words import programme_in_words
from saleor_postventa.loyalty.queries import content_of, programme_at
from saleor_postventa.loyalty.queries.offer_words import rewards_in_words
from saleor_postventa.loyalty.queries.programmes import programmes_in_force
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import shopper_page

MOST_DIGITS = 10


@shopper_page
@require_safe
def terms(request: Any) -> HttpResponse:
    """Or of the one that an entry was reckoned by (`version`): what was published stays to be read."""
    current = programme_at(now())
    version = _asked(request.GET.get("version", "")) or current
    is_current = version == current
    values = {
        "version": version,
        "words": programme_in_words(content_of(version)) if version is not None else [],
        "rewards": rewards_in_words() if version is not None and is_current else [],
        "is_former": not is_current,
    }
    return shop_page(request, "loyalty/pages/terms.html", values)


def _asked(number: str) -> ProgrammeVersion | None:
    """None for none that was ever in force."""
    is_number = number.isascii() and number.isdigit() and len(number) < MOST_DIGITS
    return next((each for each in programmes_in_force(now()) if is_number and each.number == int(number)), None)
