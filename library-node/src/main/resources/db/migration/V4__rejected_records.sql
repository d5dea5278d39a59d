-- What became of a rejected record.
alter table rejected_record
    -- The header, where it is a number of the log; as little to be trusted as the rest of the record.
    add column sequence bigint,
    add column state text not null default 'open',
    add column settled timestamptz,
    -- Null where the exchange settled it by itself.
    add column settled_by text,
    add column note text,
    add constraint rejected_record_state check (state in ('open', 'requested', 'applied', 'superseded', 'dismissed')),
    add constraint rejected_record_settled check ((state in ('open', 'requested')) = (settled is null));

-- What the applier looks up for each item that it applies.
create index rejected_record_unsettled on rejected_record (owner, item_id) where state in ('open', 'requested');
