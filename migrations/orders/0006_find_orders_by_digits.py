from django.db import migrations, models

from saleor_postventa.core.online import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("orders", "0005_find_parcels_by_departure"),
    ]

    operations = [
        AddIndexOnline(
            model_name="order",
            index=models.Index(fields=["number"], name="order_by_digits", opclasses=["varchar_pattern_ops"]),
        ),
    ]
