"""Flows that a shop may start from: as they stand they can be published, in Spanish and in English."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.registry import Registry

from .document import FlowDocument, read


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyMade:
    """`title` is what the team calls it, `summary` says what it is good for."""

    code: str
    title: Promise
    summary: Promise
    content: dict[str, Any]

    @property
    def document(self) -> FlowDocument:
        return read(self.content)


ready_made: Registry[ReadyMade] = Registry("flows to start from")


def text(en: str, es: str) -> dict[str, str]:
    return {"en": en, "es": es}


def block(kind: str, **words: Any) -> dict[str, Any]:
    return {"kind": kind, **words}


def mail(subject: dict[str, str], preview: dict[str, str], *blocks: dict[str, Any]) -> dict[str, Any]:
    return {"subject": subject, "preview": preview, "blocks": list(blocks)}


TO_SHOP = block("button", text=text("Go to the shop", "Ir a la tienda"), leads="shop")


def wait(code: str, days: int) -> dict[str, Any]:
    """Until ten in the morning: nobody likes to be written to at night."""
    return {"kind": "wait", "code": code, "days": days, "at": "10:00"}


def send(code: str, content: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "send", "code": code, "mail": content, **more}


def _add(code: str, title: Promise, summary: Promise, content: Callable[[], dict[str, Any]]) -> None:
    ready_made.add(code, ReadyMade(code=code, title=title, summary=summary, content=content()))


def _care() -> dict[str, Any]:
    return {
        "names": text("Tips on what you bought", "Consejos sobre lo que compraste"),
        "topic": "tips",
        "trigger": {"code": "delivered"},
        "exits": ["return", "case", "unsubscribe", "cancelled", "all_returned"],
        "again_after_days": 0,
        "holdout_percent": 0,
        "steps": [
            wait("settle_in", 3),
            send(
                "guides",
                mail(
                    text("Getting the most out of your order", "Para sacarle partido a tu pedido"),
                    text("How to use it, and how to make it last.", "Cómo usarlo y cómo hacer que dure."),
                    block("heading", text=text("Enjoy it for long", "Que lo disfrutes mucho tiempo")),
                    block(
                        "text",
                        text=text(
                            "Hello {first_name}, your order {order_number} has been with you for a few days. Here is "
                            "how to use what you bought, and how to make it last.\n\nIf something is not right, answer "
                            "this mail. A person will read it.",
                            "Hola, {first_name}: ya llevas unos días con tu pedido {order_number}. Aquí tienes cómo "
                            "usar lo que compraste y cómo hacer que dure.\n\nSi algo no está bien, responde a este "
                            "correo: lo leerá una persona.",
                        ),
                    ),
                    block("guides", is_needed=True),
                ),
            ),
        ],
    }


def _cross_sell() -> dict[str, Any]:
    return {
        "names": text("What goes with your order", "Lo que va con tu pedido"),
        "topic": "offers",
        "trigger": {"code": "delivered"},
        "audience": {"conditions": [{"kind": "nps", "classes": ["detractor"], "is_not": True}]},
        "again_after_days": 30,
        "steps": [
            wait("two_weeks", 14),
            send(
                "offer",
                mail(
                    text("What goes with your order", "Lo que va bien con tu pedido"),
                    text("Chosen by what you kept.", "Elegido por lo que te quedaste."),
                    block("heading", text=text("To go with what you bought", "Para acompañar lo que compraste")),
                    block(
                        "text",
                        text=text(
                            "Hello {first_name}, here is what may go with your order {order_number}. Under each you "
                            "read why we show it.",
                            "Hola, {first_name}: esto puede ir bien con tu pedido {order_number}. Debajo de cada cosa "
                            "lees por qué te la enseñamos.",
                        ),
                    ),
                    block("products", source="for_order", count=3),
                ),
            ),
        ],
    }


def _replenish() -> dict[str, Any]:
    return {
        "names": text("Before it runs out", "Antes de que se acabe"),
        "topic": "offers",
        "trigger": {"code": "used_up", "settings": {"days": 60}},
        "again_after_days": 0,
        "steps": [
            wait("morning", 0),
            send(
                "again",
                mail(
                    text("Running low?", "¿Se está acabando?"),
                    text("If you still have enough, do nothing.", "Si aún te queda, no hagas nada."),
                    block("heading", text=text("Time for more?", "¿Toca reponer?")),
                    block(
                        "text",
                        text=text(
                            "Hello {first_name}, what you bought in order {order_number} may soon be used up. If you "
                            "still have enough, you need do nothing.",
                            "Hola, {first_name}: puede que se te esté acabando lo que compraste en el pedido "
                            "{order_number}. Si aún te queda, no tienes que hacer nada.",
                        ),
                    ),
                    block("products", source="again", count=2),
                ),
            ),
        ],
    }


def _birthday() -> dict[str, Any]:
    return {
        "names": text("Happy birthday", "Feliz cumpleaños"),
        "topic": "offers",
        "trigger": {"code": "birthday"},
        "exits": ["case", "unsubscribe"],
        "steps": [
            wait("morning", 0),
            send(
                "wish",
                mail(
                    text("Happy birthday, {first_name}", "Feliz cumpleaños, {first_name}"),
                    text("A small present from us.", "Un pequeño regalo de nuestra parte."),
                    block("heading", text=text("Happy birthday", "¡Feliz cumpleaños!")),
                    block(
                        "text",
                        text=text(
                            "Thank you for being with us, {first_name}. This is our present: a code made for you.",
                            "Gracias por estar con nosotros, {first_name}. Este es nuestro regalo: un código hecho "
                            "para ti.",
                        ),
                    ),
                    block("coupon", takes="percent", percent="10", days=30),
                    TO_SHOP,
                ),
                lasts_days=3,
            ),
        ],
    }


def _win_back() -> dict[str, Any]:
    return {
        "names": text("It has been a while", "Hace tiempo que no te vemos"),
        "topic": "offers",
        "trigger": {"code": "quiet", "settings": {"days": 120}},
        "audience": {"conditions": [{"kind": "orders", "at_least": 2}]},
        "again_after_days": 365,
        "steps": [
            wait("morning", 0),
            send(
                "hello",
                mail(
                    text("It has been a while", "Hace tiempo que no nos vemos"),
                    text("A few things by what you bought before.", "Algunas cosas, por lo que ya compraste."),
                    block("heading", text=text("Good to see you again", "Qué bien verte de nuevo")),
                    block(
                        "text",
                        text=text(
                            "Hello {first_name}, it has been a while since your last order. We looked for a few things "
                            "by what you bought before; under each you read why.",
                            "Hola, {first_name}: hace tiempo de tu último pedido. Hemos buscado algunas cosas por lo "
                            "que ya compraste; debajo de cada una lees por qué.",
                        ),
                    ),
                    block("products", source="for_person", count=3),
                ),
            ),
            wait("two_weeks", 14),
            send(
                "present",
                mail(
                    text("Something for your next order", "Algo para tu próximo pedido"),
                    text("A code made for you.", "Un código hecho para ti."),
                    block("heading", text=text("A reason to come back", "Un motivo para volver")),
                    block(
                        "text",
                        text=text(
                            "We would be glad to have you back, {first_name}. If not, that is fine: this is the last "
                            "mail of its kind for a year.",
                            "Nos alegraría que volvieras, {first_name}. Si no, no pasa nada: es el último correo así "
                            "en un año.",
                        ),
                    ),
                    block("coupon", takes="percent", percent="10", days=30),
                    TO_SHOP,
                ),
            ),
        ],
    }


def _personal_touch() -> dict[str, Any]:
    return {
        "names": text("A personal touch", "Un detalle personal"),
        "topic": "tips",
        "trigger": {"code": "paid", "settings": {"number": 1}},
        "exits": ["cancelled"],
        "again_after_days": None,
        "holdout_percent": 0,
        "steps": [
            {
                "kind": "task",
                "code": "card",
                "what": "card",
                "text": text(
                    "First order: print the thank-you card, sign it by hand and put it into the parcel.",
                    "Primer pedido: imprime la tarjeta de agradecimiento, fírmala a mano y ponla en el paquete.",
                ),
                "within_days": 1,
            }
        ],
    }


def _level() -> dict[str, Any]:
    return {
        "names": text("A new level", "Nivel nuevo"),
        "topic": "loyalty",
        "trigger": {"code": "level_reached"},
        "exits": ["case", "unsubscribe"],
        "again_after_days": 0,
        "steps": [
            wait("next_day", 1),
            send(
                "welcome",
                mail(
                    text("What your new level brings you", "Lo que te da tu nuevo nivel"),
                    text("Thank you for staying with us.", "Gracias por seguir con nosotros."),
                    block("heading", text=text("Well earned", "Te lo has ganado")),
                    block(
                        "text",
                        text=text(
                            "Congratulations, {first_name}. In your account you see what your level gives you, and "
                            "until when you have it.",
                            "Enhorabuena, {first_name}. En tu cuenta ves lo que te da tu nivel y hasta cuándo lo "
                            "tienes.",
                        ),
                    ),
                    block("button", text=text("See your points", "Ver tus puntos"), leads="points"),
                ),
            ),
        ],
    }


_add(
    "care_tips",
    _("Tips and care, some days after the delivery"),
    _("How to use and look after what they bought, with your guides. It offers nothing."),
    _care,
)
_add(
    "cross_sell",
    _("What goes with it, two weeks after the delivery"),
    _("Three products that go with what they kept. Nobody with something open gets it."),
    _cross_sell,
)
_add("replenish", _("Before it runs out"), _("For what is used up: reminds them when it should be."), _replenish)
_add("birthday", _("Birthday"), _("A wish and a code of their own, where they told you the day."), _birthday)
_add("win_back", _("It has been a while"), _("Two mails to those who came twice and then stayed away."), _win_back)
_add(
    "personal_touch",
    _("A personal touch with the first order"),
    _("Asks the team to put a signed card into the first parcel."),
    _personal_touch,
)
_add("new_level", _("A new level"), _("The day after somebody reaches a level of your programme."), _level)
