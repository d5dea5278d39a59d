-- Whether this database is older than its own log: restored from a backup, or a replica that lagged and took over.
create table restoration (
    -- none: the log holds nothing that this database cannot have sent. open: it does, and nothing is published. settled:
    -- it did, and owner and log agree again.
    state text not null default 'none',
    topic_id text,
    -- What was announced for sending when it was found: a row with a greater sequence may be an own write since.
    announced_sequence bigint not null default 0,
    -- Highest sequence in the log, and the end of what was read of it.
    log_sequence bigint not null default 0,
    log_end bigint not null default 0,
    -- Last number that was given before the counter went on beyond the log: the log may know it with another meaning.
    last_doubtful bigint not null default 0,
    -- Whether the whole catalogue has to be sent afterwards, since the topic is another one or has lost records.
    sends_again boolean not null default false,
    found timestamptz,
    settled timestamptz,
    only_one boolean not null default true,
    constraint restoration_pk primary key (only_one),
    constraint restoration_only_one check (only_one),
    constraint restoration_state_known check (state in ('none', 'open', 'settled'))
);

insert into restoration default values;

-- The items whose state in the log this database cannot have sent, each with that state.
create table restored_item (
    item_id uuid not null,
    kind text not null,
    status text not null,
    version bigint not null,
    sequence bigint not null,
    -- Null once the item is erased.
    document text,
    sha256 bytea not null,
    languages text[] not null,
    updated timestamptz not null,
    -- Sequence of an own state that the log holds too, so that it is no write since the backup.
    known_sequence bigint,
    -- How the own item stood when it was last compared; null where there was none.
    own_version bigint,
    own_sequence bigint,
    own_sha256 bytea,
    own_document text,
    -- unknown: there was no own item. behind: it had no own write since the backup. conflict: it had one.
    finding text not null,
    choice text,
    outcome text,
    constraint restored_item_pk primary key (item_id),
    constraint restored_item_finding_known check (finding in ('unknown', 'behind', 'conflict')),
    constraint restored_item_choice_known check (choice in ('adopt', 'keep')),
    constraint restored_item_outcome_known check (outcome in ('adopted', 'kept'))
);

-- The item that a record's key names; null where it names none.
create function item_of_key(key bytea) returns uuid language sql immutable parallel safe as $$
    select case when encode(key, 'escape') ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        then encode(key, 'escape')::uuid end
$$;

alter table rejected_record
    add column purged boolean not null default false,
    add column item_id uuid generated always as (item_of_key(key)) stored;

create index rejected_record_of_item on rejected_record (item_id) where not purged;

-- Erasure is a legal duty: whoever writes the erased state, no bytes of the item stay beside it. A trigger runs within
-- the statement that applies a batch, and sees the records which that statement rejects.
create function purge_erased_item() returns trigger language plpgsql as $$
begin
    update rejected_record set value = null, headers = convert_to('[]', 'UTF8'), purged = true
    where item_id = new.id and owner = new.owner and not purged;
    update restored_item set document = case when status = 'erased' then document end, own_document = null
    where item_id = new.id and new.owner = (select name from city);
    return null;
end
$$;

create trigger item_erased after insert or update on item for each row
    when (new.status = 'erased') execute function purge_erased_item();

create function purge_rejected_of_erased_item() returns trigger language plpgsql as $$
begin
    if exists (select from item where id = item_of_key(new.key) and owner = new.owner and status = 'erased') then
        new.value := null;
        new.headers := convert_to('[]', 'UTF8');
        new.purged := true;
    end if;
    return new;
end
$$;

create trigger rejected_of_erased_item before insert on rejected_record for each row
    execute function purge_rejected_of_erased_item();

-- What still waits to be settled, or for a choice.
create index restored_item_pending on restored_item (sequence) where outcome is null;
