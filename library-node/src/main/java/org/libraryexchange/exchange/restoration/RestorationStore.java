package org.libraryexchange.exchange.restoration;

import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.exchange.log.PublisherNeeded;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.restoration.Restoration.Counts;
import org.libraryexchange.exchange.restoration.Restoration.Head;
import org.libraryexchange.exchange.restoration.Restoration.RestoredEntry;
import org.libraryexchange.exchange.restoration.Restoration.RestoredItem;
import org.libraryexchange.exchange.restoration.Restoration.RestoredLetter;
import org.libraryexchange.exchange.restoration.Settlement.Choice;

/** Reads which states the publisher found in its log that the database did not know, and stores choices for them. */
record RestorationStore(LogTables logs, Event<PublisherNeeded> needed, Actor actor) {

    /** The most items or letters on a page. */
    static final int PAGE = 50;

    boolean isOfLetters() {
        return logs.own().to().isPresent();
    }

    Head head() {
        return logs.one(Head.class, """
                select state, found, settled,
                    case when not goes_above then confirmed_beyond end as confirmed_beyond
                from restoration, publication
                """);
    }

    Counts counts() {
        return logs.one(Counts.class, """
                select count(*) filter (where finding = 'unknown') as unknown,
                    count(*) filter (where finding = 'behind') as behind,
                    count(*) filter (where finding = 'conflict') as conflict,
                    count(*) filter (where finding = 'erasure') as erasure,
                    count(*) filter (where finding in ('conflict', 'erasure') and outcome is null
                        and choice is null) as undecided,
                    count(*) filter (where outcome = 'adopted') as adopted,
                    count(*) filter (where outcome = 'kept') as kept
                from restored_item
                """);
    }

    /** With a page of what differed. */
    Restoration restoration(List<? extends RestoredEntry> shown, String next) {
        return isOfLetters()
                ? new Restoration(head(), counts(), null, shown, next)
                : new Restoration(head(), counts(), shown, null, next);
    }

    /**
     * Those after an id, ordered by their ids; only those with the given finding, if there is one. Returns one more than
     * a page has if others follow.
     */
    List<? extends RestoredEntry> entries(Optional<String> finding, Optional<UUID> after) {
        return isOfLetters()
                ? after(RestoredLetter.class, RestoredLetter.SELECT, finding, after)
                : after(RestoredItem.class, RestoredItem.SELECT, finding, after);
    }

    private <T> List<T> after(Class<T> type, String select, Optional<String> finding, Optional<UUID> after) {
        return logs.list(
                type,
                select + "where item_id > ? and ? in ('', finding) order by item_id limit ?",
                after.orElse(new UUID(0, 0)),
                finding.orElse(""),
                PAGE + 1);
    }

    /** One item or letter. */
    Optional<? extends RestoredEntry> one(UUID id) {
        return isOfLetters()
                ? logs.first(RestoredLetter.class, RestoredLetter.SELECT + "where item_id = ?", id)
                : logs.first(RestoredItem.class, RestoredItem.SELECT + "where item_id = ?", id);
    }

    /** Stores a choice for an item that waits for one, and returns whether it did. The publisher acts on it. */
    boolean choose(UUID id, Choice choice) {
        return decided(logs.changed("""
                                update restored_item set choice = ?, chosen_by = ?
                                where finding in ('conflict', 'erasure') and outcome is null and item_id = ?
                                """, choice.term(), actor.name(), id)) > 0;
    }

    /** Stores a choice for all items that wait for one, and returns how many there were. */
    int choose(Choice choice) {
        return decided(logs.changed("""
                update restored_item set choice = ?, chosen_by = ?
                where finding in ('conflict', 'erasure') and outcome is null and choice is null
                """, choice.term(), actor.name()));
    }

    /** Lets the log continue above what a mirror has confirmed; returns whether a mirror has confirmed anything. */
    boolean goAboveConfirmed() {
        return decided(logs.changed("""
                        update publication set goes_above = true where confirmed_beyond is not null and not goes_above
                        """)) > 0;
    }

    private int decided(int items) {
        needed.fire(new PublisherNeeded());
        return items;
    }
}
