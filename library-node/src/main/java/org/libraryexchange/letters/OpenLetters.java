package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;

/**
 * Finds what has to be done about letters, and single letters. A letter that somebody has replied to waits for nobody,
 * unless its addressee still has it in hand, or has to decide what it proposes.
 */
@Singleton
public record OpenLetters(LogDatabase database, NodeConfig node) {

    /** In SQL, of the letter in {@code post}. */
    public static final String NOT_REPLIED_TO = """
            (position('"proposal":{' in post.document) > 0 or not exists (select from letters.post as reply
                where reply.thread = post.thread and reply.partner = post.partner and reply.owner <> post.owner
                    and reply.kind = 'letter' and reply.status in ('sent', 'recalled')
                    and letters.member(reply.document, 'inReplyTo') = cast(post.id as text)))
            """;

    /** Who has to do something. */
    enum Side {
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

    /** The letters with something to do, the latest change first. */
    List<HeldLetter> list(Side side, int most) {
        return database.withHandle(
                handle -> handle.createQuery(select(side) + " order by post.updated desc, post.id desc limit :most")
                        .bind("city", node.city())
                        .bind("most", most)
                        .map(ConstructorMapper.of(HeldLetter.class))
                        .list());
    }

    /** The letters that propose changes of an item, the latest change first; no drafts. */
    List<HeldLetter> proposing(UUID item, int most) {
        return database.withHandle(handle -> handle.createQuery(HeldLetter.SELECT + """
                         where post.kind = 'letter' and post.status <> 'draft'
                            and position('"proposal":{' in post.document) > 0
                            and letters.member(post.document, 'proposal', 'item') = cast(:item as text)
                        order by post.updated desc, post.id desc limit :most
                        """)
                .bind("city", node.city())
                .bind("item", item)
                .bind("most", most)
                .map(ConstructorMapper.of(HeldLetter.class))
                .list());
    }

    long count(Side side) {
        return database.withHandle(handle -> handle.createQuery("select count(*) from (" + select(side) + ") as letter")
                .bind("city", node.city())
                .mapTo(Long.class)
                .one());
    }

    private static String select(Side side) {
        return HeldLetter.SELECT + " where post.kind = 'letter' and " + side.condition;
    }

    /** A letter or draft of either city, erased ones too. If a partner uses the id of an own letter, the own one is meant. */
    Optional<HeldLetter> letter(UUID id) {
        return database.withHandle(handle -> handle.createQuery(HeldLetter.SELECT + """
                         where post.id = :id and post.kind = 'letter'
                        order by case when post.owner = :city then 0 else 1 end, post.stored limit 1
                        """)
                .bind("id", id)
                .bind("city", node.city())
                .map(ConstructorMapper.of(HeldLetter.class))
                .findOne());
    }
}
