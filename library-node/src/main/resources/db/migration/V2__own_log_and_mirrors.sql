-- The number of the latest change in the city's log. A transaction takes numbers after all its other locks and keeps
-- this row locked until it commits. So numbers come in the order of commits, and whoever sees one knows that no lower
-- one will follow.
create table own_log (
    sequence bigint not null default 0,
    only_one boolean not null default true,
    constraint own_log_pk primary key (only_one),
    constraint own_log_only_one check (only_one)
) with (fillfactor = 10);

-- Places in the log are taken here and nowhere else, as the last lock of a transaction. The counter's row stays locked until
-- the commit, which makes the order of places the order of commits: whoever sees a place can be sure that no lower one
-- appears later. Returns the place before the first that was taken.
create function take_places(places bigint) returns bigint language sql as $$
    update own_log set sequence = sequence + places returning sequence - places
$$;

-- After a restore the log may hold higher numbers than this database has given. They are not given again.
create function raise_log(reached bigint) returns void language sql as $$
    update own_log set sequence = greatest(sequence, reached)
$$;

-- How far the own log has reached the broker. There is no outbox table: whatever has a greater sequence is still to be
-- sent.
create table publication (
    -- The broker has acknowledged everything up to here.
    sent_sequence bigint not null default 0,
    -- Place of the latest acknowledged record in the topic.
    sent_offset bigint,
    topic_id text,
    -- Written before each send: nothing above this number can have been sent.
    sending_sequence bigint not null default 0,
    -- The last change that may be sent, where changes wait for the city's night; null where each is sent at once.
    released_sequence bigint,
    -- The key that seals the city's log; null while none does.
    sealed_by text,
    -- A mirror has confirmed this place, which this database has never given: nothing is published until somebody has
    -- looked.
    confirmed_beyond bigint,
    -- Somebody has chosen to go on above it.
    goes_above boolean not null default false,
    moved timestamptz not null default now(),
    only_one boolean not null default true,
    constraint publication_pk primary key (only_one),
    constraint publication_only_one check (only_one),
    constraint publication_in_order check (sending_sequence >= sent_sequence)
) with (fillfactor = 10);

insert into own_log default values;
insert into publication default values;

-- How many dates of an item are cancelled.
create function cancelled_dates(document text) returns int language sql immutable as $$
    select count(*)::int from jsonb_path_query(document::jsonb, '$.*.occurrences[*].status ? (@ == "cancelled")')
$$;

-- A cancellation is of no use the morning after, and the law wants what is erased to be gone: neither waits for the
-- night. Whatever was changed before goes along, since the log has one order.
create function release_at_once() returns trigger language plpgsql as $$
begin
    if new.status = 'erased'
        or cancelled_dates(new.document)
            > (case tg_op when 'UPDATE' then cancelled_dates(old.document) else 0 end)
    then
        update publication set released_sequence = new.sequence where released_sequence < new.sequence;
    end if;
    return null;
end
$$;

-- No text of an item can match this pattern: in canonical form a backslash stands before its quotation marks.
create trigger item_released after insert or update on item for each row
    when (new.changed_by is not null and new.sequence is not null
        and (new.status = 'erased' or new.document like '%"status":"cancelled"%'))
    execute function release_at_once();

-- How far a partner's log has been applied here. The statement that applies a batch moves the position too, if it still
-- stands where the batch begins.
create table mirror_position (
    owner text not null,
    topic_id text,
    next_offset bigint not null default 0,
    sequence bigint not null default 0,
    -- Sequence after which a record was found missing, until a proof has shown that nothing is.
    gap_after bigint,
    -- A mirror that has found a gap, or reads a log from its start, is not compared until it has reached the log's end.
    catching_up boolean not null default true,
    -- Records that were rejected when the quota was full, of which nothing is kept but this number.
    dropped bigint not null default 0,
    moved timestamptz not null default now(),
    constraint mirror_position_pk primary key (owner)
) with (fillfactor = 10);
