"""The database itself refuses to change the past: rows are only added; an entry may only lose payload and salt."""

from django.db import migrations

FORBID = """
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'ledger_entry' THEN
        IF NEW.payload IS NULL AND NEW.salt IS NULL
           AND (NEW.seq, NEW.type, NEW.commitment, NEW.leaf_hash, NEW.received_at)
               IS NOT DISTINCT FROM (OLD.seq, OLD.type, OLD.commitment, OLD.leaf_hash, OLD.received_at) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_step_append_only BEFORE UPDATE OR DELETE ON ledger_step
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_step_no_truncate BEFORE TRUNCATE ON ledger_step
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
"""
ALLOW = """
DROP TRIGGER ledger_entry_append_only ON ledger_entry;
DROP TRIGGER ledger_entry_no_truncate ON ledger_entry;
DROP TRIGGER ledger_step_append_only ON ledger_step;
DROP TRIGGER ledger_step_no_truncate ON ledger_step;
DROP FUNCTION ledger_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
