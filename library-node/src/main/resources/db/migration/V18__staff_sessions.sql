-- Who is signed in to the ops pages, and since when.
create table staff_session (
    id bigint generated always as identity,
    -- SHA-256 of what the cookie holds, which stands nowhere else.
    secret bytea not null,
    name text not null,
    address text not null,
    begun timestamptz not null,
    seen timestamptz not null,
    constraint staff_session_pk primary key (id),
    constraint staff_session_secret unique (secret),
    constraint staff_session_member foreign key (name) references staff_member (name) on delete cascade
);

create index staff_session_name on staff_session (name);

-- Whoever has learned of a password that is no longer one is out, and nobody stays who may do other things by now.
create function end_staff_sessions() returns trigger language plpgsql as $$
begin
    delete from staff_session where name = new.name;
    return null;
end
$$;

create trigger staff_member_changed after update on staff_member
    for each row when (old.password <> new.password or old.role <> new.role)
    execute function end_staff_sessions();

-- What people and programs with a name did, and what was refused to whom. The same within a few seconds is one row.
create table audit_entry (
    id bigint generated always as identity,
    first timestamptz not null,
    last timestamptz not null,
    times bigint not null,
    event text not null,
    -- Of a person or a token; empty where nobody told one.
    name text not null,
    address text not null,
    -- Method and template of the resource.
    request text not null,
    status integer not null,
    constraint audit_entry_pk primary key (id)
);

create index audit_entry_last on audit_entry (last);
