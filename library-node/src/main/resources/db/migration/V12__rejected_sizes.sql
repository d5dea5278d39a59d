-- How much a stranger has sent, known without reading it: more than a node should hold in memory at a time, perhaps.
alter table rejected_record add column bytes bigint not null generated always as
    (coalesce(octet_length(key), 0) + coalesce(octet_length(value), 0) + octet_length(headers)) stored;
