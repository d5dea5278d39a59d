-- Harvesters ask which states this node has stored since a time (OAI-PMH). So the time of a state is this node's own: never
-- below one that it gave before, even if its clock is set back, and within a log in the order of commits. Every write of a
-- log locks the same row, see take_places and MirrorStatement, and that row keeps the latest time given.
alter table own_log add column stamped timestamptz not null default now();
alter table mirror_position add column stamped timestamptz not null default now();

-- The time that the owner gave the state, as its record told; only of mirrored items, and null for those that came before
-- anybody kept it.
alter table item add column owner_stored timestamptz;

-- Letters are not for harvesters, but the tables and views of both logs have the same columns.
alter table letters.counter add column stamped timestamptz not null default now();
create or replace view letters.own_log as
select sequence, stamped from letters.counter where partner = current_setting('library.partner');
alter table letters.mirror_position add column stamped timestamptz not null default now();
alter table letters.post add column owner_stored timestamptz;
create or replace view letters.item as
select id, owner, kind, status, version, sequence, document, sha256, bucket, languages, updated, changed_by, traceparent,
    stored, held_since, of_desk, owner_stored
from letters.post where partner = current_setting('library.partner');

create or replace function take_places(places bigint) returns bigint language sql as $$
    update own_log set sequence = sequence + places, stamped = greatest(stamped, clock_timestamp())
    returning sequence - places
$$;

-- The time of whatever the transaction writes that has taken its places.
create function given_stamp() returns timestamptz language sql as $$
    select stamped from own_log
$$;

-- Each set of a harvest is a range, and all that changed is six of them. What is written together has one time and so is one
-- entry: with the id as a last column, the index cost an import a tenth more.
create index item_stamped on item (owner, kind, stored) where sequence is not null;

update own_log set stamped = greatest(stamped, (select max(stored) from item));

-- Mirrored items that a proof removed, because their owner has none such. Harvesters are told for good that they are gone.
create table removed_item (
    id uuid not null,
    owner text not null,
    kind text not null,
    stored timestamptz not null,
    constraint removed_item_pk primary key (id, owner)
);

create index removed_item_stamped on removed_item (owner, kind, stored);

-- Whoever deletes a mirrored item has locked the mirror's position before.
create function keep_removed_item() returns trigger language plpgsql as $$
declare
    stamp timestamptz;
begin
    update mirror_position set stamped = greatest(stamped, clock_timestamp()) where owner = old.owner
    returning stamped into stamp;
    insert into removed_item (id, owner, kind, stored)
    values (old.id, old.owner, old.kind, coalesce(stamp, clock_timestamp()))
    on conflict (id, owner) do update set kind = excluded.kind, stored = excluded.stored;
    return null;
end
$$;

create trigger item_removal_kept after delete on item for each row
    when (old.sequence is not null) execute function keep_removed_item();
