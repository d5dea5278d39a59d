-- A version of an item names the letter that was judged when its proposal was accepted. After a restore, that letter may
-- come after what the city has said about it.
create or replace function letters.name_letter_of_version() returns trigger language plpgsql as $$
begin
    update public.item_version set letter = proposing.id
    from letters.post as proposing join letters.post as handling
        on handling.letter = proposing.id and handling.kind = 'handling' and handling.partner = proposing.owner
    where proposing.id = case when new.kind = 'letter' then new.id else new.letter end
        and proposing.owner = new.partner and proposing.kind = 'letter'
        and handling.owner = (select name from city)
        and letters.member(handling.document, 'letter', 'sha256') = encode(proposing.sha256, 'hex')
        and item_version.item_id = letters.uuid_member(proposing.document, 'proposal', 'item')
        and item_version.version = letters.number_member(handling.document, 'itemVersion');
    return null;
end
$$;

create trigger post_names_version_late after insert or update on letters.post for each row
    when (new.kind = 'letter' and new.owner = new.partner and position('"proposal":{' in new.document) > 0)
    execute function letters.name_letter_of_version();
