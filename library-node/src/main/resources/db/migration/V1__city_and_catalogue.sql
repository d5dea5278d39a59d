-- Whose catalogue this database holds. A node writes the row at its first start; another city's node refuses the
-- database.
create table city (
    name text not null,
    -- Signs the cursors of the API, so that every replica knows them and nobody can make them up.
    cursor_key bytea not null,
    only_one boolean not null default true,
    constraint city_pk primary key (only_one),
    constraint city_only_one check (only_one)
);

-- The city's own items and the mirrored items of its partners, each as the canonical document and its digest. The other
-- columns repeat what queries need. Nothing ties a partner's rows to each other: a mirror can hold states together that
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
    -- The bucket of a proof that the item falls into: the first twelve bits of the SHA-256 of its id. To work it out
    -- for each proof would cost nearly as much as the digest of the document.
    bucket smallint not null generated always as
        ((get_byte(sha256(uuid_send(id)), 0) << 4) | (get_byte(sha256(uuid_send(id)), 1) >> 4)) stored,
    languages text[] not null,
    updated timestamptz not null,
    -- Who made this version: the name in the token. Only of own items; null where nobody noted it.
    changed_by text,
    -- Where the request that made this state stands in a trace (W3C traceparent). Only of own items, and only where
    -- somebody records the trace; null after a new place in the log that no request asked for.
    traceparent text,
    -- When this state came, and when the item first did.
    stored timestamptz not null default now(),
    held_since timestamptz not null default now(),
    constraint item_pk primary key (id, owner),
    constraint item_version_from_one check (version >= 1),
    constraint item_digest_length check (octet_length(sha256) = 32),
    constraint item_sequence_unless_draft check ((status = 'draft') = (sequence is null))
);

-- The publisher and the change feed read items in the order of the log. The condition is for the planner: before a
-- table is first analysed, an index of all rows by owner seems as good as the primary key, and PostgreSQL then reads
-- the whole catalogue to find one item. Sessions keep such a plan for the checks of foreign keys. No search by id can
-- use an index that needs a place in the log.
create index item_log_order on item (owner, sequence) where sequence is not null;
-- The order of lists.
create index item_listing on item (updated desc, id desc, owner);

-- The keys by which a city's systems know its own items.
create table own_identifier (
    scheme text not null,
    value text not null,
    item_id uuid not null,
    owner text not null,
    constraint own_identifier_pk primary key (scheme, value),
    -- Checked at commit: a write takes the identifiers of a new item before it stores the item.
    constraint own_identifier_of_item foreign key (item_id, owner) references item
        on delete cascade deferrable initially deferred
);

create index own_identifier_by_item on own_identifier (item_id);

-- Each session says as which city it writes: the API's sessions as their own city, the applier of a partner's log as
-- that partner. Any other change of an item is refused here, whatever the program thinks.
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
