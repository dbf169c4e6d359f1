"""One HTTP request to an app, as Saleor makes it."""

import time
from dataclasses import dataclass

import requests

from saleor_postventa.sandbox.auth.keys import Keys
from saleor_postventa.sandbox.options import Options
from saleor_postventa.sandbox.world.apps import Attempt, Delivery, Webhook

CONNECT_SECONDS = 2.0
RESPONSE_KEPT = 1024


def open_session(options: Options) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.headers.update({"User-Agent": f"Saleor/{options.saleor_version}", "Accept-Encoding": "gzip, deflate"})
    return session


@dataclass(frozen=True)
class Sender:
    options: Options
    keys: Keys
    session: requests.Session

    def send(self, webhook: Webhook, delivery: Delivery, body: bytes) -> Attempt:
        """Redirects are not followed; no answer at all gives a status of None."""
        started, at = time.monotonic(), delivery.created_at
        try:
            response = self.session.post(
                webhook.target_url,
                data=body,
                headers=self._headers(webhook, delivery, body),
                timeout=(CONNECT_SECONDS, self.options.read_timeout),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            return Attempt(at=at, status=None, response=type(error).__name__, took_ms=_since(started))
        text = response.text[:RESPONSE_KEPT]
        return Attempt(at=at, status=response.status_code, response=text, took_ms=_since(started))

    def _headers(self, webhook: Webhook, delivery: Delivery, body: bytes) -> dict[str, str]:
        signature = self.keys.sign_detached(body)
        names = {"Event": delivery.event, "Domain": self.options.domain, "Signature": signature}
        return {
            "Content-Type": "application/json",
            **{f"X-Saleor-{name}": value for name, value in names.items()},
            **{f"Saleor-{name}": value for name, value in names.items()},
            "Saleor-Api-Url": self.options.api_url,
            **webhook.custom_headers,
        }


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
