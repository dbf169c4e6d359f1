import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.returns.chores import forget_strays
from saleor_postventa.returns.files import forget_stray_files
from saleor_postventa.returns.models import FileKind, ReturnFile
from saleor_postventa.returns.photos import TooManyStray, take_photo
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.web.pictures import NotAPhoto, PhotoTooLarge, PhotoTooWide, redrawn
from saleor_postventa.web.uploads import UploadInfected
from tests.conftest import MovableClock

from .pictures import GPS, bomb, encoded, from_phone, picture, upload

pytestmark = pytest.mark.django_db
SHOPPER = Actor.shopper("VXNlcjox")


def kept(content: bytes, **sent: str) -> ReturnFile:
    return take_photo(upload(content, **sent), by=SHOPPER)


def opened(file: ReturnFile) -> Image.Image:
    with file.file.open() as stored:
        image = Image.open(io.BytesIO(stored.read()))
        image.load()
        return image


@pytest.mark.proves("A-B9", part="where, when and with what a photo was taken is not in the stored file")
def test_nothing_is_left_of_what_the_phone_added(in_norte: Shop) -> None:
    taken = from_phone()
    assert dict(Image.open(io.BytesIO(taken)).getexif().get_ifd(0x8825))[2] == GPS[2]
    file = kept(taken)
    image = opened(file)
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    with file.file.open() as stored:
        content = stored.read()
    for word in (b"Exif", b"Telefonazo", b"Lucia", b"taken at home", b"GPS", b"ICC_PROFILE", b"http"):
        assert word not in content


