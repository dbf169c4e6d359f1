from django.db import migrations, models

from saleor_postventa.core.online import AddIndexOnline


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("saleor", "9001_know_more")]

    operations = [AddIndexOnline("delivery", models.Index(fields=["issued_at"], name="delivery_by_issue"))]
