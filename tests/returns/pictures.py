"""Pictures as phones and mischief-makers send them."""

import io
import struct
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

RED, BLUE = (200, 20, 20), (20, 20, 200)
GPS = {1: "N", 2: (40.0, 25.0, 0.5), 3: "W", 4: (3.0, 42.0, 9.0)}


def picture(size: tuple[int, int] = (40, 30), *, mode: str = "RGB") -> Image.Image:
    """Red, with a blue strip along its upper edge."""
    drawn = Image.new("RGB", size, RED)
    drawn.paste(BLUE, (0, 0, size[0], size[1] // 3))
    return drawn.convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def from_phone(*, orientation: int = 1, size: tuple[int, int] = (40, 30)) -> bytes:
    """A JPEG that tells where, when and with what it was taken, and by whom."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Telefonazo"
    exif[ExifTags.Base.Artist] = "Lucia Perez"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(GPS)
    return encoded(picture(size), exif=exif, comment=b"taken at home")


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it is very large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def upload(content: bytes, name: str = "photo.jpg", content_type: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)
