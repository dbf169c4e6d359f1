from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('saleor', '0003_delivery_order_number'),
    ]

    operations = [
        migrations.AddField(
            model_name='delivery',
            name='request_id',
            field=models.CharField(blank=True, db_default='', default='', max_length=64),
        ),
    ]
