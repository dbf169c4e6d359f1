from django.db import migrations, models

from tests.runtime.next_version import newest


class Migration(migrations.Migration):
    dependencies = [newest("orders")]

    operations = [
        migrations.AddField("order", "colour", models.CharField(db_default="", max_length=20)),
        migrations.AddField("orderline", "is_wrapped", models.BooleanField(db_default=False)),
    ]
