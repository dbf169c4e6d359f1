from django.db import migrations, models

from saleor_postventa.core.online import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("orders", "0003_keep_translated_names"),
    ]

    operations = [
        AddIndexOnline(
            model_name="order",
            index=models.Index(
                condition=models.Q(("charged_amount", 0), ("deleted_at", None), ("is_paid", False)),
                fields=["shop", "id"],
                name="order_unpaid",
            ),
        ),
    ]
