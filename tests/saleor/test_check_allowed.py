import pytest

from saleor_postventa.saleor.registration import SaleorNotAllowed, check_allowed

PATTERNS = ["http://127.0.0.1:8000/graphql/", "https://*.saleor.cloud/graphql/", "https://shop.example.com/graphql/"]


@pytest.fixture(autouse=True)
def _patterns(settings: object) -> None:
    settings.ALLOWED_SALEOR_URLS = PATTERNS  # type: ignore[attr-defined]


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/graphql/", "https://a.saleor.cloud/graphql/", PATTERNS[2]])
def test_takes_exact_entries_and_hosts_of_a_pattern(url: str) -> None:
    check_allowed(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://a.saleor.cloud/graphql/",
        "https://a.saleor.cloud/graphql",
        "https://saleor.cloud/graphql/",
        "https://evil.example/.saleor.cloud/graphql/",
        "https://evil.example?.saleor.cloud/graphql/",
        "https://user@a.saleor.cloud/graphql/",
        "https://evil.example#.saleor.cloud/graphql/",
        "https://evil.example\\.saleor.cloud/graphql/",
        "https://evil.example%5C.saleor.cloud/graphql/",
        "https://A.SALEOR.CLOUD/graphql/",
        "https://[/graphql/",
        "https://@a.saleor.cloud/graphql/",
        "https://a.saleor.cloud/graphql/#",
        "https://127.0.0.1/graphql/",
        "https://[::1]/graphql/",
        "https://localhost/graphql/",
        "http://127.0.0.1:8001/graphql/",
        "https://other.example.com/graphql/",
        "ftp://a.saleor.cloud/graphql/",
        "",
        "https://",
        "not a url",
    ],
)
def test_refuses_everything_else(url: str) -> None:
    with pytest.raises(SaleorNotAllowed):
        check_allowed(url)
