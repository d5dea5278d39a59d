package org.libraryexchange.exchange.restoration;

import static org.libraryexchange.base.database.Statements.on;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.exchange.restoration.RestoredDocuments.NewVersion;
import org.libraryexchange.exchange.restoration.Settlement.Adopt;
import org.libraryexchange.exchange.restoration.Settlement.Keep;
import org.libraryexchange.exchange.restoration.Settlement.LoggedItem;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;

/**
 * Brings a database and its log into agreement again. Each step is one transaction that skips what is done already, so
 * a process that continues after a crash reaches the same result.
 */
public record PostgresRestoration(Handle session, String city, RestoredDocuments documents, Clock clock) {

    private static final String NOTE = """
            update restored_item set finding = :finding, own_version = :version, own_sequence = :sequence,
                own_sha256 = :sha256, own_document = :document, choice = case when :asks then null else choice end
            where item_id = :id
            """;

    /**
     * Gives unsent items new sequences in the order in which they were written. Adopted items keep their sequence in
     * the log.
     */
    private static final String RENUMBER = """
            with unsent as (
                select id, row_number() over (order by item.sequence) as place from item, publication
                where owner = :city and item.sequence > sent_sequence and item.sequence <= :upTo and not exists (
                    select from restored_item adopted where adopted.item_id = item.id and outcome = 'adopted'
                        and adopted.sequence = item.sequence)),
            taken as materialized (select take_places(count(*)) as before from unsent having count(*) > 0)
            update item set sequence = taken.before + place from unsent, taken
            where item.id = unsent.id and owner = :city
            """;

    /** Locks the items before the counter's row, in the order in which every writer takes its locks. */
    private static final String LOCK_UNSENT = """
            select id from item where owner = :city and sequence > (select sent_sequence from publication)
                and sequence <= :upTo order by id for update
            """;

    private static final String GO_ON = """
            update publication set topic_id = restoration.topic_id, sent_offset = log_end - 1, moved = now(),
                sent_sequence = case when sends_again then 0 else greatest(sent_sequence, log_sequence) end,
                sending_sequence = greatest(sending_sequence, log_sequence),
                confirmed_beyond = case when confirmed_beyond > log_sequence then confirmed_beyond end
            from restoration
            """;

    /**
     * The state of a restoration.
     *
     * @param items that the log holds in a state unknown to the database
     * @param waiting how many of these are not settled yet
     */
    record Progress(long items, long waiting) {}

    /**
     * What a mirror has confirmed although this database never gave it.
     *
     * @param beyond the confirmed sequence; 0 if there is none
     * @param goesAbove whether an operator has chosen to continue above it
     */
    public record Confirmation(long beyond, boolean goesAbove) {}

    /** Whether a restoration has begun and not ended. */
    public boolean isOpen() {
        return on(session).one(Boolean.class, "select state = 'open' from restoration");
    }

    public Progress progress() {
        return on(session).one(Progress.class, """
                        select count(*) as items, count(*) filter (where outcome is null) as waiting from restored_item
                        """);
    }

    /** Settles the latest few hundred items that need no choice or have one. */
    public void settle() {
        session.useTransaction(transaction -> {
            long announced = lockedAnnounced();
            documents.deciding(transaction);
            List<LoggedItem> items = new PendingItems(session, city).next(documents.atOnce());
            if (!items.isEmpty()) {
                settle(items, announced);
            }
        });
    }

    private void settle(List<LoggedItem> items, long announced) {
        Map<UUID, OwnItem> own = new PendingItems(session, city)
                .locked(items.stream().map(LoggedItem::id).toList());
        List<UUID> adopted = new ArrayList<>();
        List<NewVersion> kept = new ArrayList<>();
        Instant now = clock.instant();
        PreparedBatch notes = session.prepareBatch(NOTE);
        for (LoggedItem item : items) {
            Optional<OwnItem> held = Optional.ofNullable(own.get(item.id()));
            Settlement settlement = Settlement.of(item, held, announced);
            ComparedItem.of(item, held, announced, settlement).addTo(notes);
            if (settlement instanceof Adopt) {
                adopted.add(item.id());
            } else if (settlement instanceof Keep keep) {
                kept.add(documents.as(keep.version(), item.id(), held.orElseThrow(), now));
            }
        }
        notes.execute();
        SettledItems settled = new SettledItems(session, city, documents);
        settled.adopt(adopted);
        settled.keep(kept);
    }

    /**
     * The announced sequence, with a lock that keeps another process, which may not have noticed that it lost its
     * lease, from settling at the same time.
     */
    private long lockedAnnounced() {
        return number("select announced_sequence from restoration for update");
    }

    /**
     * Ends the restoration if nothing waits any more. Publishing then continues after everything that the log holds.
     */
    public boolean finish() {
        return session.inTransaction(transaction -> {
            long doubtful = number("select last_doubtful from restoration for update");
            if (progress().waiting() > 0) {
                return false;
            }
            upTo(doubtful, LOCK_UNSENT);
            upTo(doubtful, RENUMBER);
            transaction.execute(GO_ON);
            transaction.execute("update restoration set state = 'settled', settled = now()");
            return true;
        });
    }

    public Confirmation confirmed() {
        return on(session)
                .one(Confirmation.class, "select coalesce(confirmed_beyond, 0) as beyond, goes_above from publication");
    }

    /** Gives all waiting and future changes sequences above the one that a mirror has confirmed. */
    void goAbove(long confirmed) {
        session.useTransaction(transaction -> {
            upTo(confirmed, LOCK_UNSENT);
            transaction.execute("select raise_log(?)", confirmed);
            upTo(confirmed, RENUMBER);
            transaction.execute("update publication set confirmed_beyond = null, goes_above = false");
        });
    }

    private void upTo(long sequence, String statement) {
        on(session).execute(statement, Map.of("city", city, "upTo", sequence));
    }

    private long number(String query) {
        return on(session).one(Long.class, query);
    }

    /** The items of a restoration that can be settled now, and their state in the own catalogue. */
    private record PendingItems(Handle session, String city) {

        /** An own item, as the table holds it. */
        private record OwnRow(UUID id, @Nested OwnItem own) {}

        /** A page of items that need no choice or have one, the latest first. */
        List<LoggedItem> next(int most) {
            return on(session).list(LoggedItem.class, """
                            select item_id as id, status = 'erased' as erased, version, sha256, known_sequence, choice,
                                own_sha256
                            from restored_item where outcome is null and (finding not in ('conflict', 'erasure') or choice is not null)
                            order by sequence desc limit :most
                            """, Map.of("most", most));
        }

        /**
         * The own items, locked until the end of the transaction. They are locked in the order of their ids, as in every
         * write of several items.
         */
        Map<UUID, OwnItem> locked(Collection<UUID> ids) {
            return on(session).list(OwnRow.class, """
                            select id, kind, status = 'erased' as erased, version, coalesce(sequence, 0) as sequence, sha256,
                                document
                            from item where owner = ? and id = any(?) order by id for update
                            """, city, ids).stream()
                    .collect(Collectors.toMap(OwnRow::id, OwnRow::own));
        }
    }
}
