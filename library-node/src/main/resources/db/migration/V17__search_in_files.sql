-- Each process keeps its own search index in files. It follows the logs by owner and sequence; what changes without a new
-- place in a log is noted here: drafts, items that were removed, and rows that come at a place which followers have passed.
create table item_note (
    id uuid not null,
    owner text not null,
    -- The place of an item that was removed, which another may take.
    removed_from bigint,
    -- A follower reads the notes of transactions that ended before all that are still at work.
    noted_by xid8 not null default pg_current_xact_id(),
    noted timestamptz not null default now()
);
create index item_note_noted_by on item_note (noted_by);
create index item_note_noted on item_note (noted);

drop trigger item_search_draft on item;
drop trigger item_search_removed on item;
drop function note_for_search();

create function note_item() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into item_note (id, owner, removed_from) values (old.id, old.owner, old.sequence);
    else
        insert into item_note (id, owner) values (new.id, new.owner);
    end if;
    return null;
end
$$;

create trigger item_draft_noted after insert or update on item for each row
    when (new.sequence is null) execute function note_item();
create trigger item_removal_noted after delete on item for each row execute function note_item();

-- Only items are searched: nobody follows the letters by their notes, and none is kept.
create table letters.item_note (like item_note including defaults);

create function letters.keep_no_note() returns trigger language plpgsql as $$
begin
    return null;
end
$$;

create trigger item_note_not_kept before insert on letters.item_note for each row
    execute function letters.keep_no_note();

drop table letters.search_position;
drop table search_item, search_position, search_state, search_pending, search_word;

-- Where a superuser has made them, they stay.
do $$
begin
    drop extension pg_trgm;
    drop extension fuzzystrmatch;
exception when insufficient_privilege or dependent_objects_still_exist then
    raise notice 'the extensions pg_trgm and fuzzystrmatch are not needed any more';
end
$$;
