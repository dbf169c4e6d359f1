from django.db import migrations, models

from saleor_postventa.core.online import AddIndexOnline


class Migration(migrations.Migration):

    atomic = False
    dependencies = [
        ('saleor', '0004_delivery_request_id'),
    ]

    operations = [
        AddIndexOnline(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'dead')), fields=['shop'], name='delivery_dead'),
        ),
    ]
