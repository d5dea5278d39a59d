package org.libraryexchange.letters.mail;

import static org.libraryexchange.base.database.Statements.on;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.mail.MailedLetters.Batch.Unmailed;

/** The letters about which a desk has had mail, and those about which it has not. */
@Singleton
record MailedLetters(LogDatabase database, NodeConfig node) {

    /** A partner may send any number of letters. The latest are enough to tell that they have come. */
    private static final int MOST = 2_000;

    /**
     * What a mail tells of a letter.
     *
     * @param item the first item that it is about, as it is stored; empty if there is none, or if it is no item for
     *     readers here
     * @param more whether it is about further items
     */
    record About(UUID thread, Optional<String> item, boolean more) {}

    /**
     * Partners' letters that wait for somebody here to read them, and about which no mail was sent.
     *
     * @param since only letters whose version is later
     * @return the one that came first is the first
     */
    List<Unmailed> unmailed(Instant since) {
        return database.withHandle(handle -> handle
                .createQuery("""
                        select id, owner, letters.member(document, 'toDesk') as to_desk, held_since as came
                        from letters.post
                        where kind = 'letter' and owner <> :city and status = 'sent' and updated > :since
                            and thread is not null
                            and not exists (select from letters.mailed
                                where mailed.id = post.id and mailed.owner = post.owner)
                            and not exists (select from letters.post as handling
                                where handling.letter = post.id and handling.kind = 'handling'
                                    and handling.partner = post.partner and handling.owner = :city)
                            and %s
                        order by updated desc, id desc limit :most
                        """.formatted(Correspondence.NOT_REPLIED_TO))
                .bind("city", node.city())
                .bind("since", since)
                .bind("most", MOST)
                .map(ConstructorMapper.of(Unmailed.class))
                .stream()
                .sorted(Comparator.comparing(Unmailed::came).thenComparing(Unmailed::id))
                .toList());
    }

    /** What to tell of the first few letters. */
    List<About> about(Batch letters, int most) {
        List<UUID> ids = letters.ids().stream().limit(most).toList();
        return database.list(About.class, """
                        select post.thread, item.document as item,
                            letters.member(post.document, 'about', '1') is not null as more
                        from letters.post as post
                            left join item on item.id = letters.uuid_member(post.document, 'about', '0', 'id')
                                and item.owner = letters.member(post.document, 'about', '0', 'owner')
                                and item.status in ('published', 'withdrawn')
                        where post.owner = ? and post.id = any(?)
                        order by post.held_since, post.id
                        """, letters.from(), ids);
    }

    /** Remembers that a desk has had mail about these letters. */
    void mailed(Batch letters, Instant now) {
        database.useHandle(handle -> {
            on(handle).execute("""
                            insert into letters.mailed (id, owner, mailed) select unnest(:ids), :owner, cast(:now as timestamptz)
                            on conflict do nothing
                            """, Map.of("ids", letters.ids(), "owner", letters.from(), "now", now));
            handle.execute("""
                    insert into letters.mailbox (desk, mailed) values (?, ?)
                    on conflict (desk) do update set mailed = excluded.mailed, failing_since = null
                    """, letters.desk(), now);
        });
    }

    /** Remembers that a desk's mail could not be sent. */
    void failed(String desk, Instant now) {
        database.execute("""
                insert into letters.mailbox (desk, failing_since) values (?, ?)
                on conflict (desk) do update
                set failing_since = coalesce(mailbox.failing_since, excluded.failing_since)
                """, desk, now);
    }

    /** How mail to a desk went. */
    record MailState(String desk, Optional<Instant> mailed, Optional<Instant> failingSince) {}

    List<MailState> went() {
        return database.list(MailState.class, "select desk, mailed, failing_since from letters.mailbox");
    }

    /**
     * Letters for one mail.
     *
     * @param desk that they are for
     * @param from the partner that wrote them
     * @param ids the one that came first is the first
     * @param since when that one came
     */
    record Batch(String desk, String from, List<UUID> ids, Instant since) {

        /**
         * A letter about which no mail was sent.
         *
         * @param toDesk the desk that it names
         * @param came when it came
         */
        record Unmailed(UUID id, String owner, Optional<String> toDesk, Instant came) {}

        private record Mail(String desk, String from) {}

        /**
         * Gathers letters by the desks that they are for.
         *
         * @param letters the one that came first is the first
         */
        static List<Batch> of(List<Unmailed> letters, Function<Optional<String>, String> deskFor) {
            Map<Mail, List<Unmailed>> mails = new LinkedHashMap<>();
            letters.forEach(letter -> mails.computeIfAbsent(
                            new Mail(deskFor.apply(letter.toDesk()), letter.owner()), mail -> new ArrayList<>())
                    .add(letter));
            return mails.entrySet().stream()
                    .map(mail -> new Batch(
                            mail.getKey().desk(),
                            mail.getKey().from(),
                            mail.getValue().stream().map(Unmailed::id).toList(),
                            mail.getValue().get(0).came()))
                    .toList();
        }
    }
}
