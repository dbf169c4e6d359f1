"""Stored codes in people's words; a code that this program no longer knows stands for itself."""

from django.db.models import TextChoices
from django.utils.functional import Promise

from saleor_postventa.core.registry import Registry

from .codes import Topic

kind_labels: Registry[Promise] = Registry("labels of mail kinds")


def kind_label(code: str) -> str:
    return str(kind_labels.get(code)) if code in kind_labels else code


def topic_label(code: str) -> str:
    return reason_label(Topic, code)


def reason_label(choices: type[TextChoices], code: str) -> str:
    return str(choices(code).label) if code in choices.values else code
