"""Pictures that people send. Each is drawn anew, so that what a camera adds (place, time, device) stays out."""

import io
import struct
from typing import IO, Any, Protocol

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from saleor_postventa.core.errors import Refusal

MOST_MEGABYTES = 10
MOST_PIXELS = 50_000_000  # decoded, a fifth of a gigabyte
LONGEST_SIDE = 2000
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP")
WHITE = (255, 255, 255)
# A decoder that is fed nonsense raises whatever it stumbles over.
UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, OverflowError, struct.error)
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class Upload(Protocol):
    """The part of Django's UploadedFile that is used; its name and its type are the sender's say, and not asked."""

    size: int | None

    def read(self, num_bytes: int = ..., /) -> bytes: ...


class PhotoTooLarge(Refusal):
    code = "too_large"
    text = _("This photo has more than {most} MB. Send a smaller one, or a screenshot of it.")


class PhotoTooWide(Refusal):
    code = "too_many_pixels"
    text = _("This picture has too many pixels to be opened. Send a smaller one.")


class NotAPhoto(Refusal):
    code = "not_a_photo"
    text = _("We can't open this as a photo. Send a JPEG, PNG or WebP picture.")


def read_upload(uploaded: Upload, *, most: int) -> bytes:
    """All of it, where that is not more than `most` MB, whatever size it claims. Raises PhotoTooLarge."""
    limit = most * 1024 * 1024
    content = b"" if (uploaded.size or 0) > limit else uploaded.read(limit + 1)
    if (uploaded.size or 0) > limit or len(content) > limit:
        raise PhotoTooLarge(field="file", most=most)
    return content


def redrawn(content: bytes) -> bytes:
    """The picture alone, upright, in sRGB, at most 2000 pixels long. Raises PhotoTooWide, NotAPhoto."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise PhotoTooWide(field="file")
            return _as_jpeg(found)
    except BOMBS as error:
        raise PhotoTooWide(field="file") from error
    except UNREADABLE as error:
        raise NotAPhoto(field="file") from error


def _as_jpeg(found: Image.Image) -> bytes:
    found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded at a fraction of its size
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture = _on_white(_in_srgb(ImageOps.exif_transpose(found)))
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    written: IO[bytes] = io.BytesIO()
    clean.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    written.seek(0)
    return written.read()


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Phones write in wider colour spaces; without their profile the colours would be wrong."""
    profile: Any = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK"}:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, *UNREADABLE):
        return picture  # a broken profile says nothing about the picture


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    drawn = picture.convert("RGBA")
    paper = Image.new("RGBA", drawn.size, (*WHITE, 255))
    return Image.alpha_composite(paper, drawn).convert("RGB")
