from django.db import migrations, models

from tests.runtime.next_version import newest


class Migration(migrations.Migration):
    dependencies = [newest("events")]

    operations = [
        migrations.AddField("recordedevent", "told", models.JSONField(db_default={})),
        migrations.AddField("reactionrun", "note", models.TextField(db_default="")),
    ]
