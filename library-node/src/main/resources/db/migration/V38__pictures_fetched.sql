-- Pictures at addresses become the city's own, for many items at once: an act like others.
alter table act drop constraint act_kind_known,
    add constraint act_kind_known check (kind in ('publish', 'withdraw', 'edit', 'restore', 'import', 'pictures'));

-- Items whose pictures are to be fetched, and what came of those that were.
create table picture_move (
    act_id bigint not null,
    item_id uuid not null,
    -- That somebody has seen. If the item has another meanwhile, it is left alone.
    version bigint not null,
    -- When to look at it next; while somebody does, that is some minutes ahead.
    due timestamptz not null,
    done timestamptz,
    -- Why pictures have stayed where they are, or the whole item has: as JSON.
    why text,
    violations text,
    constraint picture_move_pk primary key (act_id, item_id),
    constraint picture_move_act foreign key (act_id) references act on delete cascade
);
create index picture_move_due on picture_move (due) where done is null;
