package org.libraryexchange.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Digests as they were told. */
@ApplicationScoped
public class DigestStore {

    private final Session database;
    private final ObjectMapper json;

    DigestStore(Session database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A digest that was told.
     *
     * @param mailed when it was sent as a message
     */
    public record Told(Digest digest, Optional<Instant> mailed) {}

    /** The latest date up to which no digest is due: that of the latest one, or the day before the first night. */
    @Transactional
    Optional<LocalDate> latestDay() {
        return database.createNativeQuery(
                        "select greatest((select max(day) from digest), night - 1) from first_night", LocalDate.class)
                .uniqueResultOptional();
    }

    /** When the latest one was made. */
    @Transactional
    Optional<Instant> latestMade() {
        return database.createNativeQuery("select made from digest order by day desc limit 1", Instant.class)
                .uniqueResultOptional();
    }

    /** Up to which places of the partners' logs the latest one tells. */
    @Transactional
    Map<String, Long> latestPlaces() {
        Map<String, Long> places = new HashMap<>();
        database.createNativeQuery("""
                        select partner, sequence from digest_place where day = (select max(day) from digest)
                        """, Object[].class)
                .getResultList()
                .forEach(row -> places.put((String) row[0], (Long) row[1]));
        return places;
    }

    /** Keeps a digest and the places that it goes up to; nothing where another process has told this day. */
    @Transactional
    void keep(Digest digest, Map<String, Long> places) {
        int kept = database.createNativeMutationQuery("""
                        insert into digest (day, made, since, document) values (:day, :made, :since, :document)
                        on conflict do nothing
                        """)
                .setParameter("day", digest.day())
                .setParameter("made", digest.made())
                .setParameter("since", digest.since())
                .setParameter("document", written(digest))
                .executeUpdate();
        if (kept > 0) {
            places.forEach((partner, sequence) -> database.createNativeMutationQuery(
                            "insert into digest_place (day, partner, sequence) values (:day, :partner, :sequence)")
                    .setParameter("day", digest.day())
                    .setParameter("partner", partner)
                    .setParameter("sequence", sequence)
                    .executeUpdate());
        }
    }

    @Transactional
    void mailed(LocalDate day, Instant now) {
        database.createNativeMutationQuery("update digest set mailed = :now where day = :day and mailed is null")
                .setParameter("now", now)
                .setParameter("day", day)
                .executeUpdate();
    }

    /** The latest digest, if it has not been sent and is not older than this. */
    @Transactional
    Optional<Digest> toSend(Instant madeSince) {
        return database.createNativeQuery("""
                        select document from digest
                        where day = (select max(day) from digest) and mailed is null and made > :since
                        """, String.class)
                .setParameter("since", madeSince)
                .uniqueResultOptional()
                .map(this::read);
    }

    @Transactional
    public Optional<Told> read(LocalDate day) {
        return database.createNativeQuery("select document, mailed from digest where day = :day", Object[].class)
                .setParameter("day", day)
                .uniqueResultOptional()
                .map(this::told);
    }

    /** Digests up to a date, the latest first. */
    @Transactional
    public List<Told> latest(LocalDate upTo, int most) {
        return database
                .createNativeQuery(
                        "select document, mailed from digest where day <= :day order by day desc limit :most",
                        Object[].class)
                .setParameter("day", upTo)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(this::told)
                .toList();
    }

    private Told told(Object[] row) {
        return new Told(read((String) row[0]), Optional.ofNullable((Instant) row[1]));
    }

    private String written(Digest digest) {
        try {
            return json.writeValueAsString(digest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a digest cannot be written", e);
        }
    }

    private Digest read(String document) {
        try {
            return json.readValue(document, Digest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a digest that was kept cannot be read", e);
        }
    }
}
