"""What a published version of a flow does stays as it is: the database itself refuses to change or delete it."""

TOLD = "a published flow is never changed nor deleted"
POSTGRESQL = f"""
CREATE FUNCTION flows_refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{TOLD}' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER flows_version_no_update BEFORE UPDATE ON flows_flowversion
    FOR EACH ROW WHEN (
        OLD.number IS NOT NULL AND (
            NEW.number IS DISTINCT FROM OLD.number
            OR NEW.document IS DISTINCT FROM OLD.document
            OR NEW.flow_id IS DISTINCT FROM OLD.flow_id
            OR NEW.published_at IS DISTINCT FROM OLD.published_at
        )
    ) EXECUTE FUNCTION flows_refuse_version_change();

CREATE TRIGGER flows_version_no_delete BEFORE DELETE ON flows_flowversion
    FOR EACH ROW WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION flows_refuse_version_change();
"""
SQLITE = (
    f"""
CREATE TRIGGER flows_version_no_update BEFORE UPDATE ON flows_flowversion
WHEN OLD.number IS NOT NULL AND (
    NEW.number IS NOT OLD.number
    OR NEW.document IS NOT OLD.document
    OR NEW.flow_id IS NOT OLD.flow_id
    OR NEW.published_at IS NOT OLD.published_at
)
BEGIN
    SELECT RAISE(ABORT, '{TOLD}');
END
""",
    f"""
CREATE TRIGGER flows_version_no_delete BEFORE DELETE ON flows_flowversion
WHEN OLD.number IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, '{TOLD}');
END
""",
)


def statements(vendor: str) -> list[str]:
    return [POSTGRESQL] if vendor == "postgresql" else list(SQLITE)
