from django.db import migrations, models

from saleor_postventa.core.online import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("orders", "0004_find_the_unpaid"),
    ]

    operations = [
        AddIndexOnline(
            model_name="parcel",
            index=models.Index(fields=["shop", "shipped_at"], name="parcel_by_departure"),
        ),
    ]
