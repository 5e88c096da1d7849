from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from 0002: PostgreSQL alters no table of which rows changed in the same transaction."""

    dependencies = [("tenders", "0002_assignments")]

    operations = [
        migrations.AlterField(model_name="tender", name="made_at", field=models.DateTimeField()),
    ]
