"""What people say in the demo's shop. Two halves are put together, so that no two of them say the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

Halves = tuple[Sequence[str], Sequence[str]]


@dataclass
class Sayings:
    """What was said once is not said again: words that somebody else sent before would be taken for spam."""

    chance: Random
    said: set[str] = field(default_factory=set)

    def of(self, halves: Halves) -> str:
        openings, rest = halves
        for _try in range(60):
            opening, more = self.chance.choice(openings), self.chance.choice(rest)
            text = f"{opening} {more}".strip()
            if text not in self.said:
                self.said.add(text)
                return text
        return ""


# By language and by what the score makes of who gave it.
ANSWERS: dict[tuple[str, str], Halves] = {
    ("es", "promoter"): (
        (
            "Todo perfecto.",
            "Muy contenta.",
            "Repetiré.",
            "Genial.",
            "Sin ninguna queja.",
            "De diez.",
            "Me encanta.",
            "",
        ),
        (
            "El pedido llegó dos días antes de lo previsto.",
            "La calidad se nota nada más abrirlo.",
            "Venía muy bien embalado, sin plástico.",
            "La talla es perfecta, igual que en la guía.",
            "Me ayudaron por teléfono a elegir y acertaron.",
            "Es tal como en las fotos.",
            "El repartidor, amable y puntual.",
            "Buen precio para lo que dura.",
            "El cambio de talla fue facilísimo.",
            "Lo uso todas las semanas y sigue como nuevo.",
        ),
    ),
    ("es", "passive"): (
        ("Bien en general.", "Correcto.", "Todo bien, con un pero.", "No está mal.", "Contento, aunque", ""),
        (
            "el envío tardó algo más de lo que decía la web.",
            "los gastos de envío me parecen un poco altos.",
            "la caja era enorme para lo que traía dentro.",
            "la talla queda algo grande.",
            "el color es más oscuro que en la foto.",
            "no encontraba en la página cómo cambiar la dirección.",
            "me habría gustado saber por dónde iba el paquete.",
            "el precio subió desde la última vez.",
        ),
    ),
    ("es", "detractor"): (
        ("Decepcionado.", "Mal.", "No repetiré así.", "Esperaba más de vosotros.", "Una lástima.", ""),
        (
            "El envío tardó tres semanas y nadie me avisó.",
            "El repartidor dejó el paquete en la calle.",
            "Se rompió al segundo uso.",
            "La caja llegó aplastada y lo de dentro roto.",
            "Escribí dos correos y no me contestaron.",
            "La talla no tiene nada que ver con la guía.",
            "El color no es el de la foto.",
            "Todavía espero el reembolso de lo que devolví.",
            "Faltaba un artículo y tuve que reclamarlo.",
            "La web me cobró dos veces el envío.",
        ),
    ),
    ("en", "promoter"): (
        (
            "All perfect.",
            "Very happy.",
            "Will buy again.",
            "Great.",
            "No complaints.",
            "Ten out of ten.",
            "Love it.",
            "",
        ),
        (
            "It arrived two days early.",
            "You can feel the quality.",
            "Nicely packed, and no plastic.",
            "The size is spot on.",
            "Your team helped me choose on the phone.",
            "It looks just like the photos.",
            "The driver was friendly and on time.",
            "Good price for something that lasts.",
            "Swapping the size was easy.",
            "I use it every week and it still looks new.",
        ),
    ),
    ("en", "passive"): (
        ("Fine overall.", "OK.", "Good, with one but.", "Not bad.", ""),
        (
            "Delivery took longer than the website said.",
            "The delivery costs are a bit high.",
            "The box was huge for what was in it.",
            "The size comes up a little large.",
            "The colour is darker than in the photo.",
            "I would have liked to see where my parcel was.",
            "The price went up since last time.",
        ),
    ),
    ("en", "detractor"): (
        ("Disappointed.", "Bad.", "I expected more.", "A pity.", ""),
        (
            "Delivery took three weeks and nobody told me.",
            "The driver left the parcel in the street.",
            "It broke the second time I used it.",
            "The box arrived crushed, and so was what was in it.",
            "I wrote twice and got no answer.",
            "The size is nothing like your guide.",
            "The colour is not the one in the photo.",
            "I am still waiting for my refund.",
            "One item was missing and I had to ask for it.",
        ),
    ),
}

# What the team wrote down for itself, by what came of a case.
NOTES: dict[str, Sequence[str]] = {
    "recovered": (
        "Le llamamos y le pedimos perdón. Le mandamos otra pieza el mismo día y se quedó tranquilo.",
        "Hablado por teléfono: el transportista lo reconoce. Contenta con la respuesta.",
        "Se le cambió la talla sin coste y le llegó en dos días.",
    ),
    "compensated": (
        "Se le devuelven los gastos de envío como gesto.",
        "Le damos 10 € de saldo por la espera.",
    ),
    "explained": (
        "Le explicamos los plazos de Canarias; los ponemos más claros en la web.",
        "El reembolso salió el día 3; le pasamos el justificante del banco.",
    ),
    "no_reply": ("Llamado dos veces y escrito una: no contesta.",),
    "not_justified": ("Se equivocó de tienda: el pedido no era nuestro.",),
}

# Of products, by how many stars go along with it.
REVIEWS: dict[tuple[str, str], Halves] = {
    ("es", "good"): (
        (
            "Llevo un mes usándolo y estoy encantado.",
            "Mejor de lo que esperaba.",
            "Se nota que está bien hecho.",
            "Lo regalé y acerté.",
            "Es mi segunda compra de lo mismo.",
            "Justo lo que buscaba.",
        ),
        (
            "El color es el de la foto.",
            "Lo recomiendo sin dudar.",
            "Ha ido ya a tres salidas y sigue como nuevo.",
            "Pesa menos de lo que parece.",
            "El tamaño está muy bien pensado.",
            "A mi hermana le ha gustado tanto que ha pedido otro.",
        ),
    ),
    ("es", "fair"): (
        ("Cumple.", "Está bien, sin más.", "Bueno, pero mejorable.", "Para el precio esperaba algo más."),
        (
            "El color es algo más oscuro que en la foto.",
            "Es un poco más pequeño de lo que imaginaba.",
            "La caja venía demasiado llena de papel.",
            "El precio me parece alto para lo que es.",
        ),
    ),
    ("es", "poor"): (
        ("No lo volvería a comprar.", "Me ha decepcionado.", "Muy justo de calidad."),
        (
            "Llegó con un golpe.",
            "A las dos semanas ya se veía viejo.",
            "No se parece al de la foto.",
        ),
    ),
    ("en", "good"): (
        (
            "A month in and I am delighted.",
            "Better than I expected.",
            "You can tell that it is well made.",
            "Bought it as a gift, and it was right.",
            "My second one of these.",
            "Exactly what I was looking for.",
        ),
        (
            "The colour is the one in the photo.",
            "I recommend it without a doubt.",
            "Three trips so far and it still looks new.",
            "Lighter than it looks.",
            "The size is well thought out.",
        ),
    ),
    ("en", "fair"): (
        ("It does the job.", "Fine, no more.", "Good, could be better."),
        (
            "The colour is a little darker than in the photo.",
            "A bit smaller than I had imagined.",
            "The price is high for what it is.",
        ),
    ),
    ("en", "poor"): (
        ("I would not buy it again.", "Disappointing."),
        ("It arrived with a dent.", "It looked old after two weeks.", "Nothing like the photo."),
    ),
}
# More of what is worn, for the second half.
WORN: dict[tuple[str, str], Sequence[str]] = {
    ("es", "good"): ("Aguanta lluvia, barro y lavadora.", "La talla es la de siempre.", "Abriga y no pesa."),
    ("es", "fair"): ("Tarda bastante en secar.", "La talla va justa: pide una más."),
    ("es", "poor"): ("Se descosió por un lado a las dos semanas.", "Me calé en la primera salida."),
    ("en", "good"): ("It takes rain, mud and the washing machine.", "True to size.", "Warm, and weighs nothing."),
    ("en", "fair"): ("It takes a while to dry.", "It comes up small: take one size more."),
    ("en", "poor"): ("A seam came apart after two weeks.", "I got soaked the first time out."),
}
TITLES: dict[tuple[str, str], Sequence[str]] = {
    ("es", "good"): ("Un acierto", "Muy recomendable", "Me encanta", "De los buenos", ""),
    ("es", "fair"): ("Correcto", "Cumple", "Ni fu ni fa", ""),
    ("es", "poor"): ("Decepción", "No aguanta", ""),
    ("en", "good"): ("A keeper", "Highly recommended", "Love it", ""),
    ("en", "fair"): ("Does the job", "Fine", ""),
    ("en", "poor"): ("Disappointed", ""),
}
REPLIES: dict[tuple[str, str], str] = {
    ("es", "good"): "Gracias por contarlo. Nos alegra que os acompañe.",
    ("es", "fair"): "Gracias, nos ayuda: hemos añadido esta nota a la guía de tallas.",
    ("es", "poor"): "Lo sentimos. Está en garantía: escríbenos y te mandamos otro, o te devolvemos el dinero.",
    ("en", "good"): "Thank you for telling us. We are glad that you enjoy it.",
    ("en", "fair"): "Thank you, this helps: we added it to the size guide.",
    (
        "en",
        "poor",
    ): "We are sorry. It is under guarantee: write to us and we send another one, or give your money back.",
}
