-- A person may have several roles. Whoever had the one role before keeps it.
create table staff_role (
    name text not null,
    role text not null,
    constraint staff_role_pk primary key (name, role),
    constraint staff_role_member foreign key (name) references staff_member (name) on delete cascade,
    constraint staff_role_known check (role in ('librarian', 'cataloguer', 'ops', 'exchange-operator'))
);

insert into staff_role (name, role) select name, role from staff_member;

drop trigger staff_member_changed on staff_member;
drop function end_staff_sessions();
alter table staff_member drop column role;

-- A new password shuts out whoever knew the old one, and nobody goes on with the rights of a former role.
create function end_staff_sessions() returns trigger language plpgsql as $$
begin
    delete from staff_session where name = coalesce(new.name, old.name);
    return null;
end
$$;

create trigger staff_member_changed after update on staff_member
    for each row when (old.password is distinct from new.password) execute function end_staff_sessions();
create trigger staff_role_changed after insert or delete on staff_role
    for each row execute function end_staff_sessions();

-- People who sign in through the library's identity provider have no password here.
alter table staff_member alter column password drop not null;

-- What a person has typed about an item and not saved yet.
create table working_copy (
    -- Of the item, or of one that is to be.
    item uuid not null,
    person text not null,
    kind text not null,
    -- Entity tag of the version that was changed; null for a new item.
    base text,
    -- The form's fields, by the pointers of the members that they fill: as that version has them, and as typed.
    before text not null,
    form text not null,
    changed timestamptz not null,
    constraint working_copy_pk primary key (item, person)
);

create index working_copy_person on working_copy (person, changed);
create index working_copy_age on working_copy (changed);

-- Erasure is a legal duty: what people have typed about an erased item goes as well.
create function purge_working_copies_of_erased_item() returns trigger language plpgsql as $$
begin
    delete from working_copy where item = new.id;
    return null;
end
$$;

create trigger item_erased_working_copies after update on item for each row
    when (new.status = 'erased') execute function purge_working_copies_of_erased_item();
