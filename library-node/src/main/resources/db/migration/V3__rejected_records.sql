-- The item that a record's key names; null where it names none.
create function item_of_key(key bytea) returns uuid language sql immutable parallel safe as $$
    select case when encode(key, 'escape') ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        then encode(key, 'escape')::uuid end
$$;

-- Records of a partner's log that could not be mirrored, as they came, and what became of them.
create table rejected_record (
    id bigint generated always as identity,
    owner text not null,
    topic text not null,
    topic_id text not null,
    record_offset bigint not null,
    record_time timestamptz not null,
    key bytea,
    item_id uuid generated always as (item_of_key(key)) stored,
    -- The header, where it is a number of the log; as little to be trusted as the rest of the record.
    sequence bigint,
    value bytea,
    -- UTF-8 JSON: a list of {"name", "value" in Base64}; bytes, because a name may hold what a text column refuses.
    headers bytea not null,
    -- The size, known without reading a record that may be more than a node should hold in memory.
    bytes bigint not null generated always as
        (coalesce(octet_length(key), 0) + coalesce(octet_length(value), 0) + octet_length(headers)) stored,
    -- Of a value of which only the beginning is kept.
    whole_bytes bigint,
    whole_sha256 bytea,
    reason text not null,
    detail text not null,
    rejected timestamptz not null default now(),
    state text not null default 'open',
    settled timestamptz,
    -- Null where the exchange settled it by itself.
    settled_by text,
    note text,
    -- Its item is erased: value and headers are gone.
    purged boolean not null default false,
    constraint rejected_record_pk primary key (id),
    constraint rejected_record_once unique (topic_id, record_offset),
    constraint rejected_record_state check (state in ('open', 'requested', 'applied', 'superseded', 'dismissed')),
    constraint rejected_record_settled check ((state in ('open', 'requested')) = (settled is null))
);

-- The applier looks here for each item that it applies.
create index rejected_record_unsettled on rejected_record (owner, item_id) where state in ('open', 'requested');
create index rejected_record_of_item on rejected_record (item_id) where not purged;
-- The quota of a partner is counted from this index alone.
create index rejected_record_quota on rejected_record (owner) include (bytes, reason);
