-- How many items there are of each sort, without counting them: a catalogue of a million takes a tenth of a second to
-- count, and pages and metrics ask every few seconds. What a statement changes is noted in a row of its own, since writers
-- that updated one row in common would wait for each other; now and then the notes are added up.
create table item_count (
    owner text not null,
    kind text not null,
    status text not null,
    items bigint not null,
    constraint item_count_pk primary key (owner, kind, status)
) with (fillfactor = 50);

create table item_count_change (
    owner text not null,
    kind text not null,
    status text not null,
    change bigint not null
);

create function note_counts() returns trigger language plpgsql as $$
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
$$;

create trigger item_counted_insert after insert on item
    referencing new table as written for each statement execute function note_counts();
create trigger item_counted_update after update on item
    referencing old table as gone new table as written for each statement execute function note_counts();
create trigger item_counted_delete after delete on item
    referencing old table as gone for each statement execute function note_counts();

-- After the triggers, which keep writers out until this is committed.
insert into item_count (owner, kind, status, items)
select owner, kind, status, count(*) from item group by owner, kind, status;

create view counted_item as
select owner, kind, status, sum(items)::bigint as items
from (select owner, kind, status, items from item_count
    union all select owner, kind, status, change from item_count_change) as counted
group by owner, kind, status;
