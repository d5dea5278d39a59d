-- An identifier that an item has lost was held, so that what people delete, erase or rename does not come back from a source,
-- even before that is next asked.
create function remember_holder() returns trigger language plpgsql as $$
begin
    update source_record set held = true from source
    where source.scheme = old.scheme and source_id = source.id and value = old.value and not held;
    return null;
end
$$;

create trigger own_identifier_lost after delete on own_identifier for each row execute function remember_holder();

-- Nights still tell what came from a source that has ended since.
alter table source_fetch add column name text not null default '', drop constraint source_fetch_of_source;
update source_fetch set name = source.name from source where source.id = source_id;
alter table source_fetch alter column name drop default;
