"""Whether it can be returned at all."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from saleor_postventa.core.pieces import Nothing, Piece, Texts, text_in
from saleor_postventa.legal.laws import Law
from saleor_postventa.returns.policy.kinds import Breach, Subject, add_action, harmless

_ABOUT = Subject.VERDICT


class Reject(Piece):
    """`reason` is what the shopper reads, by language: it finishes "It can't be returned: ..."."""

    reason: Texts


class Review(Piece):
    note: str = ""


def _refuses(_value: Piece, law: Law) -> Breach:
    return Breach("refused", law.withdrawal.article)


def _hides(_value: Piece, law: Law) -> Breach:
    return Breach("hidden", law.withdrawal.form_article)


add_action(
    "bypass_final_sale",
    _ABOUT,
    gettext_lazy("treat a final sale like any other"),
    Nothing,
    lambda value: [("final_sale", False)],
    breach=harmless,
    says=lambda value: _("final sales can be returned too"),
)
add_action(
    "reject",
    _ABOUT,
    gettext_lazy("reject"),
    Reject,
    lambda value: [("reject", value.reason)],
    breach=_refuses,
    says=lambda value: _("it can't be returned: {reason}").format(reason=text_in(value.reason, get_language() or "en")),
)
add_action(
    "needs_review",
    _ABOUT,
    gettext_lazy("let a person look at it"),
    Review,
    lambda value: [("review", value.note)],
    breach=harmless,
    says=lambda value: _("a person of our team looks at it first"),
)
add_action(
    "hide_product",
    _ABOUT,
    gettext_lazy("hide the product from returns"),
    Nothing,
    lambda value: [("hidden", True)],
    breach=_hides,
    says=None,
)
