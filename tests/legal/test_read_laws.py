"""The data is whole, and says where each statement comes from."""

import pytest

from saleor_postventa.legal.laws import Law, Needs, SourceKind, countries, exclusions_of, law_of

OWN = ["DE", "ES", "FR", "IT", "PT"]
LETTERS = "abcdefghijklm"


def law(country: str) -> Law:
    found = law_of(country)
    assert found is not None
    return found


def test_the_states_of_the_eea_have_a_law_and_others_none() -> None:
    assert len(countries()) == 30
    assert {*OWN, "IE", "NO", "IS"} <= countries()
    assert law_of("US") is None
    assert law_of("") is None
    assert law("es") == law("ES")


@pytest.mark.parametrize("country", sorted(countries()))
def test_no_country_gives_less_than_the_directives(country: str) -> None:
    found = law(country)
    assert found.withdrawal.days >= 14
    assert found.withdrawal.uninformed_months == 12
    assert found.refunding.days <= 14
    assert found.guarantee.goods_years >= 2
    assert found.guarantee.presumed_months >= 12
    assert len(found.exclusions) == 13


@pytest.mark.parametrize("country", OWN)
def test_a_country_with_a_file_cites_its_own_articles(country: str) -> None:
    found, union = law(country), law("IE")
    for part in ("withdrawal", "refunding", "sending", "guarantee"):
        assert getattr(found, part).article != getattr(union, part).article
    articles = [each.article for each in found.exclusions.values()]
    assert len(set(articles)) == 13
    assert not set(articles) & {each.article for each in union.exclusions.values()}


@pytest.mark.parametrize("country", sorted(countries()))
def test_every_statement_has_a_source_with_a_date(country: str) -> None:
    found = law(country)
    for part in (found.withdrawal, found.refunding, found.sending, found.guarantee, *found.exclusions.values()):
        source = found.sources[part.source]
        assert source.url.startswith("https://")
        assert source.read_on.year >= 2026


def test_what_was_read_in_secondary_sources_alone_says_so() -> None:
    assert law("ES").sources["trlgdcu"].kind is SourceKind.COPY
    assert law("PT").sources["dl24"].kind is SourceKind.SECONDARY


@pytest.mark.proves("W9", part="the exclusions as data, with article and wording")
def test_exclusions_follow_the_letters_of_the_directive_and_of_article_103() -> None:
    for country, pattern in (("IE", "art. 16({}) Directive 2011/83/EU"), ("ES", "art. 103.{} TRLGDCU")):
        assert [each.article for each in law(country).exclusions.values()] == [pattern.format(x) for x in LETTERS]


@pytest.mark.proves("W9", part="the exclusions as data, with article and wording")
@pytest.mark.parametrize("code", law("ES").exclusions)
def test_every_exclusion_is_worded_in_both_languages(code: str) -> None:
    found = law("ES").exclusions[code]
    assert found.name_in("es") != found.name_in("en")
    assert found.name_in("pt") == found.name_in("en")


def test_a_seal_or_a_consent_is_needed_where_the_law_wants_one() -> None:
    needs = {code: each.needs for code, each in law("ES").exclusions.items() if each.needs is not Needs.NOTHING}
    assert needs == {
        "services_performed": Needs.CONSENT,
        "sealed_hygiene": Needs.UNSEALED,
        "sealed_media": Needs.UNSEALED,
        "digital_content": Needs.CONSENT,
    }


def test_a_country_without_law_has_the_names_and_no_articles() -> None:
    found = exclusions_of("US")
    assert set(found) == set(law("ES").exclusions)
    assert {each.article for each in found.values()} == {""}
