"""What DNS says of a sender's domain, asked over the wire of a name server of our own."""

import base64
from collections.abc import Iterator
from io import StringIO
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management import call_command
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from saleor_postventa.core.actor import SYSTEM
from saleor_postventa.core.http import CalledInsideTransaction
from saleor_postventa.mailing import sender_checks
from saleor_postventa.mailing.chores import check_senders
from saleor_postventa.mailing.domains import asking
from saleor_postventa.mailing.domains.asking import Dns, Silence
from saleor_postventa.mailing.domains.checking import Sender, look_at
from saleor_postventa.mailing.domains.points import Part, Point, PointCode
from saleor_postventa.mailing.domains.rules import (
    MOST_SHOWN,
    KeyState,
    Unreadable,
    dmarc_policy,
    is_aligned,
    key_state,
    organisation,
    spf_terms,
    with_include,
)
from saleor_postventa.mailing.domains.services import service_at
from saleor_postventa.mailing.models import SenderCheck
from saleor_postventa.mailing.sender_checks import check_sender, last_check, points_of
from saleor_postventa.mailing.surroundings import senders
from saleor_postventa.shops.findings import Level, findings_of
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import InvalidPreference, update_preferences
from tests.conftest import MovableClock

from .names import Zone, served

DOMAIN = "casanorte.shop"


def key(bits: int) -> str:
    public = rsa.generate_private_key(public_exponent=65537, key_size=bits).public_key()
    packed = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(packed).decode()}"


GOOD, SHORT = key(2048), key(1024)
_raw = ed25519.Ed25519PrivateKey.generate().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
MODERN = f"v=DKIM1; k=ed25519; p={base64.b64encode(_raw).decode()}"


@pytest.fixture
def zone(settings: Any) -> Iterator[Zone]:
    zone = Zone()
    with served(zone) as server:
        settings.DNS_SERVERS = [server]
        yield zone


@pytest.fixture
def healthy(zone: Zone) -> Zone:
    zone.texts[DOMAIN] = ["google-site-verification=x", "v=spf1 include:_spf.google.com ~all"]
    zone.texts["_spf.google.com"] = ["v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all"]
    zone.texts[f"google._domainkey.{DOMAIN}"] = [GOOD]
    zone.texts[f"_dmarc.{DOMAIN}"] = ["v=DMARC1; p=reject; rua=mailto:x@casanorte.shop"]
    return zone


def google(domain: str = DOMAIN, **more: Any) -> Sender:
    service = service_at("smtp://u:p@smtp.gmail.com:587")
    return Sender(domain=domain, address=f"hola@{domain}", server="smtp.gmail.com", service=service, **more)


def own_server(domain: str = DOMAIN, **more: Any) -> Sender:
    return Sender(domain=domain, address=f"hola@{domain}", server="mail.casanorte.shop", **more)


def found(sender: Sender) -> dict[Part, Point]:
    return {point.part: point for point in look_at(sender, Dns())}


def codes(sender: Sender) -> list[str]:
    return [point.code.value for point in look_at(sender, Dns())]


