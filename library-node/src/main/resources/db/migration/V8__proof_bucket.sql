-- The bucket of a proof that an item falls into: the first twelve bits of the SHA-256 of its id. Worked out once when a row
-- is written and not for each proof, which it would cost nearly as much as the document's own digest.
alter table item add column bucket smallint not null generated always as
    ((get_byte(sha256(uuid_send(id)), 0) << 4) | (get_byte(sha256(uuid_send(id)), 1) >> 4)) stored;
