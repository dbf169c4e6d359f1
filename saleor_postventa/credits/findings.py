"""What there is to say of a shop's store credit."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop

from .queries import code_troubles, credit_troubles
from .rules import CodeTrouble, CreditTrouble


@finds
def store_credit(shop: Shop) -> Iterator[Finding]:
    for trouble, count in sorted(credit_troubles().items()):
        title = _("{count} store credits could not be issued.").format(count=count)
        yield Finding(f"credit_{trouble}", Level.WARNING, title, CreditTrouble(trouble).label)


@finds
def voucher_codes(shop: Shop) -> Iterator[Finding]:
    for trouble, count in sorted(code_troubles().items()):
        title = _("{count} voucher codes could not be issued.").format(count=count)
        yield Finding(f"voucher_code_{trouble}", Level.WARNING, title, CodeTrouble(trouble).label)
