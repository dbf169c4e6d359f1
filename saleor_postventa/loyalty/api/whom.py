"""For whom something is asked or done."""

from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customer_by_id, customers_by_saleor_ids
from saleor_postventa.web.ids import UnknownId, must_read_id
from saleor_postventa.web.viewer import Viewer


def customer_meant(viewer: Viewer, shown: str | None) -> Customer:
    """Shoppers are always meant themselves, whomever they name. Raises UnknownId."""
    if viewer.is_shopper:
        found = customers_by_saleor_ids([viewer.user_id]).get(viewer.user_id)
    else:
        found = customer_by_id(must_read_id("PostSaleCustomer", shown or "", field="customer_id"))
    if found is None or found.is_erased:
        raise UnknownId(field="customer_id")
    return found


def customer_if_known(viewer: Viewer, shown: str | None) -> Customer | None:
    """As `customer_meant`, for questions: None where there is nobody."""
    try:
        return customer_meant(viewer, shown)
    except UnknownId:
        return None
