-- The pictures of items. Each city has a log of them beside that of its items, which the same program writes and reads. So
-- this schema has tables of the same names and columns as the item log's: a session whose search path begins with it works
-- on the logs of pictures.
create schema pictures;

-- The forms of pictures, each as the canonical document that holds its bytes, and its digest. The kind is the form; the id is
-- made from the SHA-256 of the bytes. A form without a place waits for the item that names it, or for its turn.
create table pictures.item (
    like item including defaults including constraints including generated,
    constraint item_pk primary key (id, owner)
);
-- Bytes of JPEG in Base64 do not get shorter.
alter table pictures.item alter column document set storage external;
create index item_log_order on pictures.item (owner, sequence) where sequence is not null;
create index item_waiting on pictures.item (stored) where sequence is null;

create trigger item_insert_by_owner_only before insert on pictures.item for each row
    when (current_setting('library.writes_as', true) is distinct from new.owner)
    execute function refuse_change_of_others_item();
create trigger item_update_by_owner_only before update on pictures.item for each row
    when (current_setting('library.writes_as', true) is distinct from old.owner
        or current_setting('library.writes_as', true) is distinct from new.owner)
    execute function refuse_change_of_others_item();
create trigger item_delete_by_owner_only before delete on pictures.item for each row
    when (current_setting('library.writes_as', true) is distinct from old.owner)
    execute function refuse_change_of_others_item();
create trigger item_never_truncated before truncate on pictures.item for each statement execute function refuse_truncate();

-- Whoever writes it, the owner's desk or its log: a picture that was taken down stays down.
create function pictures.refuse_return() returns trigger language plpgsql as $$
begin
    raise exception 'a picture that was taken down does not return' using errcode = 'check_violation';
end
$$;

create trigger item_stays_down before update on pictures.item for each row
    when (old.status = 'erased' and new.status <> 'erased') execute function pictures.refuse_return();

-- The bytes of own forms that no published item names any more, as their documents were. They may return.
create table pictures.kept (
    id uuid not null,
    document text not null,
    constraint kept_pk primary key (id)
);
alter table pictures.kept alter column document set storage external;

create function pictures.keep_bytes() returns trigger language plpgsql as $$
begin
    if new.owner = (select name from city) then
        if new.status = 'published' then
            delete from pictures.kept where id = new.id;
        else
            insert into pictures.kept (id, document) values (old.id, old.document) on conflict (id) do nothing;
        end if;
    end if;
    return null;
end
$$;

create trigger item_bytes_kept after update on pictures.item for each row
    when ((old.status in ('draft', 'published') and new.status = 'withdrawn')
        or (old.status = 'withdrawn' and new.status = 'published'))
    execute function pictures.keep_bytes();

-- Which forms an own item names, or did in a version before.
create table pictures.named (
    item uuid not null,
    form uuid not null,
    -- Whether its published state does.
    published boolean not null,
    constraint named_pk primary key (item, form)
);
create index named_by_form on pictures.named (form) where published;

-- Own forms that wait to be sent or withdrawn.
create table pictures.due (
    id uuid not null,
    since timestamptz not null default now(),
    -- The item is erased: the bytes are not kept either, unless another item names them.
    erased boolean not null default false,
    constraint due_pk primary key (id)
);
create index due_order on pictures.due (since, id);

