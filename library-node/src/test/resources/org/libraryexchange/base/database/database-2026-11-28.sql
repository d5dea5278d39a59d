-- A database of Leeds at version 10 of the schema, with rows in every table.

SET standard_conforming_strings = on;
SET check_function_bodies = false;
SET default_table_access_method = heap;

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE FUNCTION public.cancelled_dates(document text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
    select count(*)::int from jsonb_path_query(document::jsonb, '$.*.occurrences[*].status ? (@ == "cancelled")')
$function$;

CREATE FUNCTION public.end_staff_sessions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    delete from staff_session where name = new.name;
    return null;
end
$function$;

CREATE FUNCTION public.forget_versions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    delete from item_version where item_id = old.id;
    return null;
end
$function$;

CREATE FUNCTION public.item_of_key(key bytea)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select case when encode(key, 'escape') ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        then encode(key, 'escape')::uuid end
$function$;

CREATE FUNCTION public.note_counts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if tg_op = 'INSERT' then
        insert into item_count_change (owner, kind, status, change)
        select owner, kind, status, count(*) from written group by owner, kind, status;
    elsif tg_op = 'DELETE' then
        insert into item_count_change (owner, kind, status, change)
        select owner, kind, status, -count(*) from gone group by owner, kind, status;
    else
        -- Most changes leave an item in its sort, and nothing is noted.
        insert into item_count_change (owner, kind, status, change)
        select owner, kind, status, sum(change)
        from (select owner, kind, status, 1 as change from written
            union all select owner, kind, status, -1 from gone) as moved
        group by owner, kind, status having sum(change) <> 0;
    end if;
    return null;
end
$function$;

CREATE FUNCTION public.note_for_search()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if tg_op = 'DELETE' then
        insert into search_pending (id, owner) values (old.id, old.owner);
    else
        insert into search_pending (id, owner) values (new.id, new.owner);
    end if;
    return null;
end
$function$;

CREATE FUNCTION public.note_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    insert into item_version (item_id, version, made, made_by, action, status, replaced)
    values (new.id, new.version, new.updated, new.changed_by,
        case when tg_op = 'INSERT' then 'created' when new.status = old.status then 'changed' else new.status end,
        new.status,
        case when tg_op = 'UPDATE' and new.status <> 'erased' then old.document end)
    -- No earlier note may keep an item from being written.
    on conflict (item_id, version) do update set
        made = excluded.made, made_by = excluded.made_by, action = excluded.action, status = excluded.status,
        replaced = excluded.replaced;
    return null;
end
$function$;

CREATE FUNCTION public.purge_answers_of_erased_item()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    update idempotency_key set body = null
    where item_id = new.id and body is not null and new.owner = (select name from city);
    return null;
end
$function$;

CREATE FUNCTION public.purge_erased_item()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    update rejected_record set value = null, headers = convert_to('[]', 'UTF8'), purged = true
    where item_id = new.id and owner = new.owner and not purged;
    update restored_item set document = case when status = 'erased' then document end, own_document = null
    where item_id = new.id and new.owner = (select name from city);
    return null;
end
$function$;

CREATE FUNCTION public.purge_rejected_of_erased_item()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if exists (select from item where id = item_of_key(new.key) and owner = new.owner and status = 'erased') then
        new.value := null;
        new.headers := convert_to('[]', 'UTF8');
        new.purged := true;
    end if;
    return new;
end
$function$;

CREATE FUNCTION public.purge_versions_of_erased_item()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    update item_version set replaced = null
    where item_id = new.id and replaced is not null and new.owner = (select name from city);
    return null;
end
$function$;

CREATE FUNCTION public.raise_log(reached bigint)
 RETURNS void
 LANGUAGE sql
AS $function$
    update own_log set sequence = greatest(sequence, reached)
$function$;

CREATE FUNCTION public.refuse_change_of_others_item()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
    item_owner text := case when tg_op = 'INSERT' then new.owner else old.owner end;
begin
    raise exception 'items of % cannot be changed by a session that writes as %',
        item_owner, coalesce(nullif(current_setting('library.writes_as', true), ''), 'nobody')
        using errcode = 'insufficient_privilege';
end
$function$;

CREATE FUNCTION public.refuse_truncate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception 'a catalogue is never truncated' using errcode = 'insufficient_privilege';
end
$function$;

CREATE FUNCTION public.release_at_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if new.status = 'erased'
        or cancelled_dates(new.document)
            > (case tg_op when 'UPDATE' then cancelled_dates(old.document) else 0 end)
    then
        update publication set released_sequence = new.sequence where released_sequence < new.sequence;
    end if;
    return null;
end
$function$;

CREATE FUNCTION public.take_places(places bigint)
 RETURNS bigint
 LANGUAGE sql
AS $function$
    update own_log set sequence = sequence + places returning sequence - places
$function$;

CREATE TABLE public.audit_entry (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    first timestamp with time zone NOT NULL,
    last timestamp with time zone NOT NULL,
    times bigint NOT NULL,
    event text NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    request text NOT NULL,
    status integer NOT NULL
);

CREATE TABLE public.bulk_import (
    id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    actor text NOT NULL,
    form text NOT NULL,
    scheme text NOT NULL,
    item_status text,
    dry_run boolean NOT NULL,
    complete boolean NOT NULL,
    bytes bigint NOT NULL,
    state text DEFAULT 'received'::text NOT NULL,
    reason text,
    received timestamp with time zone NOT NULL,
    since bigint DEFAULT 0 NOT NULL,
    started timestamp with time zone,
    ended timestamp with time zone,
    decided_by text,
    checked bigint DEFAULT 0 NOT NULL,
    place bigint DEFAULT 0 NOT NULL,
    row_number bigint DEFAULT 0 NOT NULL,
    missing_after text,
    created bigint DEFAULT 0 NOT NULL,
    changed bigint DEFAULT 0 NOT NULL,
    unchanged bigint DEFAULT 0 NOT NULL,
    withdrawn bigint DEFAULT 0 NOT NULL,
    refused bigint DEFAULT 0 NOT NULL,
    missing bigint DEFAULT 0 NOT NULL,
    withdrawals bigint,
    published bigint,
    approved bigint,
    swept boolean DEFAULT false NOT NULL,
    CONSTRAINT bulk_import_form_known CHECK ((form = ANY (ARRAY['ndjson'::text, 'csv'::text]))),
    CONSTRAINT bulk_import_state_known CHECK ((state = ANY (ARRAY['received'::text, 'checking'::text, 'held'::text, 'running'::text, 'finished'::text, 'failed'::text, 'dropped'::text, 'superseded'::text])))
);

CREATE TABLE public.catalogue_day (
    day date NOT NULL,
    owner text NOT NULL,
    kind text NOT NULL,
    items bigint NOT NULL
);

CREATE TABLE public.city (
    name text NOT NULL,
    cursor_key bytea NOT NULL,
    only_one boolean DEFAULT true NOT NULL,
    CONSTRAINT city_only_one CHECK (only_one)
);

CREATE TABLE public.control_position (
    partner text NOT NULL,
    topic_id text,
    next_offset bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor=10);

CREATE TABLE public.digest (
    day date NOT NULL,
    made timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    document text NOT NULL,
    mailed timestamp with time zone
);

CREATE TABLE public.digest_place (
    day date NOT NULL,
    partner text NOT NULL,
    sequence bigint NOT NULL
);

CREATE TABLE public.exchange_partner (
    run_id uuid NOT NULL,
    partner text NOT NULL,
    their_sequence bigint,
    their_items bigint,
    their_verified bigint,
    their_rejected bigint,
    their_differing bigint,
    their_receipt timestamp with time zone,
    our_sequence bigint,
    our_items bigint,
    our_verified bigint,
    our_rejected bigint,
    our_differing bigint,
    our_receipt timestamp with time zone,
    added bigint,
    changed bigint,
    withdrawn bigint,
    cancelled bigint,
    erased bigint
);

CREATE TABLE public.exchange_run (
    id uuid NOT NULL,
    night date,
    started_by text NOT NULL,
    requested_by text,
    zone text NOT NULL,
    window_opens timestamp with time zone NOT NULL,
    window_closes timestamp with time zone NOT NULL,
    started timestamp with time zone NOT NULL,
    deadline timestamp with time zone NOT NULL,
    ended timestamp with time zone,
    outcome text,
    sequence bigint NOT NULL,
    proof_id uuid,
    proof_requested timestamp with time zone,
    published bigint,
    withdrawn bigint,
    cancelled bigint,
    erased bigint,
    repaired bigint,
    caught_up_by uuid,
    CONSTRAINT exchange_run_ends_with_outcome CHECK (((ended IS NULL) = (outcome IS NULL))),
    CONSTRAINT exchange_run_outcome CHECK ((outcome = ANY (ARRAY['complete'::text, 'nothing-to-exchange'::text, 'partial'::text, 'failed'::text, 'missed'::text]))),
    CONSTRAINT exchange_run_started_by CHECK ((started_by = ANY (ARRAY['clock'::text, 'catch-up'::text, 'operator'::text, 'nobody'::text])))
);

CREATE TABLE public.exchange_step (
    run_id uuid NOT NULL,
    step text NOT NULL,
    started timestamp with time zone NOT NULL,
    ended timestamp with time zone,
    CONSTRAINT exchange_step_known CHECK ((step = ANY (ARRAY['publish'::text, 'manifest'::text, 'receipt'::text, 'check'::text, 'repair'::text, 'report'::text])))
);

CREATE TABLE public.first_night (
    night date NOT NULL,
    only_one boolean DEFAULT true NOT NULL,
    CONSTRAINT first_night_only_one CHECK (only_one)
);

CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);

