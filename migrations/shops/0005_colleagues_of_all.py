import django.db.models.deletion
from django.db import migrations, models

import saleor_postventa.core.clock


class Migration(migrations.Migration):
    why_online = "the state alone changes: the table stays, and the version before writes to it"

    dependencies = [("shops", "0004_know_who_follows"), ("care", "0003_colleagues_of_all")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Colleague",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("saleor_id", models.CharField(max_length=64)),
                        ("email", models.EmailField(max_length=254)),
                        ("seen_at", models.DateTimeField(default=saleor_postventa.core.clock.now)),
                        (
                            "shop",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="shops.shop"
                            ),
                        ),
                    ],
                    options={
                        "db_table": "care_colleague",
                        "constraints": [
                            models.UniqueConstraint(fields=("shop", "saleor_id"), name="one_row_per_colleague")
                        ],
                    },
                )
            ]
        )
    ]
