package org.libraryexchange.pages.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;
import org.libraryexchange.pages.signin.StoredSessions.HeldSession;

/**
 * The sessions of people who are signed in. A session ends when its holder signs out, an operator ends it, the person
 * gets another password or role, or its time is over. Each request reads the session, so that its end counts at once
 * in every process. While the database is away, a process goes on with what it has read last, for as long as the session
 * would last, because that is when the pages are needed.
 */
@ApplicationScoped
public class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final int SECRET_BYTES = 32;
    private static final Duration PURGE = Duration.ofMinutes(10);

    /** How often the last use of a session is stored. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final StoredSessions stored;
    private final Clock clock;
    private final Config config;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, HeldSession> known = new ConcurrentHashMap<>();

    Sessions(StoredSessions stored, Clock clock, Config config) {
        this.stored = stored;
        this.clock = clock;
        this.config = config;
    }

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("sessions purge", PURGE, this::purge);
    }

    /**
     * Begins a session in place of the browser's earlier one.
     *
     * @param before secret of that session, which ends; empty if there is none
     * @return the new secret
     */
    String replace(String before, String name, String address) {
        end(before);
        return begin(name, address);
    }

    private String begin(String name, String address) {
        String secret = drawn();
        stored.add(digest(secret), name, address, clock.instant());
        return secret;
    }

    /** A secret that nobody can guess, for an address or a cookie. */
    String drawn() {
        byte[] drawn = new byte[SECRET_BYTES];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    /** The holder of a session; empty if there is none with that secret, or if it has ended. */
    Optional<StaffMember> holder(String secret) {
        Instant now = clock.instant();
        String key = key(secret);
        try {
            Optional<HeldSession> found = stored.find(digest(secret)).filter(it -> isGood(it.session(), now));
            found.ifPresentOrElse(it -> known.put(key, it), () -> known.remove(key));
            found.ifPresent(it -> use(it.session(), now));
            return found.map(HeldSession::member);
        } catch (RuntimeException e) {
            HeldSession before = known.get(key);
            if (before == null || !isGood(before.session(), now)) {
                throw e;
            }
            LOG.debugf(e, "session lookup failed");
            return Optional.of(before.member());
        }
    }

    private void use(StaffSession session, Instant now) {
        if (session.seen().plus(SEEN_EVERY).isBefore(now)) {
            stored.seen(session.id(), now);
        }
    }

    /** The last use is known only to the minute. */
    private boolean isGood(StaffSession session, Instant now) {
        return session.seen().isAfter(idleSince(now)) && session.begun().isAfter(now.minus(config.longest()));
    }

    private Instant idleSince(Instant now) {
        return now.minus(config.idle()).minus(SEEN_EVERY);
    }

    /** Current sessions, the most recently used first. */
    public List<StaffSession> all() {
        Instant now = clock.instant();
        return stored.all(idleSince(now), now.minus(config.longest()));
    }

    /**
     * Ends a session of this person.
     *
     * @return whether there was one
     */
    public boolean end(long id, String name) {
        forget(id);
        return stored.end(id, name);
    }

    /** Ends a session of any person. */
    public boolean end(long id) {
        forget(id);
        return stored.end(id);
    }

    private void forget(long id) {
        known.values().removeIf(it -> it.session().id() == id);
    }

    void end(String secret) {
        known.remove(key(secret));
        stored.end(digest(secret));
    }

    void purge() {
        Instant now = clock.instant();
        known.values().removeIf(it -> !isGood(it.session(), now));
        stored.purge(idleSince(now), now.minus(config.longest()));
    }

    private static String key(String secret) {
        return HexFormat.of().formatHex(digest(secret));
    }

    /** What the database has of a secret. */
    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * A session of a person who is signed in.
     *
     * @param address from which the person signed in
     * @param seen last use, to the minute
     */
    public record StaffSession(long id, String name, String address, Instant begun, Instant seen) {}

    /** The sessions of people who are signed in. */
    @ConfigMapping(prefix = "library.sessions")
    interface Config {

        /** A session ends when it has not been used for this long. */
        @WithDefault("1h")
        Duration idle();

        /** A session ends after this time, even if it is in use. */
        @WithDefault("12h")
        Duration longest();
    }
}
