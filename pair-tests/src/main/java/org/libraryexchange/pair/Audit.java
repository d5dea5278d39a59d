package org.libraryexchange.pair;

import java.util.List;
import java.util.UUID;

/** Every change of a row of a mirror, recorded by a trigger that the node does not know. */
public final class Audit {

    /** What a row became. The title makes it possible to find the row in a journal. */
    public record Change(
            long number, String operation, UUID id, long version, long sequence, String status, String title) {}

    private static final String SETUP = """
            create schema if not exists audit;
            create table if not exists audit.item_change (
                number bigint generated always as identity primary key, operation text, id uuid, owner text,
                version bigint, sequence bigint, status text, title text);
            create or replace function audit.note() returns trigger language plpgsql security definer as $$
            declare
                item item := case when tg_op = 'DELETE' then old else new end;
            begin
                insert into audit.item_change (operation, id, owner, version, sequence, status, title)
                values (tg_op, item.id, item.owner, item.version, item.sequence, item.status,
                    item.document::json -> 'title' ->> 'en');
                return null;
            end
            $$;
            create or replace trigger audit after insert or update or delete on item
                for each row execute function audit.note()
            """;

    private final Database mirror;
    private final String owner;
    private final long start;

    private Audit(Database mirror, String owner) {
        this.mirror = mirror;
        this.owner = owner;
        this.start = mirror.number("select coalesce(max(number), 0) from audit.item_change");
    }

    /** From now on, records what a city's mirror does with the items of an owner. */
    public static Audit of(CityUnderTest mirror, CityUnderTest owner) {
        mirror.database().execute(SETUP);
        return new Audit(mirror.database(), owner.name());
    }

    /** The changes, in the order in which they were made. */
    public List<Change> changes() {
        return mirror.query(
                """
                        select number, operation, id, version, sequence, status, title from audit.item_change
                        where owner = ? and number > ? order by number
                        """,
                row -> new Change(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getLong(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7)),
                owner,
                start);
    }
}
