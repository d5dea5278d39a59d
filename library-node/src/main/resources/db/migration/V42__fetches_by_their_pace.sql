-- How much of a list has come, and fetches that others must not wait for.
alter table source_fetch
    -- How many records the list has, as the source said last; null if it does not say. How many have come since it began.
    add column list_size bigint,
    add column listed bigint not null default 0,
    -- Milliseconds for which it was asked, or left alone because it had failed or wanted that.
    add column spent bigint not null default 0,
    -- Whether an answer took so long that it is now asked in turn with other slow ones.
    add column slow boolean not null default false,
    add constraint source_fetch_listed_some check (listed >= 0 and spent >= 0);