@pytest.mark.proves("D12", part="SPF, DKIM, DMARC and their alignment, over the wire")
class TestLook:
    def test_all_is_fine(self, healthy: Zone) -> None:
        points = look_at(google(), Dns())
        assert [point.code for point in points] == ["spf_fine", "dkim_fine", "dmarc_fine", "aligned"]
        assert {point.level for point in points} == {Level.OK}
        assert found(google())[Part.ALIGNMENT].detail == "DKIM + SPF"

    def test_nothing_is_there_and_the_records_to_add_are_told(self, zone: Zone) -> None:
        told = found(google())
        assert codes(google()) == ["spf_missing", "dkim_missing", "dmarc_missing", "not_aligned"]
        assert (told[Part.SPF].name, told[Part.SPF].value) == (DOMAIN, "v=spf1 include:_spf.google.com ~all")
        assert told[Part.DKIM].name == f"google._domainkey.{DOMAIN}"
        assert told[Part.DMARC].name == f"_dmarc.{DOMAIN}"
        assert told[Part.DMARC].value == f"v=DMARC1; p=none; rua=mailto:hola@{DOMAIN}"

    def test_the_record_that_lacks_the_service_is_told_with_it(self, healthy: Zone) -> None:
        healthy.texts[DOMAIN] = ["v=spf1 ip4:203.0.113.7 include:_spf.other.shop -all"]
        healthy.texts["_spf.other.shop"] = ["v=spf1 ip4:198.51.100.0/24 -all"]
        spf = found(google())[Part.SPF]
        assert spf.code == "spf_lacks"
        assert spf.value == "v=spf1 ip4:203.0.113.7 include:_spf.other.shop include:_spf.google.com -all"
        healthy.texts[DOMAIN] = [spf.value]
        assert found(google())[Part.SPF].code == "spf_fine"

    @pytest.mark.parametrize(
        ("records", "code"),
        [
            (["v=spf1 include:_spf.google.com -all", "v=spf1 -all"], "spf_several"),
            (["v=spf1 include:_spf.google.com +all"], "spf_open"),
            (["v=spf1 include:_spf.google.com all"], "spf_open"),
            (["v=spf1 inclde:_spf.google.com -all"], "spf_unreadable"),
            (["v=spf1 include:nowhere.casanorte.shop -all"], "spf_unreadable"),
            (["v=spf1 include:loop.casanorte.shop -all"], "spf_too_deep"),
            (["v=spf10 include:_spf.google.com -all"], "spf_missing"),
            (["v=spf1 redirect=_spf.google.com"], "spf_lacks"),
            (["v=spf1 include:one.casanorte.shop -all"], "spf_fine"),
        ],
    )
    def test_spf(self, healthy: Zone, records: list[str], code: str) -> None:
        healthy.texts["loop.casanorte.shop"] = ["v=spf1 include:loop.casanorte.shop -all"]
        healthy.texts["one.casanorte.shop"] = ["v=spf1 include:_spf.google.com ?all"]
        healthy.texts[DOMAIN] = records
        assert found(google())[Part.SPF].code == code

    @pytest.mark.parametrize(
        ("record", "code"),
        [
            ("v=spf1 ip4:192.0.2.9 -all", "spf_fine"),
            ("v=spf1 ip4:192.0.2.0/28 ip6:2001:db8::/32 -all", "spf_fine"),
            ("v=spf1 a:mail.casanorte.shop -all", "spf_fine"),
            ("v=spf1 mx -all", "spf_fine"),
            ("v=spf1 mx/24 -all", "spf_fine"),
            ("v=spf1 a -all", "spf_unsure"),
            ("v=spf1 -ip4:192.0.2.9 -all", "spf_unsure"),
            ("v=spf1 exists:%{i}._spf.casanorte.shop -all", "spf_unsure"),
        ],
    )
    def test_spf_of_a_server_of_ones_own(self, zone: Zone, record: str, code: str) -> None:
        zone.texts[DOMAIN] = [record]
        zone.addresses = {"mail.casanorte.shop": ["192.0.2.9"], DOMAIN: ["203.0.113.1"]}
        zone.mail_servers[DOMAIN] = ["mail.casanorte.shop"]
        assert found(own_server())[Part.SPF].code == code

    @pytest.mark.parametrize("server", ["postfix", "10.0.0.7", "localhost", "mail.local"])
    def test_a_server_that_only_we_can_reach_stands_in_no_record_to_add(self, zone: Zone, server: str) -> None:
        sender = Sender(domain=DOMAIN, address=f"hola@{DOMAIN}", server=server)
        spf = found(sender)[Part.SPF]
        assert (spf.code, spf.value) == ("spf_unsure", "")

    @pytest.mark.parametrize(
        ("record", "code"),
        [
            (GOOD, "dkim_fine"),
            (MODERN, "dkim_fine"),
            (SHORT, "dkim_short"),
            (GOOD.replace("v=DKIM1; ", ""), "dkim_fine"),
            ("v=DKIM1; p=", "dkim_revoked"),
            ("v=DKIM1; p=not a key", "dkim_unreadable"),
            ("hello", "dkim_unreadable"),
            (GOOD.replace("rsa", "ed25519"), "dkim_unreadable"),
        ],
    )
    def test_keys(self, healthy: Zone, record: str, code: str) -> None:
        healthy.texts[f"google._domainkey.{DOMAIN}"] = [record]
        assert found(google())[Part.DKIM].code == code

    def test_the_merchant_says_which_keys(self, healthy: Zone) -> None:
        healthy.texts[f"mine._domainkey.{DOMAIN}"] = [GOOD]
        assert found(google(selectors=("mine",)))[Part.DKIM].detail == "mine"
        assert found(own_server())[Part.DKIM].code == "dkim_unknown"

    def test_a_service_with_a_return_address_of_its_own_needs_the_key(self, zone: Zone) -> None:
        sender = Sender(domain=DOMAIN, address=f"hola@{DOMAIN}", service=service_at("anymail:sendgrid?api_key=x"))
        assert codes(sender) == ["spf_of_service", "dkim_missing", "dmarc_missing", "not_aligned"]
        zone.texts[f"s2._domainkey.{DOMAIN}"] = [GOOD]
        assert codes(sender) == ["spf_of_service", "dkim_fine", "dmarc_missing", "aligned"]

    def test_of_a_service_that_nobody_knows_little_is_claimed(self, zone: Zone) -> None:
        sender = Sender(domain=DOMAIN, address=f"hola@{DOMAIN}", service=service_at("anymail:unheard_of"))
        assert codes(sender) == ["spf_unsure", "dkim_unknown", "dmarc_missing", "alignment_unsure"]

    @pytest.mark.parametrize(
        ("policy", "code", "aligned"),
        [
            ("v=DMARC1; p=none", "dmarc_watches", "aligned"),
            ("v=DMARC1; p=reject; adkim=s", "dmarc_fine", "not_aligned"),
            ("v=DMARC1; p=none; sp=quarantine", "dmarc_fine", "aligned"),
            ("v=DMARC1; p=perhaps", "dmarc_unreadable", "aligned"),
            ("v=DMARC1", "dmarc_unreadable", "aligned"),
        ],
    )
    def test_a_subdomain_has_the_policy_and_the_keys_of_what_was_registered(
        self, zone: Zone, policy: str, code: str, aligned: str
    ) -> None:
        """Relaxed alignment takes the key of the parent; strict does not."""
        service = service_at("anymail:sendgrid?api_key=x")
        sender = Sender(domain=f"mail.{DOMAIN}", address=f"hola@mail.{DOMAIN}", service=service)
        zone.texts[f"s1._domainkey.{DOMAIN}"] = [GOOD]
        zone.texts[f"_dmarc.{DOMAIN}"] = [policy]
        told = found(sender)
        assert (told[Part.DMARC].code, told[Part.ALIGNMENT].code) == (code, aligned)

    def test_two_policies_are_none(self, healthy: Zone) -> None:
        healthy.texts[f"_dmarc.{DOMAIN}"].append("v=DMARC1; p=none")
        assert found(google())[Part.DMARC].code == "dmarc_several"

    @pytest.mark.parametrize("domain", ["gmail.com", "outlook.com", "yahoo.co.uk", "hotmail.fr", "icloud.com"])
    def test_what_everybody_may_write_from_takes_no_record(self, zone: Zone, domain: str) -> None:
        [point] = look_at(google(domain), zone)
        assert point.code == "not_a_domain"
        assert "address of your own domain" in point.advice
        assert zone.asked == []

    @pytest.mark.parametrize("domain", ["yahoo.tienda.es", "mygmail.com"])
    def test_what_only_sounds_like_it_is_looked_at(self, zone: Zone, domain: str) -> None:
        assert "not_a_domain" not in codes(google(domain))

    @pytest.mark.parametrize("domain", ["localhost", "shop.test", "example.com", "mail.example", "intranet"])
    def test_what_nobody_can_own_is_not_asked_about(self, zone: Zone, domain: str) -> None:
        assert codes(google(domain)) == ["not_a_domain"]
        assert zone.asked == []


