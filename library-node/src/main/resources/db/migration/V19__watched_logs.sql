-- The city's own topics, how far each was looked through for what somebody else has written into it, and what of that
-- nobody has settled yet.
create table watched_log (
    topic text not null,
    -- Both null where the city wrote the log before it watched it: it is watched from its present end on.
    topic_id text,
    next_offset bigint,
    foreign_records bigint not null default 0,
    -- Offsets of the first and the latest of them.
    first_foreign bigint,
    last_foreign bigint,
    -- When the first was noticed.
    noticed timestamptz,
    constraint watched_log_pk primary key (topic),
    constraint watched_log_place check ((topic_id is null) = (next_offset is null)),
    constraint watched_log_foreign check ((foreign_records = 0) = (first_foreign is null)
        and (foreign_records = 0) = (last_foreign is null) and (foreign_records = 0) = (noticed is null))
) with (fillfactor = 50);

insert into watched_log (topic)
select 'library.' || city.name || '.' || log
from city, publication, unnest(array['items', 'exchange', 'applied']) as log where publication.topic_id is not null
union all
select 'library.' || city.name || '.letters.' || partner from city, letters.publishing where topic_id is not null;
