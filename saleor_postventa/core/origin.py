"""Where a URL lives."""

from urllib.parse import urlsplit


def origin_of(url: str) -> str:
    """Scheme and host of a URL: `https://shop.example.com:8443`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
