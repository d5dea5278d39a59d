package org.libraryexchange.pages.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Which texts wait for a cataloguer, and which came back. A text is the working copy of who wrote it; as soon as they
 * change it, it does not wait any more.
 */
@ApplicationScoped
class Reviews {

    private static final String ROWS = "select id, item, person, asked, small, reviewer, returned, word from review ";

    private final Jdbi database;
    private final Clock clock;

    Reviews(Jdbi database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A text that waits, or that came back.
     *
     * @param person who wrote it
     * @param asked since when it waits; empty if it does not
     * @param small whether translations are still right
     * @param reviewer who sent it back last; empty if nobody has
     * @param word what they said
     */
    record Review(
            long id,
            UUID item,
            String person,
            Optional<Instant> asked,
            boolean small,
            String reviewer,
            Optional<Instant> returned,
            String word) {

        public boolean isWaiting() {
            return asked.isPresent();
        }

        public boolean isReturned() {
            return asked.isEmpty() && returned.isPresent();
        }
    }

    /** Those of one person. */
    @Transactional
    List<Review> of(String person) {
        return database.withHandle(handle -> handle.select(ROWS + "where person = ?", person)
                .map(ConstructorMapper.of(Review.class))
                .list());
    }

    @Transactional
    Optional<Review> of(UUID item, String person) {
        return of(person).stream().filter(review -> review.item().equals(item)).findFirst();
    }

    /** Those that wait, the longest first. */
    @Transactional
    List<Review> waiting(int most) {
        return database.withHandle(
                handle -> handle.select(ROWS + "where asked is not null order by asked, id limit ?", most)
                        .map(ConstructorMapper.of(Review.class))
                        .list());
    }

    /** One that waits; empty if it does not wait any more. */
    @Transactional
    Optional<Review> waiting(long id) {
        return database.withHandle(handle -> handle.select(ROWS + "where id = ? and asked is not null", id)
                .map(ConstructorMapper.of(Review.class))
                .findOne());
    }

    @Transactional
    long count() {
        return database.withHandle(handle -> handle.createQuery("select count(*) from review where asked is not null")
                .mapTo(Long.class)
                .one());
    }

    /** Lets the text that somebody has typed about an item wait. What was said of an earlier one is forgotten. */
    @Transactional
    void ask(UUID item, String person, boolean small) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into review (item, person, asked, small) values (:item, :person, :now, :small)
                        on conflict (item, person) do update set asked = coalesce(review.asked, excluded.asked),
                            small = excluded.small, reviewer = '', returned = null, word = ''
                        """)
                .bind("item", item)
                .bind("person", person)
                .bind("now", clock.instant())
                .bind("small", small)
                .execute());
    }

    /** Sends a text back to who wrote it, unless it does not wait any more. */
    @Transactional
    boolean sendBack(long id, String reviewer, String word) {
        return database.withHandle(handle -> handle.createUpdate("""
                                update review set asked = null, reviewer = :reviewer, returned = :now, word = :word
                                where id = :id and asked is not null
                                """)
                        .bind("id", id)
                        .bind("reviewer", reviewer)
                        .bind("now", clock.instant())
                        .bind("word", word)
                        .execute())
                > 0;
    }
}
