-- How many items there are of each sort, without counting them: to count a million takes a tenth of a second, and pages
-- and metrics ask every few seconds. Each statement notes what it changes in rows of its own, since writers that
-- updated one common row would wait for each other. Now and then the notes are added up.
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

create view counted_item as
select owner, kind, status, sum(items)::bigint as items
from (select owner, kind, status, items from item_count
    union all select owner, kind, status, change from item_count_change) as counted
group by owner, kind, status;

-- How far each log has come, minute by minute, as this city sees it.
create table log_minute (
    city text not null,
    minute timestamptz not null,
    -- Sent, for the own log; applied, for a partner's.
    sequence bigint not null,
    -- Records that waited to be sent, or to be applied; null where no process knew.
    waiting bigint,
    -- Seconds since a mirror was last at its log's end; null for the own log, and where no process knew.
    lag bigint,
    constraint log_minute_pk primary key (city, minute)
);

create index log_minute_age on log_minute (minute);

-- How large each catalogue was on each day, by the clock of this city.
create table catalogue_day (
    day date not null,
    owner text not null,
    kind text not null,
    items bigint not null,
    constraint catalogue_day_pk primary key (day, owner, kind)
);

-- Staff who may sign in to the ops pages.
create table staff_member (
    name text not null,
    -- bcrypt, in the Modular Crypt Format.
    password text not null,
    role text not null,
    constraint staff_member_pk primary key (name),
    constraint staff_member_role check (role in ('ops', 'exchange-operator')),
    constraint staff_member_password check (password like '$2%')
);

-- Who is signed in, and since when.
create table staff_session (
    id bigint generated always as identity,
    -- SHA-256 of what the cookie holds, which is stored nowhere else.
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

-- A new password shuts out whoever knew the old one, and nobody goes on with the rights of a former role.
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
