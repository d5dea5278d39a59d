-- The letter with whose proposal a version was made; null for any other.
alter table item_version add column letter uuid;
create index item_version_of_letter on item_version (letter) where letter is not null;

-- Whether only people at the desk have written the item; null where systems send it.
alter table item add column of_desk boolean;
-- Letters have no such thing, but the tables and views of both logs have the same columns.
alter table letters.post add column of_desk boolean;
create or replace view letters.item as
select id, owner, kind, status, version, sequence, document, sha256, bucket, languages, updated, changed_by, traceparent,
    stored, held_since, of_desk
from letters.post where partner = current_setting('library.partner');

-- Letters that propose changes of an item. What is in quotation marks here is never part of a text: there, the marks
-- have a backslash before them.
create index post_of_proposal on letters.post (letters.member(document, 'proposal', 'item'))
    where kind = 'letter' and position('"proposal":{' in document) > 0;

-- Whoever writes that a proposal was accepted, the version of the item names the letter.
create function letters.name_letter_of_version() returns trigger language plpgsql as $$
begin
    update public.item_version set letter = new.letter
    from letters.post as proposing
    where proposing.id = new.letter and proposing.owner = new.partner and proposing.kind = 'letter'
        and item_version.item_id = letters.uuid_member(proposing.document, 'proposal', 'item')
        and item_version.version = letters.number_member(new.document, 'itemVersion')
        and new.owner = (select name from city);
    return null;
end
$$;

create trigger post_names_version after insert or update on letters.post for each row
    when (new.kind = 'handling' and position('"itemVersion":' in new.document) > 0)
    execute function letters.name_letter_of_version();

-- What people have settled in own items, and what became of it. The documents say what stands; this is where it is
-- looked up, and where the values are kept that no longer stand.
create table accepted_change (
    item_id uuid not null,
    -- JSON Pointer of the value.
    pointer text not null,
    state text not null,
    -- The city whose text it is.
    settled_by text not null,
    -- The value as JSON; null if people removed what was there.
    value text,
    since timestamptz not null default now(),
    constraint accepted_change_pk primary key (item_id, pointer),
    constraint accepted_change_state check (state in ('unmerged', 'merged', 'overtaken', 'set-aside'))
);

create index accepted_change_listing on accepted_change (state, item_id, pointer);

-- Follows the documents of own items, whoever writes them; also when a restored database takes them over again.
create function follow_accepted_changes() returns trigger language plpgsql as $$
declare
    content jsonb;
begin
    if new.owner <> (select name from city) then
        return null;
    end if;
    content := new.document::jsonb;
    delete from accepted_change
    where item_id = new.id and state in ('unmerged', 'merged') and not coalesce(content -> 'corrected' ? pointer, false);
    insert into accepted_change as known (item_id, pointer, state, settled_by, value, since)
    -- No member of an item has a name that a pointer would have to escape.
    select new.id, key, 'unmerged', entry ->> 'by', content #> string_to_array(substr(key, 2), '/'), new.updated
    from jsonb_each(content -> 'corrected') as corrected (key, entry)
    on conflict (item_id, pointer) do update set
        state = case
            when known.state = 'merged' and known.value is not distinct from excluded.value then 'merged'
            else 'unmerged' end,
        settled_by = excluded.settled_by, value = excluded.value,
        since = case when known.value is not distinct from excluded.value then known.since else excluded.since end;
    return null;
end
$$;

create trigger item_accepted_insert after insert on item for each row
    when (position('"corrected":{' in new.document) > 0)
    execute function follow_accepted_changes();
create trigger item_accepted_update after update of document on item for each row
    when (position('"corrected":{' in new.document) > 0 or position('"corrected":{' in old.document) > 0)
    execute function follow_accepted_changes();

create function forget_accepted_changes() returns trigger language plpgsql as $$
begin
    delete from accepted_change where item_id = old.id and old.owner = (select name from city);
    return null;
end
$$;

create trigger item_erased_accepted after update on item for each row
    when (new.status = 'erased' and old.status <> 'erased') execute function forget_accepted_changes();
create trigger item_deleted_accepted after delete on item for each row
    execute function forget_accepted_changes();

-- Items whose translations may be stale, in the order of lists.
create index item_translated on item (updated desc, id desc) where position('"translated":{' in document) > 0;

-- What became of settled values when the rows of an import came: how many of each, and each with its row.
alter table bulk_import
    add column stood bigint not null default 0,
    add column merged bigint not null default 0,
    add column overtaken bigint not null default 0,
    add column set_aside bigint not null default 0;

create table import_settled (
    import_id bigint not null,
    id bigint generated always as identity,
    row_number bigint not null,
    item_id uuid not null,
    pointer text not null,
    fate text not null,
    constraint import_settled_pk primary key (import_id, id),
    constraint import_settled_of_import foreign key (import_id) references bulk_import on delete cascade,
    constraint import_settled_fate_known check (fate in ('stands', 'merged', 'overtaken', 'set-aside'))
);

-- The ids of the items that a document names as belonging with its own. A quotation mark within a text of canonical JSON
-- has a backslash before it, so that no text looks like a member; an id that follows in another member does no harm.
create function sister_ids(document text) returns text[] language sql immutable parallel safe as $$
    select array(select found[1] from regexp_matches(
        substr(document, position('"sisters":[{' in document)), '"id":"([0-9a-f-]{36})"', 'g') as found)
$$;

create index item_sisters on item using gin (sister_ids(document)) where position('"sisters":[{' in document) > 0;
