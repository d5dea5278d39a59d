-- How much of the body has been read before anything is written, so that it can be seen that the check gets on.
alter table bulk_import add column checked bigint not null default 0;
