-- Whose catalogue this database keeps. Written at the node's first start; another city's node refuses to use it.
create table city (
    name text not null,
    -- Signs the cursors of the API, so that every replica knows them and nobody can make them up.
    cursor_key bytea not null,
    only_one boolean not null default true,
    constraint city_pk primary key (only_one),
    constraint city_only_one check (only_one)
);

-- The city's own items and the mirrored items of its partners, each as the canonical document and its digest. The other
-- columns repeat what queries need. Rows of a partner carry no constraint across items: states can arrive here that
-- the owner never had at one time.
create table item (
    id uuid not null,
    owner text not null,
    kind text not null,
    status text not null,
    version bigint not null,
    -- Place in the owner's log; drafts have none and never leave.
    sequence bigint,
    document text not null,
    sha256 bytea not null,
    languages text[] not null,
    updated timestamptz not null,
    stored timestamptz not null default now(),
    constraint item_pk primary key (id, owner),
    constraint item_version_from_one check (version >= 1),
    constraint item_digest_length check (octet_length(sha256) = 32),
    constraint item_sequence_unless_draft check ((status = 'draft') = (sequence is null))
);

-- The outbox: what the publisher reads.
create index item_log_order on item (owner, sequence);
-- The order of lists.
create index item_listing on item (updated desc, id desc, owner);

-- The keys that a city's systems know its own items by.
create table own_identifier (
    scheme text not null,
    value text not null,
    item_id uuid not null,
    owner text not null,
    constraint own_identifier_pk primary key (scheme, value),
    constraint own_identifier_of_item foreign key (item_id, owner) references item
        on delete cascade deferrable initially deferred
);

create index own_identifier_by_item on own_identifier (item_id);

-- The number given to the latest published change. Taken inside the change's own transaction, after all other locks:
-- the row lock makes the order of numbers the order of commits.
create table own_log (
    sequence bigint not null default 0,
    only_one boolean not null default true,
    constraint own_log_pk primary key (only_one),
    constraint own_log_only_one check (only_one)
) with (fillfactor = 10);

-- How far the own log has reached the broker.
create table publication (
    -- Everything up to here is acknowledged by the broker.
    sent_sequence bigint not null default 0,
    -- Place of the latest acknowledged record in the topic.
    sent_offset bigint,
    topic_id text,
    -- Written before each send: nothing above this number can have been sent.
    sending_sequence bigint not null default 0,
    moved timestamptz not null default now(),
    only_one boolean not null default true,
    constraint publication_pk primary key (only_one),
    constraint publication_only_one check (only_one),
    constraint publication_in_order check (sending_sequence >= sent_sequence)
) with (fillfactor = 10);

insert into own_log default values;
insert into publication default values;

-- How far a partner's log has been applied here; moved by the very statement that applies.
create table mirror_position (
    owner text not null,
    topic_id text,
    next_offset bigint not null default 0,
    sequence bigint not null default 0,
    -- Sequence after which a record was found missing, until a proof has shown that nothing is.
    gap_after bigint,
    moved timestamptz not null default now(),
    constraint mirror_position_pk primary key (owner)
) with (fillfactor = 10);

-- Records of a partner's log that could not be mirrored, as they came.
create table rejected_record (
    id bigint generated always as identity,
    owner text not null,
    topic text not null,
    topic_id text not null,
    record_offset bigint not null,
    record_time timestamptz not null,
    key bytea,
    value bytea,
    -- UTF-8 JSON: a list of {"name", "value" in Base64}; bytes, because a name may hold what a text column refuses.
    headers bytea not null,
    reason text not null,
    detail text not null,
    rejected timestamptz not null default now(),
    constraint rejected_record_pk primary key (id),
    constraint rejected_record_once unique (topic_id, record_offset)
);

-- Each session says as which city it writes: the API's pool as its own city, the applier of a partner's log as that
-- partner. Any other change of an item is refused here, whatever the program thinks.
create function refuse_change_of_others_item() returns trigger language plpgsql as $$
declare
    item_owner text := case when tg_op = 'INSERT' then new.owner else old.owner end;
begin
    raise exception 'items of % cannot be changed by a session that writes as %',
        item_owner, coalesce(nullif(current_setting('library.writes_as', true), ''), 'nobody')
        using errcode = 'insufficient_privilege';
end
$$;

create trigger item_insert_by_owner_only before insert on item for each row
    when (current_setting('library.writes_as', true) is distinct from new.owner)
    execute function refuse_change_of_others_item();

create trigger item_update_by_owner_only before update on item for each row
    when (current_setting('library.writes_as', true) is distinct from old.owner
        or current_setting('library.writes_as', true) is distinct from new.owner)
    execute function refuse_change_of_others_item();

create trigger item_delete_by_owner_only before delete on item for each row
    when (current_setting('library.writes_as', true) is distinct from old.owner)
    execute function refuse_change_of_others_item();

create function refuse_truncate() returns trigger language plpgsql as $$
begin
    raise exception 'a catalogue is never truncated' using errcode = 'insufficient_privilege';
end
$$;

create trigger item_never_truncated before truncate on item for each statement execute function refuse_truncate();
