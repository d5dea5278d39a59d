-- Since when bytes of pictures lie in the database's files that no row has any more, beside those whose row tells it.
create table pictures.bytes_gone (
    since timestamptz not null default clock_timestamp()
);

create function pictures.note_bytes_gone() returns trigger language plpgsql as $$
begin
    insert into pictures.bytes_gone select clock_timestamp() where exists (select from gone);
    return null;
end
$$;

create trigger kept_bytes_gone after delete on pictures.kept referencing old table as gone
    for each statement execute function pictures.note_bytes_gone();
create trigger item_bytes_gone after delete on pictures.item referencing old table as gone
    for each statement execute function pictures.note_bytes_gone();

-- As before, but a form that a write names stays as it is until the write is done.
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
