package org.libraryexchange.catalogue;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Notes which versions of items an act has made, in the transaction that makes them. */
public record ActLog(Handle session) {

    /** What somebody does. */
    public enum Kind {
        PUBLISH,
        WITHDRAW,
        EDIT,
        RESTORE,
        IMPORT,
        PICTURES;

        public String term() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Begins an act, and returns its id. */
    public long begin(Kind kind, String actor, Instant now) {
        return session.createQuery("insert into act (kind, actor, made) values (:kind, :actor, :now) returning id")
                .bind("kind", kind.term())
                .bind("actor", actor)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** The act that an import is. It lasts for as long as rows are written. */
    public long ofImport(long importId, String actor, Instant now) {
        return session.createQuery("""
                        insert into act (kind, actor, made, import_id) values (:kind, :actor, :now, :import)
                        on conflict (import_id) do update set made = excluded.made returning id
                        """)
                .bind("kind", Kind.IMPORT.term())
                .bind("actor", actor)
                .bind("now", now)
                .bind("import", importId)
                .mapTo(Long.class)
                .one();
    }

    void add(long act, UUID item, long version) {
        session.execute("insert into act_item (act_id, item_id, version) values (?, ?, ?)", act, item, version);
    }

    /** Adds all versions that a bulk write has staged. */
    void addStaged(long act) {
        session.execute(
                "insert into act_item (act_id, item_id, version) select ?, id, version from staged_own_item", act);
    }
}