-- The id of the form with a SHA-256, a UUID of version 8.
create function pictures.form_of(sha256 text) returns uuid language sql immutable as $$
    select case when sha256 ~ '^[0-9a-f]{64}$' then (substr(sha256, 1, 12) || '8' || substr(sha256, 14, 3)
        || translate(substr(sha256, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab') || substr(sha256, 18, 15))::uuid end
$$;

-- Within the statement of the write, as for versions, so that no way of writing an item can forget its pictures.
create function pictures.name_forms() returns trigger language plpgsql as $$
declare
    names uuid[] := '{}';
begin
    if new.owner <> (select name from city) then
        return null;
    end if;
    -- An erased item names none, even if it is damaged.
    if new.status <> 'erased' and new.document like '%"pictures":[%' then
        names := array(select distinct pictures.form_of(digest #>> '{}')
            from jsonb_path_query(new.document::jsonb, '$.pictures[*].sha256') as digest
            union select pictures.form_of(digest #>> '{}')
            from jsonb_path_query(new.document::jsonb, '$.pictures[*].thumbnail.sha256') as digest);
        names := array_remove(names, null);
    end if;
    insert into pictures.named (item, form, published)
    select new.id, form, new.status = 'published' from unnest(names) as form
    on conflict (item, form) do update set published = excluded.published;
    update pictures.named set published = false where item = new.id and published and form <> all(names);
    if new.status = 'published' then
        perform pictures.place_thumbnails(new.owner, names);
    end if;
    insert into pictures.due (id, erased)
    select form, new.status = 'erased' from pictures.named join pictures.item on id = form and owner = new.owner
    where named.item = new.id and case when published then status in ('draft', 'withdrawn')
        else status = 'published' or new.status = 'erased' end
    on conflict (id) do update set erased = due.erased or excluded.erased;
    if new.status = 'erased' then
        delete from pictures.named where item = new.id;
    end if;
    return null;
end
$$;

-- No text of an item can match this pattern: in canonical form a backslash stands before its quotation marks.
create trigger item_pictures_named_first after insert on item for each row
    when (new.document like '%"pictures":[%') execute function pictures.name_forms();
create trigger item_pictures_named after update on item for each row
    when (new.status = 'erased' or new.document like '%"pictures":[%' or old.document like '%"pictures":[%')
    execute function pictures.name_forms();

-- A draft that is deleted names nothing.
create function pictures.forget_names() returns trigger language plpgsql as $$
begin
    delete from pictures.named where item = old.id;
    return null;
end
$$;

create trigger item_pictures_forgotten after delete on item for each row
    when (old.status = 'draft') execute function pictures.forget_names();

-- An item may name a picture before it is here.
create function pictures.await_turn() returns trigger language plpgsql as $$
begin
    insert into pictures.due (id) select new.id where exists (
        select from pictures.named where form = new.id and published) on conflict (id) do nothing;
    return null;
end
$$;

create trigger item_awaits_turn after insert on pictures.item for each row
    when (new.status = 'draft') execute function pictures.await_turn();

create table pictures.own_log (
    like own_log including defaults including constraints,
    constraint own_log_pk primary key (only_one)
) with (fillfactor = 10);
create table pictures.publication (
    like publication including defaults including constraints,
    constraint publication_pk primary key (only_one)
) with (fillfactor = 10);
create table pictures.restoration (
    like restoration including defaults including constraints,
    constraint restoration_pk primary key (only_one)
);
insert into pictures.own_log default values;
insert into pictures.publication default values;
insert into pictures.restoration default values;

-- Thumbnails take their places with the item that names them. Everything else has to wait its turn. A row that somebody has
-- locked may wait for the counter, which this transaction may hold already; so it waits its turn, too.
create function pictures.place_thumbnails(city text, names uuid[]) returns void language sql as $$
    with waiting as materialized (
        select id, row_number() over (order by id) as place from (
            select id from pictures.item
            where owner = city and id = any(names) and kind = 'thumbnail' and status = 'draft'
            order by id for update skip locked) as free),
    taken as (
        update pictures.own_log set sequence = sequence + (select count(*) from waiting),
            stamped = greatest(stamped, clock_timestamp())
        where exists (select from waiting) returning sequence - (select count(*) from waiting) as before, stamped)
    update pictures.item set status = 'published', sequence = before + place, stored = stamped
    from waiting, taken where item.id = waiting.id and item.owner = city
$$;

create table pictures.restored_item (
    like restored_item including defaults including constraints,
    constraint restored_item_pk primary key (item_id)
);
alter table pictures.restored_item
    alter column document set storage external,
    alter column own_document set storage external;
create index restored_item_pending on pictures.restored_item (sequence) where outcome is null;
create table pictures.own_proof (
    like own_proof including defaults including constraints,
    constraint own_proof_pk primary key (id)
);
create index own_proof_at_work on pictures.own_proof (requested) where state <> 'finished';
create index own_proof_latest on pictures.own_proof (requested desc, id);
create table pictures.control_message (
    like control_message including defaults including identity including constraints,
    constraint control_message_pk primary key (id)
);
create table pictures.mirror_position (
    like mirror_position including defaults including constraints,
    constraint mirror_position_pk primary key (owner)
) with (fillfactor = 10);
create table pictures.mirror_proof (
    like mirror_proof including defaults including constraints,
    constraint mirror_proof_pk primary key (owner, proof_id, step)
);
create index mirror_proof_unanswered on pictures.mirror_proof (owner) where answered is null;
create table pictures.listing_part (
    like listing_part including defaults including constraints,
    constraint listing_part_pk primary key (owner, proof_id, step, part)
);
create table pictures.receipt (
    like receipt including defaults including constraints,
    constraint receipt_pk primary key (owner, proof_id, mirror, step)
);
create index receipt_latest on pictures.receipt (owner, mirror, made desc);
create table pictures.reissue (
    like reissue including defaults including constraints,
    constraint reissue_pk primary key (chain, item_id, sha256)
);
create index reissue_by_item on pictures.reissue (item_id);
create table pictures.rejected_record (
    like rejected_record including defaults including constraints including identity including generated,
    constraint rejected_record_pk primary key (id),
    constraint rejected_record_once unique (topic_id, record_offset)
);
alter table pictures.rejected_record alter column value set storage external;
create index rejected_record_unsettled on pictures.rejected_record (owner, item_id) where state in ('open', 'requested');
create index rejected_record_of_item on pictures.rejected_record (item_id) where not purged;
create index rejected_record_quota on pictures.rejected_record (owner) include (bytes, reason);

-- Only items are searched and harvested: nobody follows the pictures by their notes, and none is kept.
create table pictures.item_note (like item_note including defaults);
create trigger item_note_not_kept before insert on pictures.item_note for each row
    execute function letters.keep_no_note();

-- How much of a city's pictures is here: forms that have their bytes, and bytes of all documents. Kept with each change,
-- since to count takes seconds.
create table pictures.stored (
    owner text not null,
    forms bigint not null default 0,
    bytes bigint not null default 0,
    constraint stored_pk primary key (owner)
) with (fillfactor = 10);

create function pictures.count_stored() returns trigger language plpgsql as $$
declare
    before bigint := 0;
    after bigint := 0;
    had_bytes int := 0;
    has_bytes int := 0;
begin
    if tg_op <> 'INSERT' then
        before := octet_length(old.document);
        had_bytes := (old.status in ('draft', 'published'))::int;
    end if;
    if tg_op <> 'DELETE' then
        after := octet_length(new.document);
        has_bytes := (new.status in ('draft', 'published'))::int;
    end if;
    if before <> after or had_bytes <> has_bytes then
        insert into pictures.stored as counted (owner, forms, bytes)
        values (case when tg_op = 'DELETE' then old.owner else new.owner end, has_bytes - had_bytes, after - before)
        on conflict (owner) do update
            set forms = counted.forms + excluded.forms, bytes = counted.bytes + excluded.bytes;
    end if;
    return null;
end
$$;

create trigger item_counted after insert or update or delete on pictures.item for each row
    execute function pictures.count_stored();

-- What is gone leaves no bytes beside it, as of items. The triggers run within the statement of the write, and so see also the
-- records that the applier rejects in the statement that applies it.
create function pictures.purge_gone() returns trigger language plpgsql as $$
begin
    update pictures.rejected_record set value = null, headers = convert_to('[]', 'UTF8'), purged = true
    where item_id = new.id and owner = new.owner and not purged;
    if new.owner = (select name from city) then
        update pictures.restored_item set document = case when status in ('withdrawn', 'erased') then document end,
            own_document = null
        where item_id = new.id;
        if new.status = 'erased' then
            delete from pictures.kept where id = new.id;
            delete from pictures.due where id = new.id;
            update idempotency_key set body = null where item_id = new.id and body is not null;
        end if;
    end if;
    return null;
end
$$;

create trigger item_gone after insert or update on pictures.item for each row
    when (new.status in ('withdrawn', 'erased')) execute function pictures.purge_gone();

-- A record that is rejected later may hold the picture as well.
create function pictures.purge_rejected_of_taken_down() returns trigger language plpgsql as $$
begin
    if exists (select from pictures.item
        where id = item_of_key(new.key) and owner = new.owner and status = 'erased')
    then
        new.value := null;
        new.headers := convert_to('[]', 'UTF8');
        new.purged := true;
    end if;
    return new;
end
$$;

create trigger rejected_of_taken_down before insert on pictures.rejected_record for each row
    execute function pictures.purge_rejected_of_taken_down();
