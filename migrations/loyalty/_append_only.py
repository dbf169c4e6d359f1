"""Rows that stay as they are: the database itself refuses to change or delete them."""

NEVER = ("loyalty_entry", "loyalty_draw", "loyalty_dailyroot", "loyalty_rootleaf")
LOT_FIXED = ("id", "shop_id", "account_id", "entry_id", "number", "points", "expires_at", "origin_id")

POSTGRESQL = """
CREATE FUNCTION loyalty_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed nor deleted', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION loyalty_refuse_lot_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.rest > OLD.rest OR ROW({new_fixed}) IS DISTINCT FROM ROW({old_fixed}) THEN
        RAISE EXCEPTION 'of a lot nothing but its rest changes, and that falls'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER lot_rest_only_falls BEFORE UPDATE OR DELETE ON loyalty_lot
    FOR EACH ROW EXECUTE FUNCTION loyalty_refuse_lot_change();
""".format(
    new_fixed=", ".join(f"NEW.{name}" for name in LOT_FIXED), old_fixed=", ".join(f"OLD.{name}" for name in LOT_FIXED)
)
POSTGRESQL_EACH = """
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION loyalty_refuse_change();
"""
SQLITE_EACH = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, 'rows of {table} are never changed nor deleted');
END
"""
SQLITE_LOT_DELETE = """
CREATE TRIGGER loyalty_lot_no_DELETE BEFORE DELETE ON loyalty_lot
BEGIN
    SELECT RAISE(ABORT, 'of a lot nothing but its rest changes, and that falls');
END
"""
SQLITE_LOT_UPDATE = """
CREATE TRIGGER loyalty_lot_rest_only_falls BEFORE UPDATE ON loyalty_lot
WHEN NEW.rest > OLD.rest OR {changed}
BEGIN
    SELECT RAISE(ABORT, 'of a lot nothing but its rest changes, and that falls');
END
""".format(changed=" OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in LOT_FIXED))


def statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [POSTGRESQL, *(POSTGRESQL_EACH.format(table=table) for table in NEVER)]
    refusals = [SQLITE_EACH.format(table=table, verb=verb) for table in NEVER for verb in ("UPDATE", "DELETE")]
    return [*refusals, SQLITE_LOT_DELETE, SQLITE_LOT_UPDATE]