CREATE TABLE public.idempotency_key (
    actor text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status integer NOT NULL,
    entity_tag text,
    location text,
    body bytea,
    item_id uuid,
    stored timestamp with time zone NOT NULL
);

CREATE TABLE public.import_chunk (
    import_id bigint NOT NULL,
    place bigint NOT NULL,
    content bytea STORAGE EXTERNAL NOT NULL,
    stored timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.import_error (
    import_id bigint NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    row_number bigint NOT NULL,
    field text NOT NULL,
    rule text NOT NULL,
    value text,
    hint text NOT NULL
);

CREATE TABLE public.import_identifier (
    import_id bigint NOT NULL,
    scheme text NOT NULL,
    value text NOT NULL,
    item_id uuid
);

CREATE TABLE public.import_item (
    import_id bigint NOT NULL,
    item_id uuid NOT NULL
);

CREATE TABLE public.import_named (
    import_id bigint NOT NULL,
    value text NOT NULL,
    withdraws boolean DEFAULT false NOT NULL
);

CREATE TABLE public.item (
    id uuid NOT NULL,
    owner text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL,
    sequence bigint,
    document text NOT NULL,
    sha256 bytea NOT NULL,
    bucket smallint GENERATED ALWAYS AS (((get_byte(sha256(uuid_send(id)), 0) << 4) | (get_byte(sha256(uuid_send(id)), 1) >> 4))) STORED NOT NULL,
    languages text[] NOT NULL,
    updated timestamp with time zone NOT NULL,
    changed_by text,
    traceparent text,
    stored timestamp with time zone DEFAULT now() NOT NULL,
    held_since timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT item_digest_length CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT item_sequence_unless_draft CHECK (((status = 'draft'::text) = (sequence IS NULL))),
    CONSTRAINT item_version_from_one CHECK ((version >= 1))
);

CREATE TABLE public.item_count (
    owner text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    items bigint NOT NULL
)
WITH (fillfactor=50);

CREATE TABLE public.item_count_change (
    owner text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    change bigint NOT NULL
);

CREATE TABLE public.item_version (
    item_id uuid NOT NULL,
    version bigint NOT NULL,
    made timestamp with time zone NOT NULL,
    made_by text,
    action text NOT NULL,
    status text NOT NULL,
    replaced text,
    CONSTRAINT item_version_action CHECK ((action = ANY (ARRAY['created'::text, 'changed'::text, 'published'::text, 'withdrawn'::text, 'erased'::text, 'adopted'::text, 'kept'::text, 'found'::text])))
);

CREATE TABLE public.control_message (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    type text NOT NULL,
    document bytea NOT NULL,
    signature bytea,
    written timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.listing_part (
    owner text NOT NULL,
    proof_id uuid NOT NULL,
    step integer NOT NULL,
    part integer NOT NULL,
    value bytea NOT NULL
);

CREATE TABLE public.log_minute (
    city text NOT NULL,
    minute timestamp with time zone NOT NULL,
    sequence bigint NOT NULL,
    waiting bigint,
    lag bigint
);

CREATE TABLE public.mirror_position (
    owner text NOT NULL,
    topic_id text,
    next_offset bigint DEFAULT 0 NOT NULL,
    sequence bigint DEFAULT 0 NOT NULL,
    gap_after bigint,
    catching_up boolean DEFAULT true NOT NULL,
    dropped bigint DEFAULT 0 NOT NULL,
    moved timestamp with time zone DEFAULT now() NOT NULL
)
WITH (fillfactor=10);

CREATE TABLE public.mirror_proof (
    owner text NOT NULL,
    proof_id uuid NOT NULL,
    step integer NOT NULL,
    sequence bigint NOT NULL,
    topic_id text,
    marker_offset bigint NOT NULL,
    listing_buckets bytea,
    met timestamp with time zone NOT NULL,
    stood_at bigint,
    items bigint,
    buckets bytea,
    hashed timestamp with time zone,
    owner_items bigint,
    owner_root text,
    manifest bytea,
    answered timestamp with time zone
);

CREATE TABLE public.own_identifier (
    scheme text NOT NULL,
    value text NOT NULL,
    item_id uuid NOT NULL,
    owner text NOT NULL
);

CREATE TABLE public.own_log (
    sequence bigint DEFAULT 0 NOT NULL,
    only_one boolean DEFAULT true NOT NULL,
    CONSTRAINT own_log_only_one CHECK (only_one)
)
WITH (fillfactor=10);

CREATE TABLE public.own_proof (
    id uuid NOT NULL,
    origin text NOT NULL,
    requested timestamp with time zone NOT NULL,
    requested_by text NOT NULL,
    chain uuid NOT NULL,
    round integer NOT NULL,
    state text NOT NULL,
    step integer DEFAULT 0 NOT NULL,
    digest_step integer,
    listing_step integer,
    sequence bigint,
    marked timestamp with time zone,
    items bigint,
    root text,
    damaged uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    hashed timestamp with time zone,
    buckets bytea,
    listing_buckets bytea,
    listing_sequence bigint,
    finished timestamp with time zone,
    CONSTRAINT own_proof_state CHECK ((state = ANY (ARRAY['requested'::text, 'marked'::text, 'hashed'::text, 'sent'::text, 'listing-requested'::text, 'listing'::text, 'listed'::text, 'finished'::text])))
);

CREATE TABLE public.publication (
    sent_sequence bigint DEFAULT 0 NOT NULL,
    sent_offset bigint,
    topic_id text,
    sending_sequence bigint DEFAULT 0 NOT NULL,
    released_sequence bigint,
    sealed_by text,
    confirmed_beyond bigint,
    goes_above boolean DEFAULT false NOT NULL,
    moved timestamp with time zone DEFAULT now() NOT NULL,
    only_one boolean DEFAULT true NOT NULL,
    CONSTRAINT publication_in_order CHECK ((sending_sequence >= sent_sequence)),
    CONSTRAINT publication_only_one CHECK (only_one)
)
WITH (fillfactor=10);

CREATE TABLE public.receipt (
    owner text NOT NULL,
    proof_id uuid NOT NULL,
    mirror text NOT NULL,
    step integer NOT NULL,
    sequence bigint NOT NULL,
    outcome text NOT NULL,
    items bigint NOT NULL,
    verified bigint NOT NULL,
    rejected bigint NOT NULL,
    differing bigint NOT NULL,
    document bytea NOT NULL,
    signature bytea,
    signature_state text NOT NULL,
    made timestamp with time zone NOT NULL,
    kept timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.reissue (
    chain uuid NOT NULL,
    item_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    sequence bigint NOT NULL,
    reissued timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.rejected_record (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    owner text NOT NULL,
    topic text NOT NULL,
    topic_id text NOT NULL,
    record_offset bigint NOT NULL,
    record_time timestamp with time zone NOT NULL,
    key bytea,
    item_id uuid GENERATED ALWAYS AS (item_of_key(key)) STORED,
    sequence bigint,
    value bytea,
    headers bytea NOT NULL,
    bytes bigint GENERATED ALWAYS AS (((COALESCE(octet_length(key), 0) + COALESCE(octet_length(value), 0)) + octet_length(headers))) STORED NOT NULL,
    whole_bytes bigint,
    whole_sha256 bytea,
    reason text NOT NULL,
    detail text NOT NULL,
    rejected timestamp with time zone DEFAULT now() NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    settled timestamp with time zone,
    settled_by text,
    note text,
    purged boolean DEFAULT false NOT NULL,
    CONSTRAINT rejected_record_settled CHECK (((state = ANY (ARRAY['open'::text, 'requested'::text])) = (settled IS NULL))),
    CONSTRAINT rejected_record_state CHECK ((state = ANY (ARRAY['open'::text, 'requested'::text, 'applied'::text, 'superseded'::text, 'dismissed'::text])))
);

CREATE TABLE public.restoration (
    state text DEFAULT 'none'::text NOT NULL,
    topic_id text,
    announced_sequence bigint DEFAULT 0 NOT NULL,
    log_sequence bigint DEFAULT 0 NOT NULL,
    log_end bigint DEFAULT 0 NOT NULL,
    last_doubtful bigint DEFAULT 0 NOT NULL,
    sends_again boolean DEFAULT false NOT NULL,
    found timestamp with time zone,
    settled timestamp with time zone,
    only_one boolean DEFAULT true NOT NULL,
    CONSTRAINT restoration_only_one CHECK (only_one),
    CONSTRAINT restoration_state_known CHECK ((state = ANY (ARRAY['none'::text, 'open'::text, 'settled'::text])))
);

CREATE TABLE public.restored_item (
    item_id uuid NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL,
    sequence bigint NOT NULL,
    document text,
    sha256 bytea NOT NULL,
    languages text[] NOT NULL,
    updated timestamp with time zone NOT NULL,
    known_sequence bigint,
    own_version bigint,
    own_sequence bigint,
    own_sha256 bytea,
    own_document text,
    finding text NOT NULL,
    choice text,
    chosen_by text,
    outcome text,
    CONSTRAINT restored_item_choice_known CHECK ((choice = ANY (ARRAY['adopt'::text, 'keep'::text]))),
    CONSTRAINT restored_item_finding_known CHECK ((finding = ANY (ARRAY['unknown'::text, 'behind'::text, 'conflict'::text, 'erasure'::text]))),
    CONSTRAINT restored_item_outcome_known CHECK ((outcome = ANY (ARRAY['adopted'::text, 'kept'::text])))
);

CREATE TABLE public.search_item (
    id uuid NOT NULL,
    owner text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    languages text[] NOT NULL,
    subjects text[] NOT NULL,
    updated timestamp with time zone NOT NULL,
    days datemultirange,
    first_day date NOT NULL,
    last_day date NOT NULL,
    place point,
    title_en bytea NOT NULL,
    title_zh bytea NOT NULL,
    terms tsvector NOT NULL
)
WITH (toast_tuple_target=8160);

CREATE TABLE public.search_pending (
    stamp bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL,
    owner text NOT NULL
);

CREATE TABLE public.search_position (
    owner text NOT NULL,
    sequence bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor=10);

CREATE TABLE public.search_state (
    reading integer NOT NULL,
    only_one boolean DEFAULT true NOT NULL,
    CONSTRAINT search_state_only_one CHECK (only_one)
);

CREATE TABLE public.search_word (
    word text NOT NULL
);

CREATE TABLE public.staff_member (
    name text NOT NULL,
    password text NOT NULL,
    role text NOT NULL,
    CONSTRAINT staff_member_password CHECK ((password ~~ '$2%'::text)),
    CONSTRAINT staff_member_role CHECK ((role = ANY (ARRAY['ops'::text, 'exchange-operator'::text])))
);

CREATE TABLE public.staff_session (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    secret bytea NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    begun timestamp with time zone NOT NULL,
    seen timestamp with time zone NOT NULL
);

CREATE VIEW public.counted_item AS
 SELECT owner,
    kind,
    status,
    (sum(items))::bigint AS items
   FROM ( SELECT item_count.owner,
            item_count.kind,
            item_count.status,
            item_count.items
           FROM item_count
        UNION ALL
         SELECT item_count_change.owner,
            item_count_change.kind,
            item_count_change.status,
            item_count_change.change
           FROM item_count_change) counted
  GROUP BY owner, kind, status;

INSERT INTO public.audit_entry (id, first, last, times, event, name, address, request, status) OVERRIDING SYSTEM VALUE VALUES ('1', '2026-11-28 06:20:00+00', '2026-11-28 06:20:03+00', '2', 'acted', 'a.ops', '127.0.0.1', 'POST /api/v1/exchange/rejected-records/{id}/dismiss', '204');

INSERT INTO public.bulk_import (id, actor, form, scheme, item_status, dry_run, complete, bytes, state, reason, received, since, started, ended, decided_by, checked, place, row_number, missing_after, created, changed, unchanged, withdrawn, refused, missing, withdrawals, published, approved, swept) VALUES ('1', 'library-system', 'csv', 'recording', 'published', 'false', 'true', '27', 'held', 'many-withdrawals', '2026-11-28 06:15:00+00', '30', '2026-11-28 06:15:01+00', NULL, NULL, '27', '0', '0', NULL, '0', '0', '0', '0', '0', '0', '1', '2', NULL, 'false');
INSERT INTO public.bulk_import (id, actor, form, scheme, item_status, dry_run, complete, bytes, state, reason, received, since, started, ended, decided_by, checked, place, row_number, missing_after, created, changed, unchanged, withdrawn, refused, missing, withdrawals, published, approved, swept) VALUES ('2', 'library-system', 'ndjson', 'recording', NULL, 'true', 'false', '3', 'finished', NULL, '2026-11-28 06:16:00+00', '30', '2026-11-28 06:16:01+00', '2026-11-28 06:16:02+00', 'a.operator', '3', '3', '1', 'draft', '0', '0', '0', '0', '1', '0', '0', '2', '0', 'true');

INSERT INTO public.catalogue_day (day, owner, kind, items) VALUES ('2026-11-28', 'leeds', 'cultural-event', '3');

INSERT INTO public.city (name, cursor_key, only_one) VALUES ('leeds', '\xf59093d9156c557b2256e101e18b4d3e5e06ecc10378b925004428acdf348d3a', 'true');

INSERT INTO public.control_position (partner, topic_id, next_offset) VALUES ('hangzhou', 'q3bT0r1aR2eYw5nF8h6u9Q', '8');

INSERT INTO public.digest (day, made, since, document, mailed) VALUES ('2026-11-28', '2026-11-28 08:00:00+00', '2026-11-27 08:00:00+00', '{"needs":[],"partners":[]}', '2026-11-28 08:00:05+00');

INSERT INTO public.digest_place (day, partner, sequence) VALUES ('2026-11-28', 'hangzhou', '25');

INSERT INTO public.exchange_partner (run_id, partner, their_sequence, their_items, their_verified, their_rejected, their_differing, their_receipt, our_sequence, our_items, our_verified, our_rejected, our_differing, our_receipt, added, changed, withdrawn, cancelled, erased) VALUES ('01a220ca-0000-7000-8000-000000000002', 'hangzhou', '28', '21', '21', '0', '0', '2026-11-27 09:00:40+00', '25', '20', '19', '1', '0', '2026-11-27 09:00:41+00', '2', '0', '0', '0', '0');

INSERT INTO public.exchange_run (id, night, started_by, requested_by, zone, window_opens, window_closes, started, deadline, ended, outcome, sequence, proof_id, proof_requested, published, withdrawn, cancelled, erased, repaired, caught_up_by) VALUES ('01a220ca-0000-7000-8000-000000000001', '2026-11-26', 'nobody', NULL, 'Europe/London', '2026-11-27 02:00:00+00', '2026-11-27 04:00:00+00', '2026-11-27 02:00:00+00', '2026-11-28 02:00:00+00', '2026-11-27 08:00:00+00', 'missed', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '01a220ca-0000-7000-8000-000000000002');
INSERT INTO public.exchange_run (id, night, started_by, requested_by, zone, window_opens, window_closes, started, deadline, ended, outcome, sequence, proof_id, proof_requested, published, withdrawn, cancelled, erased, repaired, caught_up_by) VALUES ('01a220ca-0000-7000-8000-000000000002', NULL, 'operator', 'a.operator', 'Europe/London', '2026-11-27 02:00:00+00', '2026-11-27 04:00:00+00', '2026-11-27 09:00:00+00', '2026-11-28 02:00:00+00', '2026-11-27 09:01:00+00', 'complete', '28', '01a220c7-501c-7c22-b386-7aafa3bf7646', '2026-11-27 09:00:10+00', '4', '1', '0', '1', '1', NULL);

INSERT INTO public.exchange_step (run_id, step, started, ended) VALUES ('01a220ca-0000-7000-8000-000000000002', 'publish', '2026-11-27 09:00:00+00', '2026-11-27 09:00:05+00');
INSERT INTO public.exchange_step (run_id, step, started, ended) VALUES ('01a220ca-0000-7000-8000-000000000002', 'report', '2026-11-27 09:00:50+00', '2026-11-27 09:01:00+00');

INSERT INTO public.first_night (night, only_one) VALUES ('2026-11-26', 'true');

INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('1', '1', 'city and catalogue', 'SQL', 'V1__city_and_catalogue.sql', '-273408304', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('2', '2', 'own log and mirrors', 'SQL', 'V2__own_log_and_mirrors.sql', '-1639143532', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('3', '3', 'rejected records', 'SQL', 'V3__rejected_records.sql', '1532766113', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('4', '4', 'proofs and receipts', 'SQL', 'V4__proofs_and_receipts.sql', '663835715', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('5', '5', 'restoration', 'SQL', 'V5__restoration.sql', '530137473', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('6', '6', 'history answers and erasure', 'SQL', 'V6__history_answers_and_erasure.sql', '748945588', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('7', '7', 'search', 'SQL', 'V7__search.sql', '-968580069', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('8', '8', 'imports', 'SQL', 'V8__imports.sql', '1789119585', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('9', '9', 'nights and digests', 'SQL', 'V9__nights_and_digests.sql', '672805934', 'leeds', '2026-11-28 06:00:00', '0', 'true');
INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) VALUES ('10', '10', 'figures and staff', 'SQL', 'V10__figures_and_staff.sql', '1180522321', 'leeds', '2026-11-28 06:00:00', '0', 'true');

INSERT INTO public.idempotency_key (actor, key, fingerprint, status, entity_tag, location, body, item_id, stored) VALUES ('cataloguer', 'create-1', '\x1f58b9145b24d108d7ac38887338b3ea3229833b9c1e418250343f907bfd1047', '201', '"037c7badc2dd116b6814ea608239c587b038edf6c51c0a04564518c88166846b"', '/api/v1/items/01a220c7-0a4d-7293-a84a-93fd725fa295', NULL, '01a220c7-0a4d-7293-a84a-93fd725fa295', '2026-11-28 06:11:10+00');
INSERT INTO public.idempotency_key (actor, key, fingerprint, status, entity_tag, location, body, item_id, stored) VALUES ('cataloguer', 'create-2', '\xff14e14c208d414590558c2e333a73da13828df7df2988dacc7f817e6aa5f995', '201', '"c3e9defbe27dcac514f39fecfe2e4fd45558fabc9e4de6a07acf1935e0a35135"', '/api/v1/items/01a220c8-0000-7000-8000-000000000001', '\x7b226174747269627574696f6e223a224c65656473204c6962726172696573222c2263726561746564223a22323032362d31312d32385430363a31303a34355a222c226465736372697074696f6e223a7b22656e223a2252656164696e67732c206c616e7465726e206d616b696e6720616e6420612077616c6b20616c6f6e672074686520776174657266726f6e743b2065766572796f6e652069732077656c636f6d652e2052656164696e67732c206c616e7465726e206d616b696e6720616e6420612077616c6b20616c6f6e672074686520776174657266726f6e743b2065766572796f6e652069732077656c636f6d652e2052656164696e67732c206c616e7465726e206d616b696e6720616e6420612077616c6b20616c6f6e672074686520776174657266726f6e743b2065766572796f6e652069732077656c636f6d652e2052656164696e67732c206c616e7465726e206d616b696e6720616e6420612077616c6b20616c6f6e672074686520776174657266726f6e743b2065766572796f6e652069732077656c636f6d652e2052656164696e67732c206c616e7465726e206d616b696e6720616e6420612077616c6b20616c6f6e672074686520776174657266726f6e743b2065766572796f6e652069732077656c636f6d652e2052656164696e67732c206c616e7465726e206d616b696e6720616e6420612077616c6b20616c6f6e672074686520776174657266726f6e743b2065766572796f6e652069732077656c636f6d652e222c227a682d48616e73223a22e69c97e8afb5e4bc9ae38081e6898be5b7a5e781afe7acbce4b88ee6bba8e6b0b4e6ada5e8a18cefbc8ce6aca2e8bf8ee68980e69c89e4babae58f82e58aa0e38082e69c97e8afb5e4bc9ae38081e6898be5b7a5e781afe7acbce4b88ee6bba8e6b0b4e6ada5e8a18cefbc8ce6aca2e8bf8ee68980e69c89e4babae58f82e58aa0e38082e69c97e8afb5e4bc9ae38081e6898be5b7a5e781afe7acbce4b88ee6bba8e6b0b4e6ada5e8a18cefbc8ce6aca2e8bf8ee68980e69c89e4babae58f82e58aa0e38082e69c97e8afb5e4bc9ae38081e6898be5b7a5e781afe7acbce4b88ee6bba8e6b0b4e6ada5e8a18cefbc8ce6aca2e8bf8ee68980e69c89e4babae58f82e58aa0e38082e69c97e8afb5e4bc9ae38081e6898be5b7a5e781afe7acbce4b88ee6bba8e6b0b4e6ada5e8a18cefbc8ce6aca2e8bf8ee68980e69c89e4babae58f82e58aa0e38082e69c97e8afb5e4bc9ae38081e6898be5b7a5e781afe7acbce4b88ee6bba8e6b0b4e6ada5e8a18cefbc8ce6aca2e8bf8ee68980e69c89e4babae58f82e58aa0e38082227d2c226576656e74223a7b226461746573546f4265416e6e6f756e636564223a747275657d2c226964223a2230316132323063382d303030302d373030302d383030302d303030303030303030303031222c226964656e74696669657273223a5b7b22736368656d65223a227265636f7264696e67222c2276616c7565223a22756e6461746564227d5d2c226b696e64223a2263756c747572616c2d6576656e74222c226c6963656e6365223a2268747470733a2f2f6372656174697665636f6d6d6f6e732e6f72672f6c6963656e7365732f62792f342e302f222c226f726967696e616c4c616e6775616765223a22656e222c226f776e6572223a226c65656473222c22706c616365223a7b226c61746974756465223a35332e373939372c226c6f6e676974756465223a2d312e353439322c226e616d65223a7b22656e223a224c6565647320776174657266726f6e74227d7d2c22737461747573223a226472616674222c227469746c65223a7b22656e223a22446174657320746f20626520616e6e6f756e636564222c227a682d48616e73223a22e6b0b4e5b2b8e4b98be5a49c227d2c2275706461746564223a22323032362d31312d32385430363a31303a34355a222c2276657273696f6e223a317d', '01a220c8-0000-7000-8000-000000000001', '2026-11-28 06:12:00+00');

INSERT INTO public.import_chunk (import_id, place, content, stored) VALUES ('1', '0', '\x6964656e7469666965722c7374617475730a612c77697468647261776e', '2026-11-28 06:15:00+00');

INSERT INTO public.import_error (import_id, id, row_number, field, rule, value, hint) OVERRIDING SYSTEM VALUE VALUES ('2', '1', '1', 'title', 'required', NULL, 'Give the item a title.');

INSERT INTO public.import_identifier (import_id, scheme, value, item_id) VALUES ('2', 'recording', 'draft', '01a220c8-0000-7000-8000-000000000001');
INSERT INTO public.import_identifier (import_id, scheme, value, item_id) VALUES ('2', 'recording', 'free', NULL);

INSERT INTO public.import_item (import_id, item_id) VALUES ('1', '01a220c8-0000-7000-8000-000000000001');

INSERT INTO public.import_named (import_id, value, withdraws) VALUES ('1', 'draft', 'false');
INSERT INTO public.import_named (import_id, value, withdraws) VALUES ('1', 'undated', 'true');

INSERT INTO public.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, changed_by, traceparent, stored, held_since) VALUES ('01a220c6-fb57-7f67-817d-8252dd3eb2b6', 'leeds', 'history-resource', 'published', '1', '10', E'{"attribution":"Leeds Libraries","created":"2026-11-28T06:10:40Z","description":{"en":"After the Dissolution, Kirkstall Abbey passed through private hands for three and a half centuries; from 1671 its owners were the Earls of Cardigan. When it was offered at auction in 1888, local people feared that the ruins and their grounds would be built over.\\n\\nJohn Thomas North, who had made his fortune in Chilean nitrate, paid £10,000 for the abbey and gave it to the borough. His cheque, made out to the Mayor and Town Clerk, survives with the legal papers and newspaper cuttings of the sale. They were collected by Edmund Wilson, first President of the Thoresby Society, who had been at the centre of the negotiations.","zh-Hans":"宗教改革时期修道院被解散之后，柯克斯托尔修道院辗转于私人之手达三个半世纪，1671年起归卡迪根伯爵家族所有。1888年公开拍卖的消息传出，市民担心遗址和园地将被开发建房。\\n\\n靠智利硝石致富的约翰·托马斯·诺斯出资一万英镑买下修道院，赠予利兹。这张开给市长和市镇书记官的支票，连同有关契据与剪报一并保存至今。资料由索尔兹比学会首任会长埃德蒙·威尔逊收集，他正是当年奔走斡旋的关键人物。"},"history":{"extent":{"en":"1 cheque, with related papers","zh-Hans":"支票1张，附相关文书"},"form":"object","heldBy":{"en":"The Thoresby Society","zh-Hans":"索尔兹比学会"},"period":{"edtf":"1888/1889","label":{"en":"1888–1889","zh-Hans":"1888至1889年"}}},"id":"01a220c6-fb57-7f67-817d-8252dd3eb2b6","identifiers":[{"scheme":"leeds-sample","value":"colonel-norths-cheque"}],"kind":"history-resource","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en","owner":"leeds","place":{"address":"Commercial Street, Leeds LS1","latitude":53.797,"longitude":-1.544,"name":{"en":"The Thoresby Society, Leeds","zh-Hans":"利兹索尔兹比学会"}},"status":"published","subjects":[{"label":{"en":"Philanthropy","zh-Hans":"慈善捐赠"}},{"label":{"en":"Heritage conservation","zh-Hans":"遗产保护"}},{"label":{"en":"Kirkstall Abbey","zh-Hans":"柯克斯托尔修道院"}}],"summary":{"en":"The cheque for £10,000 with which a Leeds-born millionaire secured Kirkstall Abbey for the town.","zh-Hans":"一张面额一万英镑的支票：利兹出身的百万富翁以此为家乡保住了柯克斯托尔修道院。"},"title":{"en":"Colonel North’s cheque for Kirkstall Abbey","zh-Hans":"诺斯上校购买柯克斯托尔修道院的支票"},"updated":"2026-11-28T06:10:40Z","version":1}', '\xea2d451b6467e85d808560733730f3c689ea2756863a406303c7cdfaa964325b', '{en,zh-Hans}', '2026-11-28 06:10:40+00', 'library-system', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '2026-11-28 06:11:30+00', '2026-11-28 06:11:30+00');
INSERT INTO public.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, changed_by, traceparent, stored, held_since) VALUES ('01a220c7-0926-7c76-8a9a-542f107c594b', 'leeds', 'cultural-event', 'withdrawn', '2', '19', '{"attribution":"Leeds Libraries","created":"2026-11-28T06:10:44Z","description":{"en":"Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome.","zh-Hans":"朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。"},"event":{"audience":["families"],"occurrences":[{"end":"2027-10-07T23:00","start":"2027-10-07T18:00","status":"scheduled","zone":"Europe/London"}]},"id":"01a220c7-0926-7c76-8a9a-542f107c594b","identifiers":[{"scheme":"recording","value":"withdrawn"}],"kind":"cultural-event","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en","owner":"leeds","place":{"latitude":53.7997,"longitude":-1.5492,"name":{"en":"Leeds waterfront"}},"status":"withdrawn","title":{"en":"Withdrawn","zh-Hans":"水岸之夜"},"updated":"2026-11-28T06:10:44Z","version":2,"withdrawal":{"at":"2026-11-28T06:10:44Z","reason":{"en":"Rain"}}}', '\x00e335fccfef4443d085d24494397ad315528670f21695b654990cb037dde8f9', '{en,zh-Hans}', '2026-11-28 06:10:44+00', 'cataloguer', NULL, '2026-11-28 06:11:30+00', '2026-11-28 06:11:30+00');
INSERT INTO public.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, changed_by, traceparent, stored, held_since) VALUES ('01a220c7-0a4d-7293-a84a-93fd725fa295', 'leeds', 'cultural-event', 'erased', '2', '24', '{"id":"01a220c7-0a4d-7293-a84a-93fd725fa295","kind":"cultural-event","owner":"leeds","status":"erased","updated":"2026-11-28T06:10:44Z","version":2}', '\xf4d5f611255bc571c69577ab3820135f9004c587fa8416cc9b1ff7ed9a1b5aa4', '{}', '2026-11-28 06:10:44+00', 'cataloguer', NULL, '2026-11-28 06:11:30+00', '2026-11-28 06:11:30+00');
INSERT INTO public.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, changed_by, traceparent, stored, held_since) VALUES ('01a220c7-0aea-73eb-a68b-90f479eb3f6d', 'leeds', 'cultural-event', 'published', '1', '25', '{"attribution":"Leeds Libraries","created":"2026-11-28T06:10:45Z","description":{"en":"Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome.","zh-Hans":"朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。"},"event":{"datesToBeAnnounced":true},"id":"01a220c7-0aea-73eb-a68b-90f479eb3f6d","identifiers":[{"scheme":"recording","value":"undated"}],"kind":"cultural-event","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en","owner":"leeds","place":{"latitude":53.7997,"longitude":-1.5492,"name":{"en":"Leeds waterfront"}},"status":"published","title":{"en":"Dates to be announced","zh-Hans":"水岸之夜"},"updated":"2026-11-28T06:10:45Z","version":1}', '\xa51c0b121f117db6ff15dbfa02d1be6cbc0b6821d658e69eb44b652d72c4116c', '{en,zh-Hans}', '2026-11-28 06:10:45+00', 'cataloguer', NULL, '2026-11-28 06:11:30+00', '2026-11-28 06:11:30+00');
INSERT INTO public.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, changed_by, traceparent, stored, held_since) VALUES ('01a220c7-2480-72c9-8e98-edae727c1ecf', 'hangzhou', 'festival', 'published', '1', '7', E'{"attribution":"Hangzhou Library","created":"2026-11-28T06:10:50Z","description":{"en":"On the fifteenth evening of the new year lanterns bring the holiday to a close. Around Wushan Hill and Hefang Street there are rabbits, fish, lotuses and the animal of the year; along the canal, lights are floated or hung from the bridges.\\n\\nThe library hangs riddles from strings across its reading rooms. A reader who solves one tears off the slip and exchanges it for a small prize at the desk; every year one or two riddles defeat everybody.","zh-Hans":"正月十五夜，一城灯火为新年收尾。吴山脚下和河坊街上，有兔子灯、鱼灯、荷花灯，还有当年的生肖灯；运河边的桥上岸上，也挂起彩灯。\\n\\n图书馆在阅览室里拉起长绳，挂满灯谜。读者猜中了，撕下谜条，到服务台换一份小奖品；每年总有一两条难倒所有人。"},"festival":{"occurrences":[{"date":"2027-02-20","status":"scheduled"},{"date":"2028-02-09","status":"scheduled"}],"rule":{"en":"Fifteenth day of the first lunar month","zh-Hans":"农历正月十五"},"tradition":{"en":"Lantern fairs were a passion of the Southern Song capital. Zhou Mi, writing after the dynasty’s fall, remembered lamps from many regions, performing troupes in the streets and crowds out until late. The round dumplings eaten that night are called tangtuan in Hangzhou; their shape stands for the family gathered together.","zh-Hans":"南宋都城的灯会盛极一时。入元以后，周密追忆当年：各地名灯荟萃，舞队穿街而过，游人深夜不散。这一夜吃的圆子，杭州人叫汤团，取其团圆之意。"}},"id":"01a220c7-2480-72c9-8e98-edae727c1ecf","identifiers":[{"scheme":"hangzhou-sample","value":"lantern-festival"}],"kind":"festival","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"zh-Hans","owner":"hangzhou","place":{"address":"杭州市上城区","latitude":30.241,"longitude":120.166,"name":{"en":"Wushan Square and Hefang Street","zh-Hans":"吴山广场与河坊街"}},"status":"published","subjects":[{"label":{"en":"Lantern Festival","zh-Hans":"元宵节"}},{"label":{"en":"Lantern riddles","zh-Hans":"灯谜"}},{"label":{"en":"Hefang Street","zh-Hans":"河坊街"}}],"summary":{"en":"The first full moon of the year, with lanterns on Wushan Hill and Hefang Street and sweet dumplings at home.","zh-Hans":"新年第一个月圆夜，吴山、河坊街张灯，家家吃汤团。"},"title":{"en":"Lantern Festival","zh-Hans":"元宵节"},"updated":"2026-11-28T06:10:50Z","version":1}', '\x1349a43eca8384c4e75c1b1669d68f983d068ac6dd5c9d615a57d4934843497d', '{en,zh-Hans}', '2026-11-28 06:10:50+00', NULL, NULL, '2026-11-28 06:11:30+00', '2026-11-28 06:11:30+00');
INSERT INTO public.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, changed_by, traceparent, stored, held_since) VALUES ('01a220c7-3285-77e0-abbf-708e1c2f753d', 'hangzhou', 'cultural-event', 'erased', '2', '24', '{"id":"01a220c7-3285-77e0-abbf-708e1c2f753d","kind":"cultural-event","owner":"hangzhou","status":"erased","updated":"2026-11-28T06:10:55Z","version":2}', '\x6f10ad9b175e2bb4e515596011b50cd519a5d6c6f8fedf4e91bdc1601c6c04de', '{}', '2026-11-28 06:10:55+00', NULL, NULL, '2026-11-28 06:11:30+00', '2026-11-28 06:11:30+00');
INSERT INTO public.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, changed_by, traceparent, stored, held_since) VALUES ('01a220c7-33fa-7ba3-a967-2680a27f83c9', 'hangzhou', 'cultural-event', 'published', '1', '25', '{"attribution":"Leeds Libraries","created":"2026-11-28T06:10:55Z","description":{"en":"Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome.","zh-Hans":"朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。"},"event":{"datesToBeAnnounced":true},"id":"01a220c7-33fa-7ba3-a967-2680a27f83c9","identifiers":[{"scheme":"recording","value":"undated"}],"kind":"cultural-event","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en","owner":"hangzhou","place":{"latitude":53.7997,"longitude":-1.5492,"name":{"en":"Leeds waterfront"}},"status":"published","title":{"en":"Dates to be announced","zh-Hans":"水岸之夜"},"updated":"2026-11-28T06:10:55Z","version":1}', '\x8befe618d470b36dbe6195d3b61d1c6a08ca4675c852fffec6d6c1c210a11221', '{en,zh-Hans}', '2026-11-28 06:10:55+00', NULL, NULL, '2026-11-28 06:11:30+00', '2026-11-28 06:11:30+00');
INSERT INTO public.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, changed_by, traceparent, stored, held_since) VALUES ('01a220c8-0000-7000-8000-000000000001', 'leeds', 'cultural-event', 'draft', '1', NULL, '{"attribution":"Leeds Libraries","created":"2026-11-28T06:10:45Z","description":{"en":"Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome.","zh-Hans":"朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。"},"event":{"datesToBeAnnounced":true},"id":"01a220c8-0000-7000-8000-000000000001","identifiers":[{"scheme":"recording","value":"undated"}],"kind":"cultural-event","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en","owner":"leeds","place":{"latitude":53.7997,"longitude":-1.5492,"name":{"en":"Leeds waterfront"}},"status":"draft","title":{"en":"Dates to be announced","zh-Hans":"水岸之夜"},"updated":"2026-11-28T06:10:45Z","version":1}', '\xc3e9defbe27dcac514f39fecfe2e4fd45558fabc9e4de6a07acf1935e0a35135', '{en,zh-Hans}', '2026-11-28 06:10:45+00', 'cataloguer', NULL, '2026-11-28 06:11:30+00', '2026-11-28 06:11:30+00');

INSERT INTO public.item_count (owner, kind, status, items) VALUES ('leeds', 'cultural-event', 'draft', '1');
INSERT INTO public.item_count (owner, kind, status, items) VALUES ('leeds', 'cultural-event', 'erased', '1');
INSERT INTO public.item_count (owner, kind, status, items) VALUES ('leeds', 'cultural-event', 'published', '1');
INSERT INTO public.item_count (owner, kind, status, items) VALUES ('leeds', 'cultural-event', 'withdrawn', '1');
INSERT INTO public.item_count (owner, kind, status, items) VALUES ('leeds', 'history-resource', 'published', '1');

INSERT INTO public.item_count_change (owner, kind, status, change) VALUES ('hangzhou', 'cultural-event', 'erased', '1');
INSERT INTO public.item_count_change (owner, kind, status, change) VALUES ('hangzhou', 'cultural-event', 'published', '1');
INSERT INTO public.item_count_change (owner, kind, status, change) VALUES ('hangzhou', 'festival', 'published', '1');

INSERT INTO public.item_version (item_id, version, made, made_by, action, status, replaced) VALUES ('01a220c6-fb57-7f67-817d-8252dd3eb2b6', '1', '2026-11-28 06:10:40+00', 'library-system', 'created', 'published', NULL);
INSERT INTO public.item_version (item_id, version, made, made_by, action, status, replaced) VALUES ('01a220c7-0926-7c76-8a9a-542f107c594b', '1', '2026-11-28 06:10:44+00', 'cataloguer', 'created', 'published', NULL);
INSERT INTO public.item_version (item_id, version, made, made_by, action, status, replaced) VALUES ('01a220c7-0926-7c76-8a9a-542f107c594b', '2', '2026-11-28 06:10:44+00', 'cataloguer', 'withdrawn', 'withdrawn', '{"attribution":"Leeds Libraries","created":"2026-11-28T06:10:44Z","description":{"en":"Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome.","zh-Hans":"朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。"},"event":{"audience":["families"],"occurrences":[{"end":"2027-10-07T23:00","start":"2027-10-07T18:00","status":"scheduled","zone":"Europe/London"}]},"id":"01a220c7-0926-7c76-8a9a-542f107c594b","identifiers":[{"scheme":"recording","value":"withdrawn"}],"kind":"cultural-event","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en","owner":"leeds","place":{"latitude":53.7997,"longitude":-1.5492,"name":{"en":"Leeds waterfront"}},"status":"published","title":{"en":"Withdrawn","zh-Hans":"水岸之夜"},"updated":"2026-11-28T06:10:44Z","version":1}');
INSERT INTO public.item_version (item_id, version, made, made_by, action, status, replaced) VALUES ('01a220c7-0a4d-7293-a84a-93fd725fa295', '1', '2026-11-28 06:10:44+00', 'cataloguer', 'created', 'published', NULL);
INSERT INTO public.item_version (item_id, version, made, made_by, action, status, replaced) VALUES ('01a220c7-0a4d-7293-a84a-93fd725fa295', '2', '2026-11-28 06:10:44+00', 'cataloguer', 'erased', 'erased', NULL);
INSERT INTO public.item_version (item_id, version, made, made_by, action, status, replaced) VALUES ('01a220c7-0aea-73eb-a68b-90f479eb3f6d', '1', '2026-11-28 06:10:45+00', 'cataloguer', 'created', 'published', NULL);
INSERT INTO public.item_version (item_id, version, made, made_by, action, status, replaced) VALUES ('01a220c8-0000-7000-8000-000000000001', '1', '2026-11-28 06:10:45+00', 'cataloguer', 'created', 'draft', NULL);

INSERT INTO public.control_message (id, type, document, signature, written) OVERRIDING SYSTEM VALUE VALUES ('1', 'org.libraryexchange.receipt.v1', '\x7b7d', '\x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000', '2026-11-28 06:14:02+00');

INSERT INTO public.listing_part (owner, proof_id, step, part, value) VALUES ('hangzhou', '01a220c9-0000-7000-8000-000000000002', '1', '0', '\x5b5d');

INSERT INTO public.log_minute (city, minute, sequence, waiting, lag) VALUES ('hangzhou', '2026-11-28 06:12:00+00', '25', NULL, '4');
INSERT INTO public.log_minute (city, minute, sequence, waiting, lag) VALUES ('leeds', '2026-11-28 06:12:00+00', '28', '2', NULL);

INSERT INTO public.mirror_position (owner, topic_id, next_offset, sequence, gap_after, catching_up, dropped, moved) VALUES ('hangzhou', 'mX0q5m4fQ5q7bq1v0Z1w2A', '52', '25', '23', 'true', '2', '2026-11-28 06:12:02+00');

INSERT INTO public.mirror_proof (owner, proof_id, step, sequence, topic_id, marker_offset, listing_buckets, met, stood_at, items, buckets, hashed, owner_items, owner_root, manifest, answered) VALUES ('hangzhou', '01a220c9-0000-7000-8000-000000000002', '1', '25', 'mX0q5m4fQ5q7bq1v0Z1w2A', '53', '\x80', '2026-11-28 06:14:00+00', '25', '2', '\x0304', '2026-11-28 06:14:01+00', '3', '4184cd12f32b1d2eaf7679ef94151b1257254f8db76b81cb8264bb641f62b57e', '\x7b7d', NULL);

INSERT INTO public.own_identifier (scheme, value, item_id, owner) VALUES ('recording', 'draft', '01a220c8-0000-7000-8000-000000000001', 'leeds');
INSERT INTO public.own_identifier (scheme, value, item_id, owner) VALUES ('recording', 'undated', '01a220c7-0aea-73eb-a68b-90f479eb3f6d', 'leeds');

INSERT INTO public.own_log (sequence, only_one) VALUES ('30', 'true');

INSERT INTO public.own_proof (id, origin, requested, requested_by, chain, round, state, step, digest_step, listing_step, sequence, marked, items, root, damaged, hashed, buckets, listing_buckets, listing_sequence, finished) VALUES ('01a220c7-501c-7c22-b386-7aafa3bf7646', 'operator', '2026-11-28 06:11:03+00', 'a.ops', '01a220c7-501c-7c22-b386-7aafa3bf7646', '0', 'finished', '1', '1', NULL, '30', '2026-11-28 06:11:03.1+00', '21', '4184cd12f32b1d2eaf7679ef94151b1257254f8db76b81cb8264bb641f62b57e', '{}', '2026-11-28 06:11:03.2+00', NULL, NULL, NULL, '2026-11-28 06:11:04+00');
INSERT INTO public.own_proof (id, origin, requested, requested_by, chain, round, state, step, digest_step, listing_step, sequence, marked, items, root, damaged, hashed, buckets, listing_buckets, listing_sequence, finished) VALUES ('01a220c9-0000-7000-8000-000000000002', 'repair', '2026-11-28 06:13:00+00', 'leeds', '01a220c7-501c-7c22-b386-7aafa3bf7646', '1', 'hashed', '2', '2', '1', '30', '2026-11-28 06:13:01+00', '5', '4184cd12f32b1d2eaf7679ef94151b1257254f8db76b81cb8264bb641f62b57e', '{01a220c8-0000-7000-8000-000000000001}', '2026-11-28 06:13:02+00', '\x0102', '\x80', '30', NULL);

INSERT INTO public.publication (sent_sequence, sent_offset, topic_id, sending_sequence, released_sequence, sealed_by, confirmed_beyond, goes_above, moved, only_one) VALUES ('28', '61', 'uL5y1kJvTcyqQ0mDk8xQ3w', '29', '28', '018d7f5d-leeds', NULL, 'false', '2026-11-28 06:12:01+00', 'true');

INSERT INTO public.receipt (owner, proof_id, mirror, step, sequence, outcome, items, verified, rejected, differing, document, signature, signature_state, made, kept) VALUES ('leeds', '01a220c7-501c-7c22-b386-7aafa3bf7646', 'hangzhou', '1', '30', 'verified', '21', '21', '0', '0', '\x7b226974656d73223a32312c226d616465223a22323032362d31312d32385430363a31313a30332e3433383630373530395a222c226d6972726f72223a2268616e677a686f75222c226f7574636f6d65223a227665726966696564222c226f776e6572223a226c65656473222c2270726f6f66223a2230316132323063372d353031632d376332322d623338362d376161666133626637363436222c22726f6f74223a2234313834636431326633326231643265616637363739656639343135316231323537323534663864623736623831636238323634626236343166363262353765222c2273657175656e6365223a33302c2273746570223a312c22756e6e616d6564223a302c227665726966696564223a32317d', '\x0c526a49f8e4caf9e466409307846af2f49d1fe581d7b6176e91d2ca92f8df8e2490d48cf101b23ebae5ebd14c3f12c1b05789b359a32882a5925b7a5712fe09', 'valid', '2026-11-28 06:11:03.438608+00', '2026-11-28 06:11:04+00');

INSERT INTO public.reissue (chain, item_id, sha256, sequence, reissued) VALUES ('01a220c7-501c-7c22-b386-7aafa3bf7646', '01a220c7-0aea-73eb-a68b-90f479eb3f6d', '\xa51c0b121f117db6ff15dbfa02d1be6cbc0b6821d658e69eb44b652d72c4116c', '25', '2026-11-28 06:11:02+00');

INSERT INTO public.rejected_record (id, owner, topic, topic_id, record_offset, record_time, key, sequence, value, headers, whole_bytes, whole_sha256, reason, detail, rejected, state, settled, settled_by, note, purged) OVERRIDING SYSTEM VALUE VALUES ('1', 'hangzhou', 'library.hangzhou.items', 'mX0q5m4fQ5q7bq1v0Z1w2A', '47', '2026-11-28 06:11:20+00', '\x30316132323063372d333238352d373765302d616262662d373038653163326637353364', '23', NULL, '\x5b5d', NULL, NULL, 'wrong-shape', 'title is missing', '2026-11-28 06:11:21+00', 'open', NULL, NULL, NULL, 'true');
INSERT INTO public.rejected_record (id, owner, topic, topic_id, record_offset, record_time, key, sequence, value, headers, whole_bytes, whole_sha256, reason, detail, rejected, state, settled, settled_by, note, purged) OVERRIDING SYSTEM VALUE VALUES ('2', 'hangzhou', 'library.hangzhou.items', 'mX0q5m4fQ5q7bq1v0Z1w2A', '50', '2026-11-28 06:11:40+00', '\x30316132323063372d323438302d373263392d386539382d656461653732376331656366', '24', '\x00ff5c', '\x5b7b226e616d65223a2273657175656e6365222c2276616c7565223a224d6a513d227d5d', '2097152', '\x5d5766cf2d78701614200418ee1450690d9af12c84d52545e4802f001ad53099', 'not-utf8', 'byte 1 is no UTF-8', '2026-11-28 06:11:41+00', 'requested', NULL, NULL, NULL, 'false');
INSERT INTO public.rejected_record (id, owner, topic, topic_id, record_offset, record_time, key, sequence, value, headers, whole_bytes, whole_sha256, reason, detail, rejected, state, settled, settled_by, note, purged) OVERRIDING SYSTEM VALUE VALUES ('3', 'hangzhou', 'library.hangzhou.items', 'mX0q5m4fQ5q7bq1v0Z1w2A', '51', '2026-11-28 06:11:42+00', NULL, NULL, NULL, '\x5b5d', NULL, NULL, 'no-value', 'the record has no value', '2026-11-28 06:11:43+00', 'dismissed', '2026-11-28 06:20:00+00', 'a.ops', 'Hangzhou knows of it', 'false');

INSERT INTO public.restoration (state, topic_id, announced_sequence, log_sequence, log_end, last_doubtful, sends_again, found, settled, only_one) VALUES ('settled', 'uL5y1kJvTcyqQ0mDk8xQ3w', '20', '24', '57', '22', 'false', '2026-11-28 06:05:00+00', '2026-11-28 06:06:00+00', 'true');

INSERT INTO public.restored_item (item_id, kind, status, version, sequence, document, sha256, languages, updated, known_sequence, own_version, own_sequence, own_sha256, own_document, finding, choice, chosen_by, outcome) VALUES ('01a220c7-0aea-73eb-a68b-90f479eb3f6d', 'cultural-event', 'published', '1', '25', '{"attribution":"Leeds Libraries","created":"2026-11-28T06:10:45Z","description":{"en":"Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome.","zh-Hans":"朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。"},"event":{"datesToBeAnnounced":true},"id":"01a220c7-0aea-73eb-a68b-90f479eb3f6d","identifiers":[{"scheme":"recording","value":"undated"}],"kind":"cultural-event","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en","owner":"leeds","place":{"latitude":53.7997,"longitude":-1.5492,"name":{"en":"Leeds waterfront"}},"status":"published","title":{"en":"Dates to be announced","zh-Hans":"水岸之夜"},"updated":"2026-11-28T06:10:45Z","version":1}', '\xa51c0b121f117db6ff15dbfa02d1be6cbc0b6821d658e69eb44b652d72c4116c', '{en}', '2026-11-28 06:10:45+00', '20', '1', '21', '\xc3e9defbe27dcac514f39fecfe2e4fd45558fabc9e4de6a07acf1935e0a35135', '{"attribution":"Leeds Libraries","created":"2026-11-28T06:10:45Z","description":{"en":"Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome. Readings, lantern making and a walk along the waterfront; everyone is welcome.","zh-Hans":"朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。朗诵会、手工灯笼与滨水步行，欢迎所有人参加。"},"event":{"datesToBeAnnounced":true},"id":"01a220c8-0000-7000-8000-000000000001","identifiers":[{"scheme":"recording","value":"undated"}],"kind":"cultural-event","licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en","owner":"leeds","place":{"latitude":53.7997,"longitude":-1.5492,"name":{"en":"Leeds waterfront"}},"status":"draft","title":{"en":"Dates to be announced","zh-Hans":"水岸之夜"},"updated":"2026-11-28T06:10:45Z","version":1}', 'conflict', 'keep', 'a.operator', 'kept');

INSERT INTO public.search_item (id, owner, kind, status, languages, subjects, updated, days, first_day, last_day, place, title_en, title_zh, terms) VALUES ('01a220c7-2480-72c9-8e98-edae727c1ecf', 'hangzhou', 'festival', 'published', '{en,zh-Hans}', '{https://id.loc.gov/authorities/subjects/sh85047898}', '2026-11-28 06:10:50+00', '{[2027-05-01,2027-05-04)}', '2027-05-01', '2027-05-03', '(120.15,30.27)', '\x2a3b', '\x4c5d', '''lantern'':1A ''灯笼'':2B');

INSERT INTO public.search_pending (stamp, id, owner) OVERRIDING SYSTEM VALUE VALUES ('1', '01a220c8-0000-7000-8000-000000000001', 'leeds');

INSERT INTO public.search_position (owner, sequence) VALUES ('hangzhou', '25');
INSERT INTO public.search_position (owner, sequence) VALUES ('leeds', '29');

INSERT INTO public.search_state (reading, only_one) VALUES ('7', 'true');

INSERT INTO public.search_word (word) VALUES ('lantern');
INSERT INTO public.search_word (word) VALUES ('waterfront');

INSERT INTO public.staff_member (name, password, role) VALUES ('a.ops', '$2a$12$XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX', 'ops');

INSERT INTO public.staff_session (id, secret, name, address, begun, seen) OVERRIDING SYSTEM VALUE VALUES ('1', '\xd7e83e28a04b537e64424546b14caf9b67bad2f28dabce68116e0d372319fa00', 'a.ops', '127.0.0.1', '2026-11-28 06:00:00+00', '2026-11-28 06:20:00+00');

SELECT pg_catalog.setval('public.audit_entry_id_seq', 1, true);
SELECT pg_catalog.setval('public.bulk_import_id_seq', 2, true);
SELECT pg_catalog.setval('public.import_error_id_seq', 1, true);
SELECT pg_catalog.setval('public.control_message_id_seq', 1, true);
SELECT pg_catalog.setval('public.rejected_record_id_seq', 3, true);
SELECT pg_catalog.setval('public.search_pending_stamp_seq', 1, true);
SELECT pg_catalog.setval('public.staff_session_id_seq', 1, true);

ALTER TABLE ONLY public.audit_entry ADD CONSTRAINT audit_entry_pk PRIMARY KEY (id);
ALTER TABLE ONLY public.bulk_import ADD CONSTRAINT bulk_import_pk PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_day ADD CONSTRAINT catalogue_day_pk PRIMARY KEY (day, owner, kind);
ALTER TABLE ONLY public.city ADD CONSTRAINT city_pk PRIMARY KEY (only_one);
ALTER TABLE ONLY public.control_position ADD CONSTRAINT control_position_pk PRIMARY KEY (partner);
ALTER TABLE ONLY public.digest ADD CONSTRAINT digest_pk PRIMARY KEY (day);
ALTER TABLE ONLY public.digest_place ADD CONSTRAINT digest_place_pk PRIMARY KEY (day, partner);
ALTER TABLE ONLY public.exchange_partner ADD CONSTRAINT exchange_partner_pk PRIMARY KEY (run_id, partner);
ALTER TABLE ONLY public.exchange_run ADD CONSTRAINT exchange_run_once_a_night UNIQUE (night);
ALTER TABLE ONLY public.exchange_run ADD CONSTRAINT exchange_run_pk PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_step ADD CONSTRAINT exchange_step_pk PRIMARY KEY (run_id, step);
ALTER TABLE ONLY public.first_night ADD CONSTRAINT first_night_pk PRIMARY KEY (only_one);
ALTER TABLE ONLY public.flyway_schema_history ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.idempotency_key ADD CONSTRAINT idempotency_key_pk PRIMARY KEY (actor, key);
ALTER TABLE ONLY public.import_chunk ADD CONSTRAINT import_chunk_pk PRIMARY KEY (import_id, place);
ALTER TABLE ONLY public.import_error ADD CONSTRAINT import_error_pk PRIMARY KEY (import_id, id);
ALTER TABLE ONLY public.import_identifier ADD CONSTRAINT import_identifier_pk PRIMARY KEY (import_id, scheme, value);
ALTER TABLE ONLY public.import_item ADD CONSTRAINT import_item_pk PRIMARY KEY (import_id, item_id);
ALTER TABLE ONLY public.import_named ADD CONSTRAINT import_named_pk PRIMARY KEY (import_id, value);
ALTER TABLE ONLY public.item ADD CONSTRAINT item_pk PRIMARY KEY (id, owner);
ALTER TABLE ONLY public.item_count ADD CONSTRAINT item_count_pk PRIMARY KEY (owner, kind, status);
ALTER TABLE ONLY public.item_version ADD CONSTRAINT item_version_pk PRIMARY KEY (item_id, version);
ALTER TABLE ONLY public.control_message ADD CONSTRAINT control_message_pk PRIMARY KEY (id);
ALTER TABLE ONLY public.listing_part ADD CONSTRAINT listing_part_pk PRIMARY KEY (owner, proof_id, step, part);
ALTER TABLE ONLY public.log_minute ADD CONSTRAINT log_minute_pk PRIMARY KEY (city, minute);
ALTER TABLE ONLY public.mirror_position ADD CONSTRAINT mirror_position_pk PRIMARY KEY (owner);
ALTER TABLE ONLY public.mirror_proof ADD CONSTRAINT mirror_proof_pk PRIMARY KEY (owner, proof_id, step);
ALTER TABLE ONLY public.own_identifier ADD CONSTRAINT own_identifier_pk PRIMARY KEY (scheme, value);
ALTER TABLE ONLY public.own_log ADD CONSTRAINT own_log_pk PRIMARY KEY (only_one);
ALTER TABLE ONLY public.own_proof ADD CONSTRAINT own_proof_pk PRIMARY KEY (id);
ALTER TABLE ONLY public.publication ADD CONSTRAINT publication_pk PRIMARY KEY (only_one);
ALTER TABLE ONLY public.receipt ADD CONSTRAINT receipt_pk PRIMARY KEY (owner, proof_id, mirror, step);
ALTER TABLE ONLY public.reissue ADD CONSTRAINT reissue_pk PRIMARY KEY (chain, item_id, sha256);
ALTER TABLE ONLY public.rejected_record ADD CONSTRAINT rejected_record_once UNIQUE (topic_id, record_offset);
ALTER TABLE ONLY public.rejected_record ADD CONSTRAINT rejected_record_pk PRIMARY KEY (id);
ALTER TABLE ONLY public.restoration ADD CONSTRAINT restoration_pk PRIMARY KEY (only_one);
ALTER TABLE ONLY public.restored_item ADD CONSTRAINT restored_item_pk PRIMARY KEY (item_id);
ALTER TABLE ONLY public.search_item ADD CONSTRAINT search_item_pk PRIMARY KEY (id, owner);
ALTER TABLE ONLY public.search_pending ADD CONSTRAINT search_pending_pk PRIMARY KEY (stamp);
ALTER TABLE ONLY public.search_position ADD CONSTRAINT search_position_pk PRIMARY KEY (owner);
ALTER TABLE ONLY public.search_state ADD CONSTRAINT search_state_pk PRIMARY KEY (only_one);
ALTER TABLE ONLY public.search_word ADD CONSTRAINT search_word_pk PRIMARY KEY (word);
ALTER TABLE ONLY public.staff_member ADD CONSTRAINT staff_member_pk PRIMARY KEY (name);
ALTER TABLE ONLY public.staff_session ADD CONSTRAINT staff_session_pk PRIMARY KEY (id);
ALTER TABLE ONLY public.staff_session ADD CONSTRAINT staff_session_secret UNIQUE (secret);

CREATE INDEX audit_entry_last ON public.audit_entry USING btree (last);
CREATE INDEX bulk_import_unswept ON public.bulk_import USING btree (id) WHERE (NOT swept);
CREATE INDEX bulk_import_waiting ON public.bulk_import USING btree (id) WHERE (state = ANY (ARRAY['received'::text, 'checking'::text, 'running'::text]));
CREATE INDEX exchange_run_gaps ON public.exchange_run USING btree (night) WHERE ((outcome = ANY (ARRAY['missed'::text, 'failed'::text])) AND (caught_up_by IS NULL));
CREATE INDEX exchange_run_latest ON public.exchange_run USING btree (started DESC, id DESC);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX idempotency_key_of_item ON public.idempotency_key USING btree (item_id) WHERE (body IS NOT NULL);
CREATE INDEX idempotency_key_stored ON public.idempotency_key USING btree (stored);
CREATE INDEX item_listing ON public.item USING btree (updated DESC, id DESC, owner);
CREATE INDEX item_log_order ON public.item USING btree (owner, sequence) WHERE (sequence IS NOT NULL);
CREATE INDEX log_minute_age ON public.log_minute USING btree (minute);
CREATE INDEX mirror_proof_unanswered ON public.mirror_proof USING btree (owner) WHERE (answered IS NULL);
CREATE INDEX own_identifier_by_item ON public.own_identifier USING btree (item_id);
CREATE INDEX own_proof_at_work ON public.own_proof USING btree (requested) WHERE (state <> 'finished'::text);
CREATE INDEX own_proof_latest ON public.own_proof USING btree (requested DESC, id);
CREATE INDEX receipt_latest ON public.receipt USING btree (owner, mirror, made DESC);
CREATE INDEX reissue_by_item ON public.reissue USING btree (item_id);
CREATE INDEX rejected_record_of_item ON public.rejected_record USING btree (item_id) WHERE (NOT purged);
CREATE INDEX rejected_record_quota ON public.rejected_record USING btree (owner) INCLUDE (bytes, reason);
CREATE INDEX rejected_record_unsettled ON public.rejected_record USING btree (owner, item_id) WHERE (state = ANY (ARRAY['open'::text, 'requested'::text]));
CREATE INDEX restored_item_pending ON public.restored_item USING btree (sequence) WHERE (outcome IS NULL);
CREATE INDEX search_item_days ON public.search_item USING gist (days) WHERE (days IS NOT NULL);
CREATE INDEX search_item_first_day ON public.search_item USING btree (first_day, id);
CREATE INDEX search_item_last_day ON public.search_item USING btree (last_day, id);
CREATE INDEX search_item_place ON public.search_item USING gist (place) WHERE (place IS NOT NULL);
CREATE INDEX search_item_terms ON public.search_item USING gin (terms);
CREATE INDEX search_item_title_en ON public.search_item USING btree (title_en, id);
CREATE INDEX search_item_title_zh ON public.search_item USING btree (title_zh, id);
CREATE INDEX search_item_updated ON public.search_item USING btree (updated, id);
CREATE INDEX search_word_like ON public.search_word USING gist (word gist_trgm_ops (siglen='32'));
CREATE INDEX staff_session_name ON public.staff_session USING btree (name);
CREATE UNIQUE INDEX exchange_run_at_work ON public.exchange_run USING btree ((true)) WHERE (ended IS NULL);

CREATE TRIGGER item_counted_delete AFTER DELETE ON public.item REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_counts();
CREATE TRIGGER item_counted_insert AFTER INSERT ON public.item REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_counts();
CREATE TRIGGER item_counted_update AFTER UPDATE ON public.item REFERENCING OLD TABLE AS gone NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_counts();
CREATE TRIGGER item_delete_by_owner_only BEFORE DELETE ON public.item FOR EACH ROW WHEN ((current_setting('library.writes_as'::text, true) IS DISTINCT FROM old.owner)) EXECUTE FUNCTION refuse_change_of_others_item();
CREATE TRIGGER item_erased AFTER INSERT OR UPDATE ON public.item FOR EACH ROW WHEN ((new.status = 'erased'::text)) EXECUTE FUNCTION purge_erased_item();
CREATE TRIGGER item_erased_answers AFTER INSERT OR UPDATE ON public.item FOR EACH ROW WHEN ((new.status = 'erased'::text)) EXECUTE FUNCTION purge_answers_of_erased_item();
CREATE TRIGGER item_erased_versions AFTER INSERT OR UPDATE ON public.item FOR EACH ROW WHEN ((new.status = 'erased'::text)) EXECUTE FUNCTION purge_versions_of_erased_item();
CREATE TRIGGER item_forgotten AFTER DELETE ON public.item FOR EACH ROW WHEN ((old.status = 'draft'::text)) EXECUTE FUNCTION forget_versions();
CREATE TRIGGER item_insert_by_owner_only BEFORE INSERT ON public.item FOR EACH ROW WHEN ((current_setting('library.writes_as'::text, true) IS DISTINCT FROM new.owner)) EXECUTE FUNCTION refuse_change_of_others_item();
CREATE TRIGGER item_never_truncated BEFORE TRUNCATE ON public.item FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER item_noted_insert AFTER INSERT ON public.item FOR EACH ROW WHEN ((new.changed_by IS NOT NULL)) EXECUTE FUNCTION note_version();
CREATE TRIGGER item_noted_update AFTER UPDATE ON public.item FOR EACH ROW WHEN (((new.changed_by IS NOT NULL) AND (new.version IS DISTINCT FROM old.version))) EXECUTE FUNCTION note_version();
CREATE TRIGGER item_released AFTER INSERT OR UPDATE ON public.item FOR EACH ROW WHEN (((new.changed_by IS NOT NULL) AND (new.sequence IS NOT NULL) AND ((new.status = 'erased'::text) OR (new.document ~~ '%"status":"cancelled"%'::text)))) EXECUTE FUNCTION release_at_once();
CREATE TRIGGER item_search_draft AFTER INSERT OR UPDATE ON public.item FOR EACH ROW WHEN ((new.sequence IS NULL)) EXECUTE FUNCTION note_for_search();
CREATE TRIGGER item_search_removed AFTER DELETE ON public.item FOR EACH ROW EXECUTE FUNCTION note_for_search();
CREATE TRIGGER item_update_by_owner_only BEFORE UPDATE ON public.item FOR EACH ROW WHEN (((current_setting('library.writes_as'::text, true) IS DISTINCT FROM old.owner) OR (current_setting('library.writes_as'::text, true) IS DISTINCT FROM new.owner))) EXECUTE FUNCTION refuse_change_of_others_item();
CREATE TRIGGER rejected_of_erased_item BEFORE INSERT ON public.rejected_record FOR EACH ROW EXECUTE FUNCTION purge_rejected_of_erased_item();
CREATE TRIGGER staff_member_changed AFTER UPDATE ON public.staff_member FOR EACH ROW WHEN (((old.password <> new.password) OR (old.role <> new.role))) EXECUTE FUNCTION end_staff_sessions();

ALTER TABLE ONLY public.digest_place ADD CONSTRAINT digest_place_of_digest FOREIGN KEY (day) REFERENCES public.digest(day);
ALTER TABLE ONLY public.exchange_partner ADD CONSTRAINT exchange_partner_of_run FOREIGN KEY (run_id) REFERENCES public.exchange_run(id);
ALTER TABLE ONLY public.exchange_run ADD CONSTRAINT exchange_run_caught_up_by FOREIGN KEY (caught_up_by) REFERENCES public.exchange_run(id);
ALTER TABLE ONLY public.exchange_step ADD CONSTRAINT exchange_step_of_run FOREIGN KEY (run_id) REFERENCES public.exchange_run(id);
ALTER TABLE ONLY public.import_error ADD CONSTRAINT import_error_of_import FOREIGN KEY (import_id) REFERENCES public.bulk_import(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.own_identifier ADD CONSTRAINT own_identifier_of_item FOREIGN KEY (item_id, owner) REFERENCES public.item(id, owner) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.staff_session ADD CONSTRAINT staff_session_member FOREIGN KEY (name) REFERENCES public.staff_member(name) ON DELETE CASCADE;
