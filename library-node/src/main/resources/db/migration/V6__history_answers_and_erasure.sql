-- The versions of own items. The document of the latest is the item's own; each row keeps the one that its version
-- replaced. So an item that never changes costs a few bytes.
create table item_version (
    item_id uuid not null,
    version bigint not null,
    made timestamptz not null,
    made_by text,
    -- adopted, kept: chosen after a restore. found: made when nobody noted versions.
    action text not null,
    status text not null,
    -- Null for the first version, and once the item is erased.
    replaced text,
    constraint item_version_pk primary key (item_id, version),
    constraint item_version_action check
        (action in ('created', 'changed', 'published', 'withdrawn', 'erased', 'adopted', 'kept', 'found'))
);

-- Within the statement of the write, so that no way of writing can forget it and none costs another round trip. Another
-- place in the log, as for a repair, is no new version.
create function note_version() returns trigger language plpgsql as $$
begin
    insert into item_version (item_id, version, made, made_by, action, status, replaced)
    values (new.id, new.version, new.updated, new.changed_by,
        case when tg_op = 'INSERT' then 'created' when new.status = old.status then 'changed' else new.status end,
        new.status,
        case when tg_op = 'UPDATE' and new.status <> 'erased' then old.document end)
    -- No earlier note may keep an item from being written.
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

-- Answers to requests that carry an Idempotency-Key, for clients that missed them and ask again. The transaction of the
-- write stores the answer too: there is an answer exactly if there was a write.
create table idempotency_key (
    -- The name in the token: the same key of somebody else is another key.
    actor text not null,
    key text not null,
    -- SHA-256 of method, address and body in canonical form.
    fingerprint bytea not null,
    status int not null,
    entity_tag text,
    location text,
    -- Null once its item is erased.
    body bytea,
    item_id uuid,
    stored timestamptz not null,
    constraint idempotency_key_pk primary key (actor, key)
);

-- The order in which they expire.
create index idempotency_key_stored on idempotency_key (stored);
create index idempotency_key_of_item on idempotency_key (item_id) where body is not null;

-- Erasure is a legal duty: whoever writes the erased state, no bytes of the item stay beside it. The triggers run
-- within the statement of the write, and so see also the records that the applier rejects in the statement that applies
-- the erasure.
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

create function purge_answers_of_erased_item() returns trigger language plpgsql as $$
begin
    update idempotency_key set body = null
    where item_id = new.id and body is not null and new.owner = (select name from city);
    return null;
end
$$;

create trigger item_erased_answers after insert or update on item for each row
    when (new.status = 'erased') execute function purge_answers_of_erased_item();

-- Who made which version, and when, stays.
create function purge_versions_of_erased_item() returns trigger language plpgsql as $$
begin
    update item_version set replaced = null
    where item_id = new.id and replaced is not null and new.owner = (select name from city);
    return null;
end
$$;

create trigger item_erased_versions after insert or update on item for each row
    when (new.status = 'erased') execute function purge_versions_of_erased_item();

-- A record that is rejected later may hold the item as well.
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
