-- Answers to requests that carry a key, so that a client which missed one can ask again. Written by the transaction of
-- the write itself: there is an answer exactly if there was a write.
create table idempotency_key (
    -- The name in the token: keys of others are other keys.
    actor text not null,
    key text not null,
    -- SHA-256 of method, address and body in canonical form.
    fingerprint bytea not null,
    status int not null,
    entity_tag text,
    location text,
    -- Null once the item that it tells of is erased.
    body bytea,
    item_id uuid,
    stored timestamptz not null,
    constraint idempotency_key_pk primary key (actor, key)
);

-- The order in which they expire.
create index idempotency_key_stored on idempotency_key (stored);
create index idempotency_key_of_item on idempotency_key (item_id) where body is not null;

create function purge_answers_of_erased_item() returns trigger language plpgsql as $$
begin
    update idempotency_key set body = null
    where item_id = new.id and body is not null and new.owner = (select name from city);
    return null;
end
$$;

create trigger item_erased_answers after insert or update on item for each row
    when (new.status = 'erased') execute function purge_answers_of_erased_item();
