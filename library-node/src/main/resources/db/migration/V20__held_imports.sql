-- What a held file would withdraw is counted again when somebody approves it, so its rows that withdraw are kept as well.
alter table import_named add column withdraws boolean not null default false;

alter table bulk_import
    -- The latest place in the own log when the file was here whole: what has a later one has changed since.
    add column since bigint not null default 0,
    -- How many items are withdrawn with somebody's approval; null where nobody had to approve.
    add column approved bigint,
    drop constraint bulk_import_state_known,
    -- superseded: a newer file that names everything was written while it was held.
    add constraint bulk_import_state_known check (state in
        ('received', 'checking', 'held', 'running', 'finished', 'failed', 'dropped', 'superseded'));

-- Of a file that is held already nobody knows how the catalogue stood.
update bulk_import set since = (select sequence from own_log) where ended is null;
