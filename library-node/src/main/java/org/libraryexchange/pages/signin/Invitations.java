package org.libraryexchange.pages.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.node.PublicConfig;

/** Links with which people set a password. Each works once, for a day, until there is another for the same person. */
@ApplicationScoped
class Invitations {

    private static final Duration VALID = Duration.ofDays(1);

    private final Jdbi database;
    private final Sessions sessions;
    private final Clock clock;
    private final PublicConfig node;

    Invitations(Jdbi database, Sessions sessions, Clock clock, PublicConfig node) {
        this.database = database;
        this.sessions = sessions;
        this.clock = clock;
        this.node = node;
    }

    /** Makes a link for somebody on the list. Only whoever asks for it sees it. */
    @Transactional
    String link(String name) {
        String token = sessions.drawn();
        database.useHandle(handle -> handle.createUpdate("""
                        insert into invitation (name, token, expires) values (:name, :token, :expires)
                        on conflict (name) do update set token = excluded.token, expires = excluded.expires
                        """)
                .bind("name", name)
                .bind("token", Sessions.digest(token))
                .bind("expires", clock.instant().plus(VALID))
                .execute());
        return node.publicAddress()
                .resolve(InvitationResource.ADDRESS + "?token=" + token)
                .toString();
    }

    /** Whose link it is; empty if it is used up or too old. To ask does not use it up. */
    @Transactional
    Optional<String> holder(String token) {
        return database.withHandle(handle -> handle.select(
                        "select name from invitation where token = ? and expires > ?",
                        Sessions.digest(token),
                        clock.instant())
                .mapTo(String.class)
                .findOne());
    }

    /**
     * Uses a link up and sets the password of its holder.
     *
     * @return whose it is; empty if it is used up or too old
     */
    @Transactional
    Optional<String> accept(String token, String hash) {
        return database.withHandle(handle -> handle.createQuery("""
                        with accepted as (
                            delete from invitation where token = :token and expires > :now returning name)
                        update staff_member set password = :hash, must_change = false
                        from accepted where staff_member.name = accepted.name returning staff_member.name
                        """)
                .bind("token", Sessions.digest(token))
                .bind("now", clock.instant())
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne());
    }
}
