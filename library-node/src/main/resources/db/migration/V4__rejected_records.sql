-- What became of a rejected record.
alter table rejected_record
    -- The key, where it is a UUID.
    add column item_id uuid,
    -- The header, where it is a number of the log. Neither is to be trusted more than the rest of the record.
    add column sequence bigint,
    add column state text not null default 'open',
    add column settled timestamptz,
    -- Null where the exchange settled it by itself.
    add column settled_by text,
    add column note text,
    add constraint rejected_record_state check (state in ('open', 'requested', 'applied', 'superseded', 'dismissed')),
    add constraint rejected_record_settled check ((state in ('open', 'requested')) = (settled is null));

update rejected_record set item_id = encode(key, 'escape')::uuid
where encode(key, 'escape') ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

-- What the applier looks up for each item that it applies.
create index rejected_record_unsettled on rejected_record (owner, item_id) where state in ('open', 'requested');