@pytest.mark.proves("D12", part="DNS answers are strangers' words")
class TestDistrust:
    def test_a_server_that_says_nothing_is_waited_for_a_moment(
        self, zone: Zone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking, "SECONDS_EACH", 0.3)
        zone.wild[f"_dmarc.{DOMAIN}"] = lambda query: None
        assert codes(google()) == ["silent"]

    def test_all_questions_together_have_an_end(self, zone: Zone) -> None:
        with pytest.raises(Silence):
            Dns(until=0).texts(DOMAIN)
        assert zone.asked == []

    def test_nonsense_is_silence(self, zone: Zone, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(asking, "SECONDS_EACH", 0.3)

        def failing(query: dns.message.Message) -> bytes:
            response = dns.message.make_response(query)
            response.set_rcode(dns.rcode.SERVFAIL)
            return response.to_wire()

        for wild in (lambda query: b"\x00" * 40, lambda query: b"", failing):
            zone.wild[DOMAIN] = wild
            with pytest.raises(Silence):
                Dns().texts(DOMAIN)

    def test_what_is_too_much_is_cut(self, healthy: Zone) -> None:
        healthy.texts[DOMAIN] = [f"{number:04}" * 200 for number in range(40)]
        assert len(Dns().texts(DOMAIN)) == asking.MOST_RECORDS
        healthy.texts[DOMAIN] = ["x" * 9000]
        assert Dns().texts(DOMAIN) == ["x" * asking.LONGEST_TEXT]

    def test_what_would_move_a_cursor_is_not_shown(self, healthy: Zone) -> None:
        healthy.texts[DOMAIN] = ["v=spf1\\009in\\027[2Jclude:x\\226\\128\\174 -all"]
        spf = found(google())[Part.SPF]
        assert spf.code == "spf_unreadable"
        assert spf.detail.isprintable()
        assert spf.title.isprintable()

    @pytest.mark.parametrize("word", ["x" * 3000, "include:\\195\\177.shop"])
    def test_a_record_that_cannot_be_read_is_told_shortly(self, healthy: Zone, word: str) -> None:
        """A name in another script is no silence of DNS: the record is wrong (RFC 7208, section 4.3)."""
        healthy.texts[DOMAIN] = [f"v=spf1 {word} -all"]
        spf = found(google())[Part.SPF]
        assert spf.code == "spf_unreadable"
        assert len(spf.detail) <= MOST_SHOWN

    def test_a_name_that_is_none_has_no_records(self, zone: Zone) -> None:
        for name in (f"{'x' * 64}.shop", f"{'a.' * 200}shop", "a..shop", "\\"):
            assert Dns().texts(name) == []

    def test_no_lock_is_held_meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse() -> None:
            raise CalledInsideTransaction

        monkeypatch.setattr(asking, "forbid_inside_transaction", refuse)
        with pytest.raises(CalledInsideTransaction):
            Dns()

    @given(st.text(max_size=200))
    def test_no_record_breaks_the_reader(self, text: str) -> None:
        assert key_state(text) in set(KeyState)
        for read in (spf_terms, lambda record: dmarc_policy(record, is_of_subdomain=False)):
            try:
                read(text)
            except Unreadable:
                continue


@pytest.mark.parametrize(
    ("one", "other", "relaxed", "strict"),
    [
        ("shop.es", "shop.es", True, True),
        ("SHOP.es.", "shop.es", True, True),
        ("mail.shop.es", "shop.es", True, False),
        ("shop.es", "mail.shop.es", True, False),
        ("a.shop.com.es", "b.shop.com.es", True, False),
        ("one.com.es", "two.com.es", False, False),
        ("one.co.uk", "two.co.uk", False, False),
        ("evilshop.es", "shop.es", False, False),
        ("shop.es.evil.com", "shop.es", False, False),
        ("one.github.io", "two.github.io", False, False),
    ],
)
@pytest.mark.proves("D12", part="alignment of RFC 7489, relaxed and strict")
def test_alignment(one: str, other: str, relaxed: bool, strict: bool) -> None:
    assert is_aligned(one, other, is_strict=False) is relaxed
    assert is_aligned(one, other, is_strict=True) is strict


def test_what_was_registered() -> None:
    assert organisation("mail.tienda.com.es") == "tienda.com.es"
    assert organisation("com.es") == "com.es"


@pytest.mark.parametrize(
    ("record", "amended"),
    [
        ("v=spf1 -all", "v=spf1 include:x.shop -all"),
        ("v=spf1 a mx ~all", "v=spf1 a mx include:x.shop ~all"),
        ("v=spf1 redirect=y.shop", "v=spf1 include:x.shop redirect=y.shop"),
        ("v=spf1 a", "v=spf1 a include:x.shop"),
        ("v=spf1", "v=spf1 include:x.shop"),
    ],
)
def test_one_sender_more(record: str, amended: str) -> None:
    assert with_include(record, "x.shop") == amended


@pytest.mark.parametrize("code", PointCode)
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_point_has_its_words(code: PointCode, language: str) -> None:
    point = Point(part=Part.SPF, code=code, name="name.shop", value="", detail="{detail}")
    with translation.override(language):
        assert "{" not in point.title.replace("{detail}", "")
        assert bool(point.advice) == (point.level is not Level.OK)


@pytest.mark.django_db
class TestKeep:
    @pytest.fixture(autouse=True)
    def real(self, shop: Shop, settings: Any) -> None:
        settings.MAIL_URL = "smtp://u:p@smtp.gmail.com:587"
        update_preferences(shop, {"sender_email": f"hola@{DOMAIN}"}, by=SYSTEM)

    def told(self, shop: Shop) -> dict[str, Level]:
        return {each.code: each.level for each in findings_of(shop) if each.code.startswith("sender_")}

    def test_what_was_found_is_told_until_sender_or_keys_change(self, shop: Shop, healthy: Zone) -> None:
        assert self.told(shop) == {"sender_unchecked": Level.INFO}
        check_sender(shop)
        assert self.told(shop) == {"sender_fine": Level.OK}
        update_preferences(shop, {"dkim_selectors": ["other"]}, by=SYSTEM)
        assert last_check(shop) is None
        check_sender(shop)
        assert self.told(shop) == {"sender_dkim_missing": Level.WARNING}
        assert SenderCheck.objects.count() == 1

    def test_what_is_wrong_is_told_with_the_record(self, shop: Shop, zone: Zone) -> None:
        check_sender(shop)
        missing = next(each for each in findings_of(shop) if each.code == "sender_dmarc_missing")
        assert f"_dmarc.{DOMAIN} TXT “v=DMARC1; p=none; rua=mailto:hola@{DOMAIN}”" in str(missing.advice)

    @pytest.mark.proves("D12", part="the doctor tells what is missing, and the record to add")
    def test_the_doctor_tells_of_it(self, shop: Shop, zone: Zone, settings: Any) -> None:
        settings.MAIL_URL = "anymail:postmark?server_token=x"
        said = StringIO()
        call_command("doctor", stdout=said)
        assert "There is no DMARC record" in said.getvalue()
        assert f"_dmarc.{DOMAIN} TXT “v=DMARC1; p=none; rua=mailto:hola@{DOMAIN}”" in said.getvalue()

    def test_the_doctor_asks_at_once(self, shop: Shop, healthy: Zone) -> None:
        assert senders() == []
        assert [point.code for point in points_of(last_check(shop))] == [  # type: ignore[arg-type]
            "spf_fine",
            "dkim_fine",
            "dmarc_fine",
            "aligned",
        ]
        asked = len(healthy.asked)
        senders()
        assert len(healthy.asked) == asked

    def test_each_night_anew(self, shop: Shop, sur: Shop, healthy: Zone, clock: MovableClock) -> None:
        check_senders()
        asked = len(healthy.asked)
        check_senders()
        assert len(healthy.asked) == asked > 0
        clock.move(hours=24)
        check_senders()
        assert len(healthy.asked) == 2 * asked
        with shop_scope(sur):
            assert SenderCheck.objects.get().domain != DOMAIN

    def test_a_shop_whose_mails_go_nowhere_is_left_in_peace(self, shop: Shop, zone: Zone, settings: Any) -> None:
        settings.MAIL_URL = "console:"
        check_senders()
        assert self.told(shop) == {}
        assert zone.asked == []

    @pytest.mark.parametrize("selector", ["a b", "a..b", "-a", "x" * 64, "_domainkey/../", "ñ"])
    def test_only_what_can_be_a_name_is_a_key(self, shop: Shop, selector: str) -> None:
        with pytest.raises(InvalidPreference):
            update_preferences(shop, {"dkim_selectors": [selector]}, by=SYSTEM)

    def test_a_code_of_another_version_is_passed_over(self, shop: Shop, healthy: Zone) -> None:
        check = check_sender(shop)
        check.points = [*check.points, {"part": "spf", "code": "unheard_of"}]
        assert len(points_of(check)) == 4
        assert sender_checks.sends_for_real()
