alter table item
    -- Who made this version: the name in the token. Only of own items; null where nobody noted it.
    add column changed_by text;

-- The versions of own items. The document of the latest is the item's own; each row keeps the one that it took the place
-- of, so that an item which never changes costs but a few bytes.
create table item_version (
    item_id uuid not null,
    version bigint not null,
    made timestamptz not null,
    made_by text,
    action text not null,
    status text not null,
    -- Null for the first version, and once the item is erased.
    replaced text,
    constraint item_version_pk primary key (item_id, version),
    constraint item_version_action check
        (action in ('created', 'changed', 'published', 'withdrawn', 'erased', 'adopted', 'kept', 'found'))
);

-- Found: made before versions were noted.
insert into item_version (item_id, version, made, action, status)
select id, version, updated, 'found', status from item where owner = (select name from city);

-- Within the statement of the write, so that no way of writing can forget it, and no round trip is added. Another
-- place in the log, as for a repair, is no new version.
create function note_version() returns trigger language plpgsql as $$
begin
    insert into item_version (item_id, version, made, made_by, action, status, replaced)
    values (new.id, new.version, new.updated, new.changed_by,
        case when tg_op = 'INSERT' then 'created' when new.status = old.status then 'changed' else new.status end,
        new.status,
        case when tg_op = 'UPDATE' and new.status <> 'erased' then old.document end)
    -- No note of old may keep an item from being written.
    on conflict (item_id, version) do update set
        made = excluded.made, made_by = excluded.made_by, action = excluded.action, status = excluded.status,
        replaced = excluded.replaced;
    return null;
end
$$;

create trigger item_noted_insert after insert on item for each row
    when (new.changed_by is not null) execute function note_version();

create trigger item_noted_update after update on item for each row
    when (new.changed_by is not null and new.version is distinct from old.version) execute function note_version();

-- A draft that is deleted leaves nothing behind.
create function forget_versions() returns trigger language plpgsql as $$
begin
    delete from item_version where item_id = old.id;
    return null;
end
$$;

create trigger item_forgotten after delete on item for each row
    when (old.status = 'draft') execute function forget_versions();

-- Who and when stay.
create function purge_versions_of_erased_item() returns trigger language plpgsql as $$
begin
    update item_version set replaced = null
    where item_id = new.id and replaced is not null and new.owner = (select name from city);
    return null;
end
$$;

create trigger item_erased_versions after insert or update on item for each row
    when (new.status = 'erased') execute function purge_versions_of_erased_item();

alter table restored_item
    -- The name in the token of whoever chose; null where the node decided by itself.
    add column chosen_by text;
