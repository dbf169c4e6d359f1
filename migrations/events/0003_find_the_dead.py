from django.db import migrations, models

from saleor_postventa.core.online import AddIndexOnline


class Migration(migrations.Migration):

    atomic = False
    dependencies = [
        ('events', '0002_count_lost_workers'),
    ]

    operations = [
        AddIndexOnline(
            model_name='reactionrun',
            index=models.Index(condition=models.Q(('state', 'dead')), fields=['shop'], name='reaction_dead'),
        ),
    ]