@pytest.mark.parametrize(
    ("orientation", "strip"),
    [(1, "top"), (3, "bottom"), (6, "right"), (8, "left")],
)
def test_stands_upright(in_norte: Shop, orientation: int, strip: str) -> None:
    image = opened(kept(from_phone(orientation=orientation, size=(60, 40))))
    assert image.size == ((60, 40) if orientation in (1, 3) else (40, 60))
    width, height = image.size
    edge = {"top": (width // 2, 2), "bottom": (width // 2, height - 3), "left": (2, height // 2)}
    red, _green, blue = image.getpixel(edge.get(strip, (width - 3, height // 2)))
    assert blue > 150 > red


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("WEBP", "RGBA")],
)
def test_every_kind_of_photo_becomes_a_jpeg(in_norte: Shop, kind: str, mode: str) -> None:
    file = kept(encoded(picture(mode=mode), kind), name="x.html", content_type="text/html")
    image = opened(file)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (40, 30))
    assert file.content_type == "image/jpeg"
    assert file.file.name.endswith(".jpg")
    assert file.size == file.file.size


def test_a_large_one_is_made_smaller(in_norte: Shop) -> None:
    assert opened(kept(encoded(picture((4200, 2100))))).size == (2000, 1000)


def test_what_is_transparent_becomes_white(in_norte: Shop) -> None:
    image = opened(kept(encoded(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")))
    assert all(part > 250 for part in image.getpixel((10, 10)))


def test_colours_are_those_that_the_profile_means(in_norte: Shop) -> None:
    """Its profile calls blue what others call red, so what is written as orange is meant as blue."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = usual.replace(b"rXYZ", b"____", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"____", b"bXYZ", 1)
    image = opened(kept(encoded(Image.new("RGB", (20, 20), (200, 100, 50)), icc_profile=swapped)))
    assert all(abs(a - b) < 8 for a, b in zip(image.getpixel((9, 9)), (50, 100, 200), strict=True))


def test_a_broken_profile_hinders_nothing(in_norte: Shop) -> None:
    assert opened(kept(encoded(picture(), icc_profile=b"nonsense"))).size == (40, 30)


def test_says_who_gave_it_and_knows_the_same_photo_again(in_norte: Shop) -> None:
    first, again, other = kept(from_phone()), kept(from_phone()), kept(encoded(picture((50, 30))))
    assert (first.actor_kind, first.actor_ref, first.kind) == ("shopper", "VXNlcjox", FileKind.PHOTO)
    assert first.digest == again.digest != other.digest
    assert len({first.file.name, again.file.name, other.file.name}) == 3


def test_twenty_megabytes_are_refused_in_plain_words(in_norte: Shop) -> None:
    with pytest.raises(PhotoTooLarge) as refused:
        kept(encoded(picture()) + b"\0" * 20 * 1024 * 1024)
    assert "10 MB" in refused.value.message
    assert refused.value.field == "file"
    assert not ReturnFile.objects.exists()


def test_a_size_that_is_not_told_is_counted(in_norte: Shop) -> None:
    sent = upload(encoded(picture()) + b"\0" * 11 * 1024 * 1024)
    sent.size = 7
    with pytest.raises(PhotoTooLarge):
        take_photo(sent, by=SHOPPER)


@pytest.mark.parametrize(("width", "height"), [(8000, 8000), (30000, 30000), (65000, 65000)])
def test_a_picture_that_would_fill_the_memory_is_refused(in_norte: Shop, width: int, height: int) -> None:
    content = bomb(width, height)
    assert len(content) < 200
    with pytest.raises(PhotoTooWide):
        kept(content)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 60
NO_PHOTOS = [
    b"",
    b"hello",
    b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    b"%PDF-1.7\n%%EOF",
    b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    b"BM" + b"\0" * 80,
    HEIC,
    encoded(picture())[:200],
    encoded(picture((300, 300)))[:900],
    encoded(picture(), "PNG")[:60],
    encoded(picture(), "TIFF"),
    encoded(picture(), "GIF"),
]


@pytest.mark.parametrize("content", NO_PHOTOS, ids=range(len(NO_PHOTOS)))
def test_what_is_no_photo_is_refused_whatever_it_is_called(in_norte: Shop, content: bytes) -> None:
    with pytest.raises(NotAPhoto):
        kept(content)
    assert not ReturnFile.objects.exists()


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's grumbling about what is spoilt
@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 40))
def test_spoilt_bytes_are_refused_or_redrawn_and_never_an_accident(spoilt: bytes, at: int, cut: int) -> None:
    content = from_phone()
    try:
        shown = redrawn(content[:at] + spoilt + content[at + cut :])
    except Refusal:
        return
    assert Image.open(io.BytesIO(shown)).format == "JPEG"


def find_harm(content: bytes) -> str:
    return "Eicar" if b"taken at home" in content else ""


def out_of_order(content: bytes) -> str:
    raise TimeoutError


@pytest.mark.proves("X9", part="every upload passes the scanner that the operator names")
def test_the_scanner_has_a_say(in_norte: Shop, settings: Any) -> None:
    settings.UPLOAD_SCANNER = f"{__name__}.find_harm"
    with pytest.raises(UploadInfected):
        kept(from_phone())
    assert kept(encoded(picture())).pk


def test_nothing_passes_a_scanner_that_does_not_answer(in_norte: Shop, settings: Any) -> None:
    settings.UPLOAD_SCANNER = f"{__name__}.out_of_order"
    with pytest.raises(Failure):
        kept(from_phone())
    assert not ReturnFile.objects.exists()


def test_no_address_leads_to_a_file(in_norte: Shop, client: Any) -> None:
    file = kept(from_phone())
    for path in (f"/{file.file.name}", f"/media/{file.file.name}", f"/static/{file.file.name}", file.file.url):
        assert client.get(path if path.startswith("/") else f"/{path}").status_code == 404


def test_what_was_never_used_is_forgotten(
    in_norte: Shop, sur: Shop, clock: MovableClock, django_capture_on_commit_callbacks: Any
) -> None:
    old = kept(from_phone())
    clock.move(days=2)
    young = kept(from_phone())
    with shop_scope(sur):
        assert forget_stray_files(before=clock.moment) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_stray_files(before=young.at) == 1
    assert not old.file.storage.exists(old.file.name)
    assert young.file.storage.exists(young.file.name)
    assert [file.pk for file in ReturnFile.objects.all()] == [young.pk]


def test_what_belongs_to_no_return_goes_by_the_clock(in_norte: Shop, clock: MovableClock) -> None:
    kept(from_phone())
    forget_strays()
    assert ReturnFile.objects.count() == 1
    clock.move(days=3)
    forget_strays()
    assert ReturnFile.objects.count() == 0


def test_the_team_takes_photos_too(in_norte: Shop) -> None:
    file = take_photo(upload(from_phone()), by=SYSTEM, kind=FileKind.INSPECTION)
    assert file.kind == FileKind.INSPECTION


def test_nobody_fills_the_disk_with_photos_of_no_return(in_norte: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saleor_postventa.returns.photos.MOST_STRAY", 2)
    kept(encoded(picture()))
    kept(encoded(picture()))
    with pytest.raises(TooManyStray):
        kept(encoded(picture()))
    take_photo(upload(encoded(picture())), by=Actor.shopper("another"))
    assert ReturnFile.objects.count() == 3
