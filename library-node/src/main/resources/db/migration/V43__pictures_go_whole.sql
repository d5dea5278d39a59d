-- Whether a form that is due may wait for its turn: a display form to be sent. Of very many that wait, those that may not have
-- to be found, and the reverse.
alter table pictures.due add column patient boolean not null default false;
update pictures.due set patient = true from pictures.item
where item.id = due.id and owner = (select name from city) and not erased and kind = 'display'
    and status in ('draft', 'withdrawn') and exists (select from pictures.named where form = due.id and published);
drop index pictures.due_order;
create index due_order on pictures.due (patient, since, id);

create or replace function pictures.await_turn() returns trigger language plpgsql as $$
begin
    insert into pictures.due (id, patient) select new.id, new.kind = 'display' where exists (
        select from pictures.named where form = new.id and published) on conflict (id) do nothing;
    return null;
end
$$;

-- As before, but it notes who may wait. A display form that is no longer to be sent keeps its turn, and nothing comes of it.
create or replace function pictures.name_forms() returns trigger language plpgsql as $$
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
    -- Whoever settles what nothing names leaves out what is locked, and looks at it later.
    perform from pictures.item where owner = new.owner and id = any(names) order by id for key share;
    insert into pictures.named (item, form, published)
    select new.id, form, new.status = 'published' from unnest(names) as form
    on conflict (item, form) do update set published = excluded.published;
    update pictures.named set published = false where item = new.id and published and form <> all(names);
    if new.status = 'published' then
        perform pictures.place_thumbnails(new.owner, names);
    end if;
    insert into pictures.due (id, erased, patient)
    select form, new.status = 'erased', published and kind = 'display' and new.status <> 'erased'
    from pictures.named join pictures.item on id = form and owner = new.owner
    where named.item = new.id and case when published then status in ('draft', 'withdrawn')
        else status = 'published' or new.status = 'erased' end
    on conflict (id) do update set erased = due.erased or excluded.erased, patient = excluded.patient and not due.erased;
    if new.status = 'erased' then
        delete from pictures.named where item = new.id;
    end if;
    return null;
end
$$;

-- What is noted of the people in a picture goes with its bytes.
create index picture_people_form on picture_people (pictures.form_of(sha256));

-- Whoever applies a partner's log has no part in that: notes are about the city's own pictures.
create function pictures.forget_people() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'item' then
        if old.owner <> (select name from public.city) then
            return null;
        end if;
    end if;
    delete from public.picture_people
    where pictures.form_of(sha256) = old.id and not exists (
        select from pictures.item left join pictures.kept using (id)
        where item.id = old.id and owner = (select name from public.city)
            and (status in ('draft', 'published') or (status = 'withdrawn' and kept.document is not null)));
    return null;
end
$$;

create trigger item_people_forgotten after delete on pictures.item for each row execute function pictures.forget_people();
create trigger item_people_erased after update on pictures.item for each row
    when (new.status = 'erased' and old.status <> 'erased') execute function pictures.forget_people();
create trigger kept_people_forgotten after delete on pictures.kept for each row execute function pictures.forget_people();

delete from picture_people where not exists (
    select from pictures.item left join pictures.kept using (id)
    where item.id = pictures.form_of(picture_people.sha256) and owner = (select name from city)
        and (status in ('draft', 'published') or (status = 'withdrawn' and kept.document is not null)));

-- The files of an import, among them ZIPs with pictures as cameras made them, are in a table of their own, which is soon
-- written anew.
alter table pictures.bytes_gone add column of_import boolean not null default false;

create function note_import_gone() returns trigger language plpgsql as $$
begin
    insert into pictures.bytes_gone (of_import) select true where exists (select from gone);
    return null;
end
$$;

create trigger import_chunk_bytes_gone after delete on import_chunk referencing old table as gone
    for each statement execute function note_import_gone();
