"""Shops whose flows run already are known as such."""

from django.db import migrations


def note_who_follows(apps, schema_editor):
    Flow = apps.get_model("flows", "Flow")
    following = Flow._base_manager.filter(state__in=["live", "paused"]).values_list("shop_id", flat=True)
    apps.get_model("shops", "Shop")._base_manager.filter(pk__in=set(following)).update(has_flows=True)


class Migration(migrations.Migration):
    why_online = "a shop whose first flow the version before publishes meanwhile is noted by the round of the calendar"
    dependencies = [
        ("shops", "0004_know_who_follows"),
        ("flows", "0002_look_through_once"),
    ]
    operations = [migrations.RunPython(note_who_follows, migrations.RunPython.noop, elidable=True)]
