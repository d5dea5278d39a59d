-- People who sign in to the ops pages.
create table staff_member (
    name text not null,
    -- bcrypt, in the Modular Crypt Format.
    password text not null,
    role text not null,
    constraint staff_member_pk primary key (name),
    constraint staff_member_role check (role in ('ops', 'exchange-operator')),
    constraint staff_member_password check (password like '$2%')
);

-- How far each log has come, minute by minute, as this city sees it.
create table log_minute (
    city text not null,
    minute timestamptz not null,
    -- Sent, for the own log; applied, for a partner's.
    sequence bigint not null,
    -- Records that waited to be sent, or to be applied; null where no process knew.
    waiting bigint,
    -- Seconds since a mirror last stood at its log's end; null for the own log, and where no process knew.
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
