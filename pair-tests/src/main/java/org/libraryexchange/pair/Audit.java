package org.libraryexchange.pair;

import java.util.List;
import java.util.UUID;

/** Every change of a row of a mirror, recorded by a trigger that the node does not know. Items and letters count apart. */
public final class Audit {

    /** What a row became. The title, or a letter's subject or a handling's reason, makes it possible to find it in a journal. */
    public record Change(
            long number, String operation, UUID id, long version, long sequence, String status, String title) {}

    private static final String SETUP = """
            create schema if not exists audit;
            create table if not exists audit.item_change (
                number bigint generated always as identity primary key, operation text, place text, id uuid, owner text,
                version bigint, sequence bigint, status text, title text);
            create or replace function audit.note() returns trigger language plpgsql security definer as $$
            declare
                item record := case when tg_op = 'DELETE' then old else new end;
                document json;
            begin
                begin
                    document := item.document;
                exception when invalid_text_representation then
                    -- Of a damaged row that is no JSON any more, only the title is not known.
                    document := null;
                end;
                insert into audit.item_change (operation, place, id, owner, version, sequence, status, title)
                values (tg_op, tg_table_schema || '.' || tg_table_name, item.id, item.owner, item.version, item.sequence, item.status,
                    coalesce(coalesce(document -> 'title', document -> 'subject', document -> 'reason') ->> 'en',
                        document ->> 'sha256'));
                return null;
            end
            $$;
            create or replace trigger audit after insert or update or delete on %s
                for each row execute function audit.note()
            """;

    private final DatabaseUnderTest mirror;
    private final String table;
    private final String owner;
    private final long start;

    private Audit(DatabaseUnderTest mirror, String table, String owner) {
        this.mirror = mirror;
        this.table = table;
        this.owner = owner;
        this.start = mirror.number("select coalesce(max(number), 0) from audit.item_change");
    }

    /** From now on, records what a city's mirror does with the items, letters or pictures of an owner. */
    public static Audit of(CityUnderTest mirror, CityUnderTest owner) {
        String table = switch (mirror.sort()) {
            case LETTERS -> "letters.post";
            case PICTURES -> "pictures.item";
            default -> "public.item";
        };
        mirror.database().execute(SETUP.formatted(table));
        return new Audit(mirror.database(), table, owner.name());
    }

    /** Ends all records of a city's mirrors, and forgets them. */
    public static void endAllOf(CityUnderTest mirror) {
        mirror.database().execute("drop schema if exists audit cascade");
    }

    /** The changes, in the order in which they were made. */
    public List<Change> changes() {
        return mirror.query(
                """
                        select number, operation, id, version, sequence, status, title from audit.item_change
                        where place = ? and owner = ? and number > ? order by number
                        """,
                row -> new Change(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getLong(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7)),
                table,
                owner,
                start);
    }
}
