"""Pictures of products: a tone and a sign, drawn on the spot."""

from saleor_postventa.sandbox.world.catalogue import Product

_SIGNS = {
    "tent": "M3 19 12 4l9 15M12 4v15M9 19l3-5 3 5",
    "pack": "M7 9a5 5 0 0 1 10 0v11H7zM9 14h6v6H9zM10 4.5V3h4v1.5",
    "moon": "M19 14.5A8 8 0 1 1 9.500 5a6.500 6.500 0 0 0 9.500 9.500z",
    "flame": "M12 3c1 4 5 5.500 5 10.500a5 5 0 0 1-10 0C7 11 8.500 10 9 8c2 1 2.500 2.500 2.500 4C13 10 13 6 12 3z",
    "shirt": "M8 4 3.500 7l2 4L8 10v10h8V10l2.500 1 2-4L16 4c-1 2-7 2-8 0z",
    "boot": "M8 3v11l-3 2v4h15v-2c0-2.500-4-3-6-5V3zM5 18h15",
    "lamp": "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.500 11v2h7v-2A6 6 0 0 0 12 3z",
    "cloth": "M4 5h16v14H4zM4 9h16M4 15h16M8 5v14M16 5v14",
    "leaf": "M5 19C4 10 10 4 20 4c0 10-6 16-14 14zM5 19l8-8",
    "bowl": "M3 11h18a9 9 0 0 1-6 8H9a9 9 0 0 1-6-8zM9 7c0-2 2-2 2-4M14 7c0-2 2-2 2-4",
    "box": "M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9",
}


def draw_product(product: Product | None, size: int) -> str:
    hue, sign = (product.hue, product.pictogram) if product else (210, "box")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 48 48">'
        f'<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="hsl({hue} 42% 88%)"/>'
        f'<stop offset="1" stop-color="hsl({(hue + 28) % 360} 38% 76%)"/></linearGradient></defs>'
        f'<rect width="48" height="48" fill="url(#g)"/>'
        f'<g transform="translate(9 9) scale(1.25)" fill="none" stroke="hsl({hue} 45% 24%)" stroke-width="1.300" '
        f'stroke-linejoin="round" stroke-linecap="round"><path d="{_SIGNS.get(sign, _SIGNS["box"])}"/></g></svg>'
    )
