-- The node's own role may read and write the rows of all tables, and change nothing else. Flyway runs this at each start,
-- so that new tables and restored databases have these rights, too. Where nothing is missing it changes nothing, so that
-- running nodes keep their plans; nor where the node's role owns the tables, or somebody else does.
do $$
declare
    node constant text := '${node}';
    missing record;
begin
    -- Of two processes that start and grant the same at once, one would fail.
    perform pg_advisory_xact_lock(hashtextextended('library rights of the node', 0));
    for missing in
        select format('grant temporary on database %I to %I', current_database(), node) as right_of_the_node
        where not has_database_privilege(node, current_database(), 'temporary')
        union all
        select format('grant usage on schema %I to %I', schema, node)
        from unnest(array['public', 'letters', 'pictures']) as schema
        where not has_schema_privilege(node, schema, 'usage')
        union all
        -- The number of an import is taken before its row is written, see Spool; rejected records of two tables share theirs.
        select format('grant usage on sequence %s to %I', oid::regclass, node)
        from pg_class
        where oid in ('public.bulk_import_id_seq'::regclass, 'public.rejected_record_id_seq'::regclass) and pg_get_userbyid(relowner) = current_user
            and not has_sequence_privilege(node, oid, 'usage')
        union all
        select format('grant %s on %s to %I', string_agg(wanted, ', '), oid::regclass, node)
        from pg_class, unnest(array['select', 'insert', 'update', 'delete', 'maintain']) as wanted
        where relnamespace in ('public'::regnamespace, 'letters'::regnamespace, 'pictures'::regnamespace)
            and relkind in ('r', 'v')
            and pg_get_userbyid(relowner) = current_user
            and (wanted = 'select' or relname <> 'flyway_schema_history')
            -- These are written anew, see TablesWrittenAnew.
            and (wanted <> 'maintain' or oid in ('public.idempotency_key'::regclass, 'public.import_chunk'::regclass,
                'public.picture_people'::regclass, 'letters.post'::regclass,
                'letters.rejected_record'::regclass, 'letters.restored_post'::regclass,
                'pictures.item'::regclass, 'pictures.kept'::regclass, 'pictures.rejected_record'::regclass,
                'pictures.restored_item'::regclass))
            and not has_table_privilege(node, oid, wanted)
        group by oid
    loop
        execute missing.right_of_the_node;
    end loop;
end
$$;
