"""The tokens of everything a shopper sees, pages and mails alike: colours for light and for dark screens.

A shop adds its brand's colour (`brand.py`); the rest is ours, and calm.
"""

type Tokens = dict[str, str]

LIGHT: Tokens = {
    "page": "#f6f6f4",
    "card": "#ffffff",
    "ink": "#1b1b1f",
    "quiet": "#55555e",
    "line": "#dcdce1",
    "edge": "#7c7c87",
    "soft": "#f0f0f3",
    "good": "#e7f4ea",
    "good-ink": "#14532d",
    "wait": "#fdf3dc",
    "wait-ink": "#6b4400",
    "bad": "#fdeaea",
    "bad-ink": "#8a1420",
    "focus": "#1a56db",
}
DARK: Tokens = {
    "page": "#111114",
    "card": "#1c1c20",
    "ink": "#f1f1f4",
    "quiet": "#b9b9c3",
    "line": "#3a3a42",
    "edge": "#8a8a96",
    "soft": "#27272c",
    "good": "#16301f",
    "good-ink": "#b7e4c7",
    "wait": "#38290c",
    "wait-ink": "#f6d896",
    "bad": "#3d1519",
    "bad-ink": "#ffc4c9",
    "focus": "#8ab4ff",
}


def as_css(tokens: Tokens) -> str:
    """`--page: #f6f6f4; --card: ...`"""
    return "; ".join(f"--{name}: {value}" for name, value in tokens.items())


def for_templates() -> dict[str, object]:
    """Mails name single tokens (`light.ink`), pages take all of them as custom properties."""
    return {"light": LIGHT, "dark": DARK, "light_css": as_css(LIGHT), "dark_css": as_css(DARK)}
