"""The words: what is asked for, what the team can say, why something is shown."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Part(TextChoices):
    """What is asked for. Each is measured apart: who is good at habits may be bad at news."""

    NEW = "new", _("something new")
    AGAIN = "again", _("something to buy again")
    ANY = "any", _("either")


class RuleKind(TextChoices):
    """What the team says of a product, everywhere or beside another one."""

    PIN = "pin", _("always first")
    BLOCK = "block", _("never")
    BOOST = "boost", _("more, or less, often")
    COMPLEMENT = "complement", _("goes well with another")
    SUBSTITUTE = "substitute", _("takes the place of another")


BESIDE_ANOTHER = frozenset({RuleKind.COMPLEMENT, RuleKind.SUBSTITUTE})
WITH_FACTOR = frozenset({RuleKind.BOOST, RuleKind.COMPLEMENT})


class Why(TextChoices):
    """Why a product is shown, the strongest reason alone."""

    PICKED = "picked", _("picked by the team")
    GOES_WITH = "goes_with", _("goes well with another")
    ALSO_BOUGHT = "also_bought", _("bought by the same customers")
    HABIT = "habit", _("bought before")
    CATEGORY_BESTSELLER = "category_bestseller", _("bestseller of the category")
    BESTSELLER = "bestseller", _("bestseller")
