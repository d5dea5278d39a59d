package org.libraryexchange.letters;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.Stamps;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.TraceParent;

/** The table of letters and handlings. Its methods run in the caller's transaction. */
@Singleton
record Post(LogDatabase database, Stamps stamps, Event<ChangeCommitted> committed, NodeConfig node) {

    private static final String SELECT =
            "select id, owner, partner, kind, status, version, sequence, document, updated from letters.post ";

    /** A letter or a draft of either city. If a partner uses the id of an own letter, the own letter is returned. */
    Optional<PostRow> letter(UUID id) {
        return database.first(PostRow.class, SELECT + """
                where id = ? and kind = 'letter'
                order by case when owner = ? then 0 else 1 end, stored limit 1
                """, id, node.city());
    }

    /** An own letter or draft, locked until the end of the transaction. */
    Optional<PostRow> ownForUpdate(UUID id) {
        return locked(id, Letter.KIND);
    }

    /** This city's handling of a partner's letter, locked until the end of the transaction. */
    Optional<PostRow> ownHandlingForUpdate(UUID letter) {
        return locked(HandlingHead.idFor(node.city(), letter), Handling.KIND);
    }

    private Optional<PostRow> locked(UUID id, String kind) {
        return database.first(
                PostRow.class, SELECT + "where id = ? and owner = ? and kind = ? for update", id, node.city(), kind);
    }

    /** What the addressee of a letter did with it, whichever city that is. */
    Optional<PostRow> handlingOf(PostRow letter) {
        String addressee = letter.owner().equals(node.city()) ? letter.partner() : node.city();
        return database.first(
                PostRow.class,
                SELECT + "where id = ? and owner = ? and kind = 'handling'",
                HandlingHead.idFor(addressee, letter.id()),
                addressee);
    }

    /** The thread of a letter that was exchanged with a partner. */
    Optional<UUID> threadOf(UUID letter, String partner) {
        return database.first(UUID.class, """
                select thread from letters.post
                where id = ? and partner = ? and kind = 'letter' and status <> 'draft' and thread is not null
                order by case when owner = ? then 0 else 1 end limit 1
                """, letter, partner, node.city());
    }

    /** Highest turns in a thread, 0 if there are none: of both cities, and of the partner alone. */
    record Turns(long highest, long partners) {}

    Turns turns(UUID thread, String partner) {
        return database.one(Turns.class, """
                select coalesce(max(turn), 0) as highest, coalesce(max(turn) filter (where owner = ?), 0) as partners
                from letters.post where thread = ? and partner = ? and turn is not null
                """, partner, thread, partner);
    }

    /**
     * Takes the next sequence in the log to a partner. This must be the last lock of a transaction, as of items: the
     * counter's row stays locked until the commit, so that sequences are in the order of commits.
     */
    long nextSequence(String partner) {
        long next = database.one(Long.class, """
                update letters.counter set sequence = sequence + 1 where partner = ? returning sequence
                """, partner);
        CrashPoint.hit("p1");
        committed.fire(new ChangeCommitted(CityLog.letters(node.city(), partner)));
        return next;
    }

    /** Adds a row. Returns false if there is one with its id already. */
    boolean add(PostRow row) {
        int added = write(row, """
                insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256,
                    languages, updated, changed_by, traceparent)
                values (:id, :owner, :partner, :kind, :status, :version, cast(:sequence as bigint), :document, :sha256,
                    :languages, :updated, :actor, :trace)
                on conflict (id, owner) do nothing
                """);
        CrashPoint.hit("p2");
        return added == 1;
    }

    /** Writes the next state of a row that the transaction has locked. */
    void replace(PostRow row) {
        int unused = write(row, """
                update letters.post set partner = :partner, status = :status, version = :version,
                    sequence = cast(:sequence as bigint), document = :document, sha256 = :sha256,
                    languages = :languages, updated = :updated, changed_by = :actor, traceparent = :trace,
                    stored = now()
                where id = :id and owner = :owner and kind = :kind
                """);
        CrashPoint.hit("p2");
    }

    private int write(PostRow row, String sql) {
        return database.withHandle(handle -> handle.createUpdate(sql)
                .bindMethods(row)
                .bind("document", row.document().text())
                .bind("sha256", row.document().sha256())
                .bind("languages", row.document().languages("subject", "text"))
                .bind("actor", stamps.actor())
                .bind("trace", stamps.trace().map(TraceParent::header).orElse(null))
                .execute());
    }

    /** Deletes a draft. The answers that wait for clients which missed them lose its words, too. */
    void delete(PostRow draft) {
        database.useHandle(handle -> {
            handle.execute(
                    "delete from letters.post where id = ? and owner = ? and status = 'draft'",
                    draft.id(),
                    draft.owner());
            handle.execute("update idempotency_key set body = null where item_id = ? and body is not null", draft.id());
        });
    }
}
