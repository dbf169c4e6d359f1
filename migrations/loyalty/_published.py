"""A published version of the programme stays as it is: the database itself refuses to change or delete it."""

TOLD = "a published programme is never changed nor deleted"
POSTGRESQL = f"""
CREATE FUNCTION loyalty_refuse_programme_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{TOLD}' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER loyalty_programme_stays BEFORE UPDATE OR DELETE ON loyalty_programmeversion
    FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION loyalty_refuse_programme_change();
"""
SQLITE_EACH = f"""
CREATE TRIGGER loyalty_programme_no_{{verb}} BEFORE {{verb}} ON loyalty_programmeversion
WHEN OLD.status = 'published'
BEGIN
    SELECT RAISE(ABORT, '{TOLD}');
END
"""


def statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [POSTGRESQL]
    return [SQLITE_EACH.format(verb=verb) for verb in ("UPDATE", "DELETE")]
