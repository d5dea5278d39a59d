-- By which key the city's log is sealed; null while it is by none.
alter table publication
    add column sealed_by text,
    -- A mirror has confirmed this place, which this database has never given: nothing is published until somebody has looked.
    add column confirmed_beyond bigint,
    -- Somebody has chosen to go on above it.
    add column goes_above boolean not null default false;

alter table mirror_position
    -- Records that were rejected when the quota was full, so that nothing but this number was kept of them.
    add column dropped bigint not null default 0;

-- Of records of which only the beginning is kept.
alter table rejected_record
    add column whole_bytes bigint,
    add column whole_sha256 bytea;

create index rejected_record_quota on rejected_record (owner) include (bytes, reason);

-- Where the mirror stood at the marker, by its own count.
alter table mirror_proof
    add column stood_at bigint,
    -- Root of the owner's manifest.
    add column owner_root text;

-- erasure: the log holds an item's erasure that this database does not know of; somebody has to choose.
alter table restored_item
    drop constraint restored_item_finding_known,
    add constraint restored_item_finding_known check (finding in ('unknown', 'behind', 'conflict', 'erasure'));
