package org.libraryexchange.watch.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The digests that were made. */
@ApplicationScoped
public class DigestStore {

    private final Jdbi database;
    private final ObjectMapper json;

    DigestStore(Jdbi database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A digest that was made.
     *
     * @param mailed when it was mailed
     */
    public record Told(Digest digest, Optional<Instant> mailed) {}

    private record Kept(String document, Optional<Instant> mailed) {}

    private record Place(String partner, long sequence) {}

    /** The last date for which no digest is due: the date of the latest digest, or the day before the first night. */
    @Transactional
    Optional<LocalDate> latestDay() {
        return database.withHandle(handle -> handle.createQuery(
                        "select greatest((select max(day) from digest), night - 1) from first_night")
                .mapTo(LocalDate.class)
                .findOne());
    }

    /** When the latest digest was made. */
    @Transactional
    Optional<Instant> latestMade() {
        return database.withHandle(handle -> handle.createQuery("select made from digest order by day desc limit 1")
                .mapTo(Instant.class)
                .findOne());
    }

    /** For each partner, the sequence up to which the latest digest covers its log. */
    @Transactional
    Map<String, Long> latestPlaces() {
        return database.withHandle(handle -> handle.createQuery(
                        "select partner, sequence from digest_place where day = (select max(day) from digest)")
                .map(ConstructorMapper.of(Place.class))
                .collect(Collectors.toMap(Place::partner, Place::sequence)));
    }

    /**
     * Stores a digest, and for each partner the sequence that it covers. Does nothing if another process has stored one
     * for this day.
     */
    @Transactional
    void keep(Digest digest, Map<String, Long> places) {
        database.useHandle(handle -> {
            if (insert(handle, digest) > 0) {
                places.forEach((partner, sequence) -> handle.execute(
                        "insert into digest_place (day, partner, sequence) values (?, ?, ?)",
                        digest.day(),
                        partner,
                        sequence));
            }
        });
    }

    private int insert(Handle handle, Digest digest) {
        return handle.execute(
                "insert into digest (day, made, since, document) values (?, ?, ?, ?) on conflict do nothing",
                digest.day(),
                digest.made(),
                digest.since(),
                written(digest));
    }

    @Transactional
    void mailed(LocalDate day, Instant now) {
        database.useHandle(
                handle -> handle.execute("update digest set mailed = ? where day = ? and mailed is null", now, day));
    }

    /** The latest digest, if it has not been mailed and was made after this time. */
    @Transactional
    Optional<Digest> toSend(Instant madeSince) {
        return database.withHandle(handle ->
                handle.select("""
                        select document from digest
                        where day = (select max(day) from digest) and mailed is null and made > ?
                        """, madeSince).mapTo(String.class).findOne().map(this::read));
    }

    @Transactional
    public Optional<Told> read(LocalDate day) {
        return database.withHandle(handle -> handle.select("select document, mailed from digest where day = ?", day)
                .map(ConstructorMapper.of(Kept.class))
                .findOne()
                .map(this::told));
    }

    /** The digests up to a date, newest first. */
    @Transactional
    public List<Told> latest(LocalDate upTo, int most) {
        return database.withHandle(handle -> handle.select(
                        "select document, mailed from digest where day <= ? order by day desc limit ?", upTo, most)
                .map(ConstructorMapper.of(Kept.class))
                .map(this::told)
                .list());
    }

    private Told told(Kept kept) {
        return new Told(read(kept.document()), kept.mailed());
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
