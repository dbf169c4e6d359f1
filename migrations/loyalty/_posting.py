"""Booking a movement in one statement of PostgreSQL. `loyalty/ledger/row_by_row.py` does the same on SQLite, in Python.

A function and not a CTE: whoever waited for the account's row has to see the lots as they are by then, and all parts of
one plain statement see them as they were when it began. Each statement of a function looks anew (READ COMMITTED).
"""

POST = """
CREATE FUNCTION loyalty_moment(moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '')
$$;

CREATE FUNCTION loyalty_post(
    p_shop bigint, p_account bigint, p_kind text, p_key text, p_pending bigint, p_active bigint, p_floor bigint,
    p_is_capped boolean, p_due timestamptz, p_of bigint, p_expires_at timestamptz,
    p_lot_points bigint[], p_lot_expiries timestamptz[], p_lot_origins bigint[],
    p_occurred_at timestamptz, p_recorded_at timestamptz,
    p_cause jsonb, p_cause_digest text, p_why jsonb, p_why_digest text,
    OUT outcome text, OUT entry bigint, OUT account bigint, OUT sequence bigint,
    OUT pending bigint, OUT active bigint, OUT pending_after bigint, OUT active_after bigint,
    OUT previous text, OUT hash text
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    v_account bigint := p_account;
    a loyalty_account;
    o loyalty_entry;
    v_of text := '';
    v_of_account bigint;
    v_pending bigint := p_pending;
    v_active bigint := p_active;
    v_sequence bigint;
    v_pending_after bigint;
    v_active_after bigint;
    v_pending_of bigint;
    v_active_of bigint := 0;
    v_left bigint;
    v_part bigint;
    v_lot record;
    d_lots bigint[] := '{}';
    d_points bigint[] := '{}';
    d_refs text[] := '{}';
    v_draws text;
    l_points bigint[] := p_lot_points;
    l_expiries timestamptz[] := p_lot_expiries;
    l_origins bigint[] := p_lot_origins;
    l_filled bigint[] := '{}';
    v_lots text;
    v_hash text;
    v_entry bigint;
BEGIN
    LOOP
        SELECT * INTO a FROM loyalty_account WHERE id = v_account AND shop_id = p_shop FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            outcome := 'unknown_account';
            RETURN;
        END IF;
        EXIT WHEN a.merged_into_id IS NULL;
        v_account := a.merged_into_id;
    END LOOP;

    SELECT id INTO v_entry FROM loyalty_entry WHERE shop_id = p_shop AND key = p_key;
    IF FOUND THEN
        outcome := 'known';
        entry := v_entry;
        RETURN;
    END IF;

    IF p_due IS NOT NULL THEN
        SELECT -coalesce(sum(rest), 0) INTO v_active FROM loyalty_lot
            WHERE account_id = a.id AND rest > 0 AND expires_at <= p_due;
        IF v_active = 0 THEN
            outcome := 'nothing';
            RETURN;
        END IF;
    ELSIF p_is_capped THEN
        v_active := -least(-v_active, greatest(a.active, 0));
    END IF;
    IF p_of IS NOT NULL THEN
        SELECT * INTO o FROM loyalty_entry WHERE id = p_of AND shop_id = p_shop;
        v_of_account := o.account_id;
        WHILE v_of_account IS DISTINCT FROM a.id LOOP
            SELECT merged_into_id INTO v_of_account FROM loyalty_account WHERE id = v_of_account;
            IF v_of_account IS NULL THEN
                outcome := 'unknown_entry';
                RETURN;
            END IF;
        END LOOP;
        SELECT coalesce(sum(pending), 0), coalesce(sum(active), 0) INTO v_pending_of, v_active_of
            FROM loyalty_entry WHERE of_id = p_of;
        IF (o.pending < 0 AND o.pending + v_pending_of + v_pending > 0)
            OR (o.pending >= 0 AND o.pending + v_pending_of + v_pending < 0)
            OR (o.active < 0 AND o.active + v_active_of + v_active > 0)
            OR (o.active >= 0 AND o.active + v_active_of + v_active < 0)
        THEN
            outcome := 'too_much';
            RETURN;
        END IF;
        SELECT public_id || '/' || o.sequence INTO v_of FROM loyalty_account WHERE id = o.account_id;
    END IF;
    v_pending_after := a.pending + v_pending;
    v_active_after := a.active + v_active;
    IF v_pending_after < 0 OR (v_active < 0 AND v_active_after < p_floor) THEN
        outcome := 'not_enough';
        pending := a.pending;
        active := a.active;
        RETURN;
    END IF;
    v_sequence := a.sequence + 1;

    IF v_active < 0 THEN
        v_left := least(-v_active, greatest(a.active, 0));
        IF p_kind = 'taken_back' THEN
            FOR v_lot IN
                SELECT l.id, l.rest, made.sequence || '.' || l.number AS ref
                FROM loyalty_lot l JOIN loyalty_entry made ON made.id = l.entry_id
                WHERE l.account_id = a.id AND l.rest > 0 AND l.origin_id = p_of
                ORDER BY l.expires_at, l.id
            LOOP
                EXIT WHEN v_left = 0;
                v_part := least(v_left, v_lot.rest);
                d_lots := d_lots || v_lot.id;
                d_points := d_points || v_part;
                d_refs := d_refs || v_lot.ref;
                v_left := v_left - v_part;
            END LOOP;
        END IF;
        IF v_left > 0 THEN
            FOR v_lot IN
                SELECT l.id, l.rest, made.sequence || '.' || l.number AS ref
                FROM loyalty_lot l JOIN loyalty_entry made ON made.id = l.entry_id
                WHERE l.account_id = a.id AND l.rest > 0
                ORDER BY l.expires_at, l.id
            LOOP
                EXIT WHEN v_left = 0;
                CONTINUE WHEN v_lot.id = ANY (d_lots);
                v_part := least(v_left, v_lot.rest);
                d_lots := d_lots || v_lot.id;
                d_points := d_points || v_part;
                d_refs := d_refs || v_lot.ref;
                v_left := v_left - v_part;
            END LOOP;
        END IF;
        IF v_left > 0 THEN
            RAISE EXCEPTION 'loyalty: % points of account % are in no lot', v_left, a.id;
        END IF;
    ELSIF v_active > 0 THEN
        IF p_kind IN ('given_back', 'moved_in') THEN
            SELECT array_agg(part::bigint ORDER BY expires_at, id), array_agg(expires_at ORDER BY expires_at, id),
                    array_agg(origin_id ORDER BY expires_at, id)
                INTO l_points, l_expiries, l_origins
                FROM (
                    SELECT l.id, l.expires_at, l.origin_id,
                        least(sum(d.points) OVER back, v_active_of + v_active)
                            - greatest(sum(d.points) OVER back - d.points, v_active_of) AS part
                    FROM loyalty_draw d JOIN loyalty_lot l ON l.id = d.lot_id
                    WHERE d.entry_id = p_of
                    WINDOW back AS (ORDER BY l.expires_at DESC, l.id DESC)
                ) AS drawn
                WHERE part > 0;
            IF v_active IS DISTINCT FROM (SELECT sum(part) FROM unnest(l_points) AS part) THEN
                RAISE EXCEPTION 'loyalty: entry % drew less than comes back', p_of;
            END IF;
        ELSIF cardinality(l_points) = 0 THEN
            l_points := ARRAY[v_active];
            l_expiries := ARRAY[p_expires_at];
            l_origins := ARRAY[p_of];
        END IF;
        v_left := least(greatest(-a.active, 0), v_active);
        FOR i IN 1 .. cardinality(l_points) LOOP
            v_part := least(v_left, l_points[i]);
            l_filled := l_filled || v_part;
            v_left := v_left - v_part;
            IF v_part > 0 THEN
                d_points := d_points || v_part;
                d_refs := d_refs || (v_sequence || '.' || i);
            END IF;
        END LOOP;
    END IF;

    SELECT coalesce(string_agg(number || '=' || points || '@' || loyalty_moment(expiry), ',' ORDER BY number), '')
        INTO v_lots FROM unnest(l_points, l_expiries) WITH ORDINALITY AS made (points, expiry, number);
    SELECT coalesce(string_agg(ref || '=' || points, ',' ORDER BY string_to_array(ref, '.')::bigint[]), '')
        INTO v_draws FROM unnest(d_refs, d_points) AS drawn (ref, points);
    v_hash := encode(sha256(convert_to(concat_ws(E'\\n',
        'postventa points entry 1',
        'account:' || a.public_id,
        'sequence:' || v_sequence,
        'kind:' || p_kind,
        'pending:' || v_pending,
        'active:' || v_active,
        'pending_after:' || v_pending_after,
        'active_after:' || v_active_after,
        'key:' || p_key,
        'occurred_at:' || loyalty_moment(p_occurred_at),
        'recorded_at:' || loyalty_moment(p_recorded_at),
        'expires_at:' || loyalty_moment(p_expires_at),
        'of:' || v_of,
        'lots:' || v_lots,
        'draws:' || v_draws,
        'cause:' || p_cause_digest,
        'why:' || p_why_digest,
        'previous:' || a.head
    ), 'UTF8')), 'hex');

    INSERT INTO loyalty_entry (shop_id, account_id, sequence, kind, pending, active, pending_after, active_after, key,
            occurred_at, recorded_at, expires_at, of_id, cause, why, previous, hash)
        VALUES (p_shop, a.id, v_sequence, p_kind, v_pending, v_active, v_pending_after, v_active_after, p_key,
            p_occurred_at, p_recorded_at, p_expires_at, p_of, p_cause, p_why, a.head, v_hash)
        ON CONFLICT (shop_id, key) DO NOTHING RETURNING id INTO v_entry;
    IF v_entry IS NULL THEN -- taken on another account, while we were here
        outcome := 'known';
        SELECT id INTO entry FROM loyalty_entry WHERE shop_id = p_shop AND key = p_key;
        RETURN;
    END IF;
    UPDATE loyalty_account SET sequence = v_sequence, pending = v_pending_after, active = v_active_after, head = v_hash
        WHERE id = a.id;
    IF v_active < 0 THEN
        UPDATE loyalty_lot SET rest = rest - drawn.points
            FROM unnest(d_lots, d_points) AS drawn (lot, points) WHERE loyalty_lot.id = drawn.lot;
        INSERT INTO loyalty_draw (shop_id, entry_id, lot_id, points)
            SELECT p_shop, v_entry, drawn.lot, drawn.points FROM unnest(d_lots, d_points) AS drawn (lot, points);
    ELSIF v_active > 0 THEN
        INSERT INTO loyalty_lot (shop_id, account_id, entry_id, number, points, rest, expires_at, origin_id)
            SELECT p_shop, a.id, v_entry, made.number, made.points, made.points - made.filled, made.expiry,
                coalesce(made.origin, v_entry)
            FROM unnest(l_points, l_expiries, l_origins, l_filled) WITH ORDINALITY
                AS made (points, expiry, origin, filled, number)
            ORDER BY made.number;
        IF a.active < 0 THEN
            INSERT INTO loyalty_draw (shop_id, entry_id, lot_id, points)
                SELECT p_shop, v_entry, id, points - rest FROM loyalty_lot WHERE entry_id = v_entry AND rest < points;
        END IF;
    END IF;

    outcome := 'posted';
    entry := v_entry;
    account := a.id;
    sequence := v_sequence;
    pending := v_pending;
    active := v_active;
    pending_after := v_pending_after;
    active_after := v_active_after;
    previous := a.head;
    hash := v_hash;
END $$;
"""


def statements(vendor: str) -> list[str]:
    return [POST] if vendor == "postgresql" else []
