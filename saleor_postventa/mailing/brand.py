"""How a shop looks in mails and on its pages, with colours that can be read whatever it chose."""

from dataclasses import dataclass
from functools import cache

from saleor_postventa.shops.models import Shop

from .look import DARK, LIGHT

READABLE = 4.5
INK, PAPER, NIGHT, BLACK = LIGHT["ink"], LIGHT["card"], DARK["card"], "#000000"


@dataclass(frozen=True)
class Brand:
    """`color` under `on_color` text; `link` on white and `dark_link` on the dark background, all at 4.5:1 or more."""

    name: str
    logo_url: str | None
    storefront_url: str | None
    postal_address: str
    contact: str
    color: str
    on_color: str
    link: str
    dark_link: str

    @property
    def initial(self) -> str:
        """For the icon in the browser's tab, on the shop's colour."""
        return next((letter for letter in self.name if letter.isalnum()), "").upper()


def brand_of(shop: Shop) -> Brand:
    chosen = shop.preferences
    return Brand(
        name=chosen.sender_name or shop.name or shop.slug,
        logo_url=str(chosen.logo_url) if chosen.logo_url else None,
        storefront_url=str(chosen.storefront_url) if chosen.storefront_url else None,
        postal_address=chosen.postal_address,
        contact=chosen.reply_to or chosen.sender_email or "",
        color=chosen.brand_color,
        on_color=ink_on(chosen.brand_color),
        link=readable(chosen.brand_color, on=PAPER),
        dark_link=readable(chosen.brand_color, on=NIGHT),
    )


@cache
def ink_on(color: str) -> str:
    """White or black, whichever can be read on a colour: one of them always can."""
    return max((PAPER, BLACK), key=lambda ink: contrast(ink, color))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def readable(color: str, *, on: str) -> str:
    """The colour itself, or its nearest mix with ink or paper that can be read on a background."""
    away = max((INK, PAPER), key=lambda end: contrast(end, on))
    mixes = (_mixed(color, away, step / 20) for step in range(21))
    return next((mix for mix in mixes if contrast(mix, on) >= READABLE), away)


def _mixed(color: str, other: str, share: float) -> str:
    parts = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _luminance(color: str) -> float:
    linear = [
        c / 12.92 if (c := value / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for value in _channels(color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(color: str) -> list[int]:
    return [int(color[i : i + 2], 16) for i in (1, 3, 5)]
