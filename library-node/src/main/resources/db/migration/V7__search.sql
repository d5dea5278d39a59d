-- A mistyped word is looked up among known words by its trigrams and by how many letters differ.
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

-- What items are found, filtered, counted and sorted by: a projection of the catalogue that can be made again at any
-- time.
create table search_item (
    id uuid not null,
    owner text not null,
    kind text not null,
    status text not null,
    languages text[] not null,
    -- Their addresses, or their headings where they have none.
    subjects text[] not null,
    updated timestamptz not null,
    -- By the calendar of the place where it happens; null where the item has no date.
    days datemultirange,
    -- Without a date, what puts the item last in either order.
    first_day date not null,
    last_day date not null,
    -- Longitude and latitude.
    place point,
    -- Sort keys of the titles that readers of the language see.
    title_en bytea not null,
    title_zh bytea not null,
    terms tsvector not null,
    constraint search_item_pk primary key (id, owner)
) with (toast_tuple_target = 8160);

create index search_item_terms on search_item using gin (terms);
create index search_item_updated on search_item (updated, id);
create index search_item_first_day on search_item (first_day, id);
create index search_item_last_day on search_item (last_day, id);
create index search_item_title_en on search_item (title_en, id);
create index search_item_title_zh on search_item (title_zh, id);
create index search_item_days on search_item using gist (days) where days is not null;
create index search_item_place on search_item using gist (place) where place is not null;

-- How far each city's log has gone into the projection.
create table search_position (
    owner text not null,
    sequence bigint not null default 0,
    constraint search_position_pk primary key (owner)
) with (fillfactor = 10);

-- The version of the reading of texts that made the projection; a program with another version makes it anew.
create table search_state (
    reading int not null,
    only_one boolean not null default true,
    constraint search_state_pk primary key (only_one),
    constraint search_state_only_one check (only_one)
);

insert into search_state (reading) values (0);

-- Items whose change has no place in a log: drafts, and items that were removed.
create table search_pending (
    stamp bigint generated always as identity,
    id uuid not null,
    owner text not null,
    constraint search_pending_pk primary key (stamp)
);

create function note_for_search() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into search_pending (id, owner) values (old.id, old.owner);
    else
        insert into search_pending (id, owner) values (new.id, new.owner);
    end if;
    return null;
end
$$;

create trigger item_search_draft after insert or update on item for each row
    when (new.sequence is null) execute function note_for_search();
create trigger item_search_removed after delete on item for each row execute function note_for_search();

-- Words that items hold, to be proposed to readers who misspell one.
create table search_word (
    word text not null,
    constraint search_word_pk primary key (word)
);

create index search_word_like on search_word using gist (word gist_trgm_ops (siglen = 32));
