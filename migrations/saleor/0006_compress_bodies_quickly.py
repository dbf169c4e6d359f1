from django.db import migrations

HAS_LZ4 = "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
COMPRESS = "ALTER TABLE saleor_delivery ALTER COLUMN body SET COMPRESSION {}"


def use_lz4(apps, schema_editor):
    """Of bodies from now on, where the server was built with it; it costs a fraction of pglz."""
    if schema_editor.connection.vendor == 'postgresql':
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(HAS_LZ4)
            if cursor.fetchone() == (True,):
                cursor.execute(COMPRESS.format('lz4'))


def use_default(apps, schema_editor):
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute(COMPRESS.format('default'))


class Migration(migrations.Migration):

    why_online = (
        'It changes a word in the catalogue, and no row: the lock lasts a moment, and gives up where it has to wait. '
        'Whoever reads or writes bodies does not see how they are compressed.'
    )
    dependencies = [
        ('saleor', '0005_find_the_dead'),
    ]

    operations = [
        migrations.RunPython(use_lz4, use_default),
    ]
