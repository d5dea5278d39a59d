package org.libraryexchange.restoration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.LetterDatabases;
import org.libraryexchange.log.PublisherNeeded;
import org.libraryexchange.restoration.LetterRestoration.LoggedState;
import org.libraryexchange.restoration.LetterRestoration.OwnState;
import org.libraryexchange.restoration.LetterRestoration.RestoredLetter;
import org.libraryexchange.security.Actor;

/** The restorations of the logs of letters, one for each partner, within the caller's transaction. */
@ApplicationScoped
class LetterRestorations {

    private static final String LETTERS = """
            select item_id, kind, finding, choice, outcome, status, version, sequence, updated, own_version,
                nullif(own_sequence, 0) as own_sequence
            from letters.restored_post where partner = :partner
            """;

    private final Jdbi database;
    private final LetterDatabases databases;
    private final Event<PublisherNeeded> needed;
    private final Actor actor;

    LetterRestorations(Jdbi database, LetterDatabases databases, Event<PublisherNeeded> needed, Actor actor) {
        this.database = database;
        this.databases = databases;
        this.needed = needed;
        this.actor = actor;
    }

    /** Counts and choices for the letters to a partner. */
    RestorationStore with(String partner) {
        return new RestorationStore(databases.with(partner), needed, actor);
    }

    /** Letters after an id, ordered by their ids; only those with the given finding, if there is one. */
    List<RestoredLetter> letters(String partner, Optional<String> finding, Optional<UUID> after, int most) {
        return database.withHandle(handle -> handle.createQuery(LETTERS + """
                        and item_id > :after and (:finding = '' or finding = :finding) order by item_id limit :most
                        """)
                .bind("partner", partner)
                .bind("after", after.orElse(new UUID(0, 0)))
                .bind("finding", finding.orElse(""))
                .bind("most", most)
                .map(ConstructorMapper.of(Row.class))
                .map(Row::letter)
                .list());
    }

    Optional<RestoredLetter> letter(String partner, UUID id) {
        return database.withHandle(handle -> handle.createQuery(LETTERS + "and item_id = :id")
                .bind("partner", partner)
                .bind("id", id)
                .map(ConstructorMapper.of(Row.class))
                .map(Row::letter)
                .findOne());
    }

    private record Row(
            UUID itemId,
            String kind,
            String finding,
            String choice,
            String outcome,
            String status,
            long version,
            long sequence,
            Instant updated,
            Long ownVersion,
            Long ownSequence) {

        RestoredLetter letter() {
            return new RestoredLetter(
                    itemId,
                    kind,
                    finding,
                    choice,
                    outcome,
                    new LoggedState(status, version, sequence, updated),
                    ownVersion == null ? null : new OwnState(ownVersion, ownSequence));
        }
    }
}
