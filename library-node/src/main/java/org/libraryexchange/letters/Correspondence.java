package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.Cursors;
import org.libraryexchange.catalogue.search.ListPlace;

/**
 * The letters of both cities: single ones, lists, and what has to be done about them. A letter that somebody has replied
 * to waits for nobody, unless its addressee still has it in hand, or has to decide what it proposes.
 */
@Singleton
public record Correspondence(LogDatabase database, Cursors cursors, NodeConfig node) {

    private static final int ROWS_A_FETCH = 50;

    /** In SQL, of the letter in {@code post}. */
    public static final String NOT_REPLIED_TO = """
            (position('"proposal":{' in post.document) > 0 or not exists (select from letters.post as reply
                where reply.thread = post.thread and reply.partner = post.partner and reply.owner <> post.owner
                    and reply.kind = 'letter' and reply.status in ('sent', 'recalled')
                    and letters.member(reply.document, 'inReplyTo') = cast(post.id as text)))
            """;

    /** Who has to do something. */
    public enum Side {
        /** Received and not read, or asking something that nobody has answered, or in hand. */
        US("""
                post.owner <> :city and post.status = 'sent'
                and (handling.state = 'in-hand'
                    or (handling.id is null
                            or (handling.state = 'read' and letters.member(post.document, 'asks') <> 'none'))
                        and %s)
                """.formatted(NOT_REPLIED_TO)),
        /** Asking something that the partner has not answered; or asking nothing, and still under way. */
        PARTNER("""
                post.owner = :city and post.status = 'sent'
                and (letters.member(post.document, 'asks') <> 'none'
                        and (handling.state is null or handling.state in ('read', 'in-hand')) and %s
                    or handling.id is null and not coalesce(post.sequence <= applied_log.sequence, false))
                """.formatted(NOT_REPLIED_TO)),
        DRAFTS("post.owner = :city and post.status = 'draft'");

        private final String condition;

        Side(String condition) {
            this.condition = condition;
        }
    }

    /**
     * Some letters of a list.
     *
     * @param count of the whole list
     */
    public record Open(List<LetterRecord> letters, long count) {}

    /** The letters with something to do, the latest change first. */
    public Open open(Side side, int most) {
        List<LetterRecord> letters =
                letters(of(side) + " order by post.updated desc, post.id desc limit :most", Map.of("most", most));
        return new Open(letters, letters.size() < most ? letters.size() : count(side));
    }

    public long count(Side side) {
        String all = "select count(*) from (" + LetterRecord.SELECT + of(side) + ") as letter";
        return database.one(Long.class, all, Map.of("city", node.city()));
    }

    /** How many of them have not changed since a moment. */
    public long countBefore(Side side, Instant moment) {
        String old =
                "select count(*) from (" + LetterRecord.SELECT + of(side) + " and post.updated < :moment) as letter";
        return database.one(Long.class, old, Map.of("city", node.city(), "moment", moment));
    }

    private static String of(Side side) {
        return " where post.kind = 'letter' and " + side.condition;
    }

    /** The letters that propose changes of an item, the latest change first; no drafts. */
    public List<LetterRecord> proposing(UUID item, int most) {
        return letters("""
                 where post.kind = 'letter' and post.status <> 'draft' and position('"proposal":{' in post.document) > 0
                    and letters.member(post.document, 'proposal', 'item') = cast(:item as text)
                order by post.updated desc, post.id desc limit :most
                """, Map.of("item", item, "most", most));
    }

    /** A letter or draft of either city, erased ones too. If a partner uses the id of an own letter, the own one is meant. */
    public Optional<LetterRecord> letter(UUID id) {
        return letters("""
                 where post.id = :id and post.kind = 'letter'
                order by case when post.owner = :city then 0 else 1 end, post.stored limit 1
                """, Map.of("id", id)).stream().findFirst();
    }

    private List<LetterRecord> letters(String condition, Map<String, Object> values) {
        return database.withHandle(handle -> handle.createQuery(LetterRecord.SELECT + condition)
                .bind("city", node.city())
                .bindMap(values)
                .map(ConstructorMapper.of(LetterRecord.class))
                .list());
    }

    /** A page of a list, the latest change first. */
    LetterPage page(LetterQuery query) {
        return page(query, "letters " + query.filters(), query::wants);
    }

    /**
     * All letters and drafts, the latest change first.
     *
     * @param concerns only those that are written for this, one of {@link LetterRecord#CONCERNS}
     */
    public LetterPage all(Optional<String> concerns, Optional<String> cursor, int most) {
        return page(LetterQuery.all(concerns, most, cursor));
    }

    LetterPage page(LetterSearch search) {
        return page(search.query(), search.filters(), search::finds);
    }

    /**
     * Letters with all of the words.
     *
     * @param words one line of at most 200 characters
     */
    public LetterPage search(String words, Optional<String> cursor, int most) {
        return page(new LetterSearch(words, most, cursor.orElse(null)));
    }

    /** The rows are read one after another, so that no list fills the memory. */
    private LetterPage page(LetterQuery query, String filters, Predicate<LetterRecord> wanted) {
        Optional<ListPlace> after = query.cursor().map(cursor -> cursors.read(cursor, filters));
        return database.withHandle(handle -> {
            try (ResultIterator<LetterRecord> letters = handle.createQuery(LetterRecord.SELECT
                            + " where post.kind = 'letter' and " + query.box().condition() + """
                             and (cast(:thread as uuid) is null or post.thread = :thread)
                            and (cast(:updated as timestamptz) is null or (post.updated, post.id) < (:updated, :id))
                            order by post.updated desc, post.id desc limit :most
                            """)
                    .bind("city", node.city())
                    .bind("thread", query.thread())
                    .bind("updated", after.map(place -> Instant.parse(place.key())))
                    .bind("id", after.map(ListPlace::id))
                    .bind("most", LetterPage.MOST_LOOKED_AT + 1)
                    .setFetchSize(ROWS_A_FETCH)
                    .map(ConstructorMapper.of(LetterRecord.class))
                    .iterator()) {
                return LetterPage.of(
                        letters,
                        wanted,
                        query.limit(),
                        last -> cursors.write(new ListPlace(last.way().updated().toString(), last.id()), filters));
            }
        });
    }
}
