from django.db import migrations, models

from tests.runtime.next_version import newest


class Migration(migrations.Migration):
    dependencies = [newest("saleor")]

    operations = [
        migrations.AddField("delivery", "weight", models.SmallIntegerField(db_default=0)),
        migrations.AddField("delivery", "seen_at", models.DateTimeField(null=True)),
        migrations.AlterField("delivery", "order_number", models.CharField(db_default="", max_length=200)),
    ]
