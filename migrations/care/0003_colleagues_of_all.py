from django.db import migrations


class Migration(migrations.Migration):
    why_online = "the state alone changes: the table stays, and the version before writes to it"

    dependencies = [("care", "0002_colleagues")]

    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="Colleague")])]
