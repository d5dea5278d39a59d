alter table staff_role drop constraint staff_role_known;
alter table staff_role add constraint staff_role_known
    check (role in ('librarian', 'cataloguer', 'head-librarian', 'ops', 'exchange-operator'));

alter table staff_member
    -- The name for readers of each script; empty where nobody has given one.
    add column full_latin text not null default '',
    add column full_chinese text not null default '',
    -- Whether the password is one that somebody else has set. It opens nothing but the page to change it.
    add column must_change boolean not null default false,
    add constraint staff_member_full check (char_length(full_latin) <= 100 and char_length(full_chinese) <= 100);

-- Links with which people set their first or a forgotten password.
create table invitation (
    name text not null,
    -- SHA-256 of what the link holds, which is stored nowhere else.
    token bytea not null,
    expires timestamptz not null,
    constraint invitation_pk primary key (name),
    constraint invitation_token unique (token),
    constraint invitation_member foreign key (name) references staff_member (name) on delete cascade
);

-- Whoever made the link may still know it. It must not open an account that has got further rights since.
create function end_invitation() returns trigger language plpgsql as $$
begin
    delete from invitation where name = new.name;
    return null;
end
$$;

create trigger staff_member_invited after update on staff_member
    for each row when (old.password is distinct from new.password) execute function end_invitation();
create trigger staff_role_invited after insert on staff_role
    for each row when (new.role not in ('librarian', 'cataloguer')) execute function end_invitation();

-- What readers are told of the city's library instead of what is configured.
create table library_detail (
    detail text not null,
    -- Tag of the language.
    language text not null,
    text text not null,
    constraint library_detail_pk primary key (detail, language),
    constraint library_detail_known check (detail in ('address', 'hours')),
    constraint library_detail_text check (char_length(text) between 1 and 1000)
);

-- What an act was, as a term, and the id of an item or the name of a person that it was about; empty where there is none.
alter table audit_entry
    add column act text not null default '',
    add column subject text not null default '';

-- Why an operator decided about an import in place of a head librarian.
alter table bulk_import add column decision_reason text;
