-- Whether this database is older than its own log, after a restore from a backup or a failover to a replica that
-- lagged.
create table restoration (
    -- none: the log holds nothing that this database cannot have sent. open: it does, and nothing is published.
    -- settled: it did, and owner and log agree again.
    state text not null default 'none',
    topic_id text,
    -- What had been announced for sending when it was found: a row with a greater sequence may be an own write since.
    announced_sequence bigint not null default 0,
    -- Highest sequence in the log, and the end of what was read of it.
    log_sequence bigint not null default 0,
    log_end bigint not null default 0,
    -- The last number given before the counter went on beyond the log; the log may have given it another meaning.
    last_doubtful bigint not null default 0,
    -- Whether the whole catalogue has to be sent afterwards, since the topic is another one or has lost records.
    sends_again boolean not null default false,
    found timestamptz,
    settled timestamptz,
    only_one boolean not null default true,
    constraint restoration_pk primary key (only_one),
    constraint restoration_only_one check (only_one),
    constraint restoration_state_known check (state in ('none', 'open', 'settled'))
);

insert into restoration default values;

-- The items that the log holds in a state which this database cannot have sent, each with that state.
create table restored_item (
    item_id uuid not null,
    kind text not null,
    status text not null,
    version bigint not null,
    sequence bigint not null,
    -- Null once the item is erased.
    document text,
    sha256 bytea not null,
    languages text[] not null,
    updated timestamptz not null,
    -- Sequence of an own state that the log holds too, so that it is no write since the backup.
    known_sequence bigint,
    -- The own item when it was last compared; null where there was none.
    own_version bigint,
    own_sequence bigint,
    own_sha256 bytea,
    own_document text,
    -- unknown: there was no own item. behind: it had no own write since the backup. conflict: it had one. erasure: the
    -- log erases an item that this database still has, and somebody has to choose.
    finding text not null,
    choice text,
    -- The name in the token of whoever chose; null where the node decided by itself.
    chosen_by text,
    outcome text,
    constraint restored_item_pk primary key (item_id),
    constraint restored_item_finding_known check (finding in ('unknown', 'behind', 'conflict', 'erasure')),
    constraint restored_item_choice_known check (choice in ('adopt', 'keep')),
    constraint restored_item_outcome_known check (outcome in ('adopted', 'kept'))
);

-- Items that wait to be settled, or for a choice.
create index restored_item_pending on restored_item (sequence) where outcome is null;
