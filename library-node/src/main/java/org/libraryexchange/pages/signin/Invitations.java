package org.libraryexchange.pages.signin;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.PublicConfig;

/** Links with which people set a password. Each works once, for a day, until there is another for the same person. */
@Singleton
record Invitations(LogDatabase database, Sessions sessions, Clock clock, PublicConfig node) {

    private static final Duration VALID = Duration.ofDays(1);

    /** Makes a link for somebody on the list. Only whoever asks for it sees it. */
    String link(String name) {
        String token = sessions.drawn();
        Instant expires = clock.instant().plus(VALID);
        database.execute("""
                        insert into invitation (name, token, expires) values (?, ?, ?)
                        on conflict (name) do update set token = excluded.token, expires = excluded.expires
                        """, name, Sessions.digest(token), expires);
        return node.publicAddress()
                .resolve(InvitationResource.ADDRESS + "?token=" + token)
                .toString();
    }

    /** Whose link it is; empty if it is used up or too old. To ask does not use it up. */
    Optional<String> holder(String token) {
        return database.first(
                String.class,
                "select name from invitation where token = ? and expires > ?",
                Sessions.digest(token),
                clock.instant());
    }

    /**
     * Uses a link up and sets the password of its holder.
     *
     * @return whose it is; empty if it is used up or too old
     */
    Optional<String> accept(String token, String hash) {
        return database.first(
                String.class, """
                        with accepted as (
                            delete from invitation where token = :token and expires > :now returning name)
                        update staff_member set password = :hash, must_change = false
                        from accepted where staff_member.name = accepted.name returning staff_member.name
                        """, Map.of("token", Sessions.digest(token), "now", clock.instant(), "hash", hash));
    }
}
