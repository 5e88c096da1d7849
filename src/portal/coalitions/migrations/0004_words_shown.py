"""Keep since when words of appreciation are read, so that they stand."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coalitions", "0003_unit")]

    operations = [
        migrations.AddField(
            model_name="appreciation", name="shown_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
