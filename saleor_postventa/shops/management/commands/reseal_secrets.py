from typing import Any

from django.core.management.base import BaseCommand

from saleor_postventa.shops.resealing import reseal_secrets


class Command(BaseCommand):
    help = "Encrypt every stored secret with the first of POSTVENTA_ENCRYPTION_KEYS; afterwards older keys can go."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{reseal_secrets()} secrets are now under the first key.")
