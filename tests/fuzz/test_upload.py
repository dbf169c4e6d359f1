"""Files at every door that takes some: broken, huge, mislabelled, infected, or for somebody else's return."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import strategies as st

from saleor_postventa.core.actor import Actor
from saleor_postventa.returns.models import FileKind, Return, ReturnFile
from saleor_postventa.returns.rules import ReturnStatus
from saleor_postventa.returns.team_papers import label_path, photo_path, slip_path, wished_photo_path
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import every_shop
from tests.cast import SHOPPER
from tests.conftest import MovableClock
from tests.returns.make import BY_STAFF, make_order_with_parcels, make_policy, make_return
from tests.returns.pictures import bomb, encoded, from_phone, picture

from .storm import check_says_nothing, counts, nasty_text, storm

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::UserWarning")]  # of broken EXIF
ANSWERS = {200, 400, 404, 405, 503}


@pytest.fixture
def ret(clock: MovableClock, in_norte: Shop, settings: Any, tmp_path: Path) -> Return:
    settings.MEDIA_ROOT = tmp_path
    make_policy()
    return make_return(make_order_with_parcels(), status=ReturnStatus.RECEIVED)


def contents() -> st.SearchStrategy[bytes]:
    """Pictures and PDFs with bytes cut off, changed or put in; things that are neither."""
    whole = [
        *(encoded(picture()), encoded(picture(), "PNG"), encoded(picture(mode="RGBA"), "WEBP"), from_phone()),
        *(b"%PDF-1.4\n%%EOF", b"%PDF-1.7\n1 0 obj\n<</JS(app.alert(1))>>\nendobj", bomb(60000, 60000), bomb(1, 1)),
        *(b"<svg onload='alert(1)'/>", b"GIF89a", b"MZ", b"\0" * 100, b"", encoded(picture(), "GIF")),
        encoded(picture(), "TIFF"),
    ]
    cut = st.tuples(st.sampled_from(whole), st.integers(0, 400)).map(lambda pair: pair[0][: pair[1]])
    hit = st.tuples(st.sampled_from(whole), st.integers(0, 400), st.binary(min_size=1, max_size=8)).map(
        lambda each: each[0][: each[1]] + each[2] + each[0][each[1] + len(each[2]) :]
    )
    return st.sampled_from(whole) | cut | hit | st.binary(max_size=300)


@pytest.mark.proves("X9", part="10,000 bad inputs: every door for uploads")
@counts(90, 1000)
def test_every_door_keeps_what_it_may_alone(count: int, ret: Return, norte: Shop, sur: Shop) -> None:
    by_shopper = Actor.shopper(SHOPPER.id)
    doors = [
        label_path(ret, norte, by=BY_STAFF),
        photo_path(ret, norte, by=BY_STAFF),
        wished_photo_path(norte, by=by_shopper),
    ]
    odd = [
        slip_path(ret, norte).replace("return-slips", "return-labels"),
        doors[0].replace("return-labels", "return-photos"),
        doors[2].replace("/norte/", "/sur/"),
        doors[1][:-3],
        "/s/none/photos/x",
    ]
    web = Client(HTTP_HOST="postventa.example.test", secure=True)

    def knock(case: tuple[str, bytes, str, str, str]) -> None:
        path, content, name, kind, field = case
        with every_shop():
            before = ReturnFile.objects.count()
        answer = web.post(path, {field: SimpleUploadedFile(f"x{name}".replace("/", "_"), content, kind)})
        check_says_nothing(answer.content.decode())
        assert answer.status_code in ANSWERS
        with every_shop():
            more = ReturnFile.objects.count() - before
            assert more == (answer.status_code == 200)
            for file in ReturnFile.objects.order_by("-pk")[:more]:
                assert path in doors
                assert file.shop_id == norte.pk
                assert file.content_type in {"image/jpeg", "image/png", "application/pdf"}
                assert "_x.php" not in file.file.name
                assert file.kind == [FileKind.LABEL, FileKind.INSPECTION, FileKind.PHOTO][doors.index(path)]

    cases = st.tuples(
        st.sampled_from(doors * 2 + odd) | nasty_text.map(lambda text: f"/s/norte/photos/{quote(text, safe='')}x"),
        contents(),
        st.sampled_from(["label.pdf", "../../x.php", "photo.jpg", "a" * 300 + ".png"]) | nasty_text,
        st.sampled_from(["image/jpeg", "application/pdf", "text/html", "image/svg+xml", ""]),
        st.sampled_from(["file", "file", "file", "files", ""]),
    )
    storm(count, cases, knock)
