from typing import Any

from django.core.management.base import BaseCommand

from saleor_postventa.shops.services import reseal_tokens


class Command(BaseCommand):
    help = "Encrypt every stored token with the first of POSTVENTA_ENCRYPTION_KEYS; afterwards older keys can go."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{reseal_tokens()} tokens are now under the first key.")
