"""What a published version of a survey asks stays as it is: the database itself refuses to change or delete it."""

TOLD = "a published survey is never changed nor deleted"
POSTGRESQL = f"""
CREATE FUNCTION surveys_refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{TOLD}' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER surveys_version_no_update BEFORE UPDATE ON surveys_surveyversion
    FOR EACH ROW WHEN (
        OLD.number IS NOT NULL AND (
            NEW.number IS DISTINCT FROM OLD.number
            OR NEW.document IS DISTINCT FROM OLD.document
            OR NEW.survey_id IS DISTINCT FROM OLD.survey_id
            OR NEW.published_at IS DISTINCT FROM OLD.published_at
        )
    ) EXECUTE FUNCTION surveys_refuse_version_change();

CREATE TRIGGER surveys_version_no_delete BEFORE DELETE ON surveys_surveyversion
    FOR EACH ROW WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION surveys_refuse_version_change();
"""
SQLITE = (
    f"""
CREATE TRIGGER surveys_version_no_update BEFORE UPDATE ON surveys_surveyversion
WHEN OLD.number IS NOT NULL AND (
    NEW.number IS NOT OLD.number
    OR NEW.document IS NOT OLD.document
    OR NEW.survey_id IS NOT OLD.survey_id
    OR NEW.published_at IS NOT OLD.published_at
)
BEGIN
    SELECT RAISE(ABORT, '{TOLD}');
END
""",
    f"""
CREATE TRIGGER surveys_version_no_delete BEFORE DELETE ON surveys_surveyversion
WHEN OLD.number IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, '{TOLD}');
END
""",
)


def statements(vendor: str) -> list[str]:
    return [POSTGRESQL] if vendor == "postgresql" else list(SQLITE)
