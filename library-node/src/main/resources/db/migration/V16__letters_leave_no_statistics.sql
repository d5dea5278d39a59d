-- PostgreSQL's statistics keep samples of a column's values, whatever becomes of the rows. No plan needs them of texts
-- that people write, so that what is erased does not stay there.
do $$
declare
    text_of_people record;
begin
    for text_of_people in
        select * from (values
            ('letters', 'post', 'document'),
            ('letters', 'rejected_record', 'value'), ('letters', 'rejected_record', 'headers'),
            ('letters', 'restored_post', 'document'), ('letters', 'restored_post', 'own_document'),
            ('public', 'idempotency_key', 'body')) as named (place, relation, attribute)
    loop
        execute format('alter table %I.%I alter column %I set statistics 0',
            text_of_people.place, text_of_people.relation, text_of_people.attribute);
        perform pg_clear_attribute_stats(
            text_of_people.place, text_of_people.relation, text_of_people.attribute, false);
    end loop;
end
$$;
