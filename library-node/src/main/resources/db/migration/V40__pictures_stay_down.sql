-- The forms of pictures that were taken down, of this city and its partners. Where a proof removes a partner's row, since the
-- partner does not know it any more, this stays.
create table pictures.taken_down (
    id uuid not null,
    owner text not null,
    constraint taken_down_pk primary key (id, owner)
);
insert into pictures.taken_down (id, owner) select id, owner from pictures.item where status = 'erased';

create function pictures.note_takedown() returns trigger language plpgsql as $$
begin
    insert into pictures.taken_down (id, owner) values (new.id, new.owner) on conflict do nothing;
    return null;
end
$$;

create trigger item_taken_down after insert or update on pictures.item for each row
    when (new.status = 'erased') execute function pictures.note_takedown();

-- Where the row is still there, what is inserted meets it: an old record that is read again changes nothing, and a new one is
-- refused by item_stays_down.
create function pictures.refuse_taken_down() returns trigger language plpgsql as $$
begin
    if exists (select from pictures.taken_down where id = new.id and owner = new.owner)
        and not exists (select from pictures.item where id = new.id and owner = new.owner)
    then
        raise exception 'a picture that was taken down does not return' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger item_stays_away before insert on pictures.item for each row
    when (new.status <> 'erased') execute function pictures.refuse_taken_down();

create or replace function pictures.purge_rejected_of_taken_down() returns trigger language plpgsql as $$
begin
    if exists (select from pictures.taken_down where id = item_of_key(new.key) and owner = new.owner) then
        new.value := null;
        new.headers := convert_to('[]', 'UTF8');
        new.purged := true;
    end if;
    return new;
end
$$;

-- The news of a morning.
create index item_arrived on pictures.item (stored) where kind = 'display';

-- How often somebody has begun to fetch the pictures of an item, and what has come of each address before: the SHA-256 of a
-- picture, or the rule that the file breaks, as JSON.
alter table picture_move add column tries int not null default 0, add column fetched text not null default '{}';
