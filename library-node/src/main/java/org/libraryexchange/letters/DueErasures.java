package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.letter.Letter;

/** Finds what this city has to erase of its own letters, drafts and handlings. */
@Singleton
record DueErasures(LogDatabase database, LettersConfig config, NodeConfig node) {

    /**
     * A word is a letter that was sent, or what its addressee says of it. Its time is its writer's, but a partner's word is
     * never newer than the row that holds it, so that a wrong clock there keeps nothing for ever. What was erased is no
     * word. So each city erases its half without waiting for the other's, and neither keeps the other's alive.
     *
     * <p>While a log waits to be compared after a restore, this database may not know the last words of its threads.
     *
     * <p>{@code offset 0} makes PostgreSQL look up each letter and thread by its index, also before it has statistics.
     */
    private static final String DUE = """
            select id, letter, kind, status, sha256, reason from (
                select post.id, post.letter, post.kind, post.status, post.sha256,
                    case
                        when post.kind = 'letter' and post.status <> 'draft' and :when_asked and exists (
                            select from letters.post as handling
                            where handling.letter = post.id and handling.kind = 'handling'
                                and handling.owner = post.partner and handling.status = 'current'
                                and letters.member(handling.document, 'erasureAsked') = 'true'
                            offset 0) then 'ASKED'
                        when about.status = 'erased' then 'LETTER_ERASED'
                        when post.updated >= :until then null
                        when post.kind = 'letter' and post.status = 'draft' then 'OVER'
                        when exists (
                            select from letters.post as word
                            where word.thread = coalesce(post.thread, about.thread) and word.partner = post.partner
                                and word.kind = 'letter' and word.status in ('sent', 'recalled')
                                and word.stored >= :until
                                and letters.member(word.document, 'sent') collate "C" >= :until_text
                            offset 0) then null
                        when exists (
                            select from letters.post as word join letters.post as handling
                                on handling.letter = word.id and handling.kind = 'handling'
                                    and handling.partner = word.partner and handling.owner <> word.owner
                            where word.thread = coalesce(post.thread, about.thread) and word.partner = post.partner
                                and word.kind = 'letter' and handling.state is not null
                                and handling.stored >= :until and handling.updated >= :until
                            offset 0) then null
                        else 'OVER'
                    end as reason
                from letters.post as post
                    left join letters.post as about
                        on about.id = post.letter and about.owner = post.partner and about.kind = 'letter'
                where post.id > :after and post.owner = :city
                    and case post.kind when 'letter' then post.status <> 'erased' else post.state is not null end
                    and not exists (
                        select from letters.restoring
                        where restoring.partner = post.partner and restoring.state = 'open')
                order by post.id offset 0
            ) as due
            where reason is not null order by id limit :most
            """;

    /** Why something is erased. */
    enum Reason {
        OVER("kept long enough"),
        ASKED("its addressee asks for it"),
        LETTER_ERASED("its letter is erased");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /**
     * An own letter, draft or handling.
     *
     * @param letter of a handling; otherwise null
     * @param sha256 of the document that was judged
     */
    record Due(UUID id, UUID letter, String kind, String status, byte[] sha256, Reason reason) {

        boolean isLetter() {
            return kind.equals(Letter.KIND);
        }

        boolean isDraft() {
            return isLetter() && status.equals(Draft.STATUS);
        }

        String entityTag() {
            return HexFormat.of().formatHex(sha256);
        }

        /** What is done and why, for the audit trail. */
        String act() {
            return (isDraft() ? "delete draft" : "erase " + kind) + ": " + reason.text;
        }
    }

    /** What is due after an id, ordered by ids. */
    List<Due> after(UUID id, Instant now, int most) {
        Instant until = now.minus(config.keep()).truncatedTo(ChronoUnit.SECONDS);
        return database.withHandle(handle -> handle.createQuery(DUE)
                .bind("after", id)
                .bind("until", until)
                .bind("until_text", until.toString())
                .bind("when_asked", config.eraseWhenAsked())
                .bind("city", node.city())
                .bind("most", most)
                .map(ConstructorMapper.of(Due.class))
                .list());
    }

    /**
     * What was ever erased or recalled, of either city.
     *
     * @param last when that was stored, which does not follow the order of the commits
     */
    record Gone(long recalled, long erased, Optional<Instant> last) {
        static final Gone NOTHING = new Gone(0, 0, Optional.empty());
    }

    Gone gone() {
        return database.one(Gone.class, """
                select count(*) filter (where status = 'recalled') as recalled,
                    count(*) filter (where status = 'erased') as erased, max(stored) as last
                from letters.post where status in ('recalled', 'erased')
                """);
    }
}
