package org.libraryexchange.watch.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.libraryexchange.base.database.LogDatabase;

/** The digests that were made. */
@Singleton
public record DigestStore(LogDatabase database, ObjectMapper json) {

    /**
     * A digest that was made.
     *
     * @param mailed when it was mailed
     */
    public record StoredDigest(Digest digest, Optional<Instant> mailed) {}

    private record Row(String document, Optional<Instant> mailed) {}

    private record Place(String partner, long sequence) {}

    /** The last date for which no digest is due: the date of the latest digest, or the day before the first night. */
    Optional<LocalDate> latestDay() {
        return database.first(
                LocalDate.class, "select greatest((select max(day) from digest), night - 1) from first_night");
    }

    /** When the latest digest was made. */
    Optional<Instant> latestMade() {
        return database.first(Instant.class, "select made from digest order by day desc limit 1");
    }

    /** For each partner, the sequence up to which the latest digest covers its log. */
    Map<String, Long> latestPlaces() {
        String query = "select partner, sequence from digest_place where day = (select max(day) from digest)";
        return database.list(Place.class, query).stream().collect(Collectors.toMap(Place::partner, Place::sequence));
    }

    /**
     * Stores a digest, and for each partner the sequence that it covers. Does nothing if another process has stored one
     * for this day.
     */
    void keep(Digest digest, Map<String, Long> places) {
        database.inTransaction(() -> {
            if (insert(digest) > 0) {
                places.forEach((partner, sequence) -> database.execute(
                        "insert into digest_place (day, partner, sequence) values (?, ?, ?)",
                        digest.day(),
                        partner,
                        sequence));
            }
        });
    }

    private int insert(Digest digest) {
        return database.changed(
                "insert into digest (day, made, since, document) values (?, ?, ?, ?) on conflict do nothing",
                digest.day(),
                digest.made(),
                digest.since(),
                written(digest));
    }

    void mailed(LocalDate day, Instant now) {
        database.execute("update digest set mailed = ? where day = ? and mailed is null", now, day);
    }

    /** The latest digest, if it has not been mailed and was made after this time. */
    Optional<Digest> toSend(Instant madeSince) {
        return database.first(String.class, """
                select document from digest
                where day = (select max(day) from digest) and mailed is null and made > ?
                """, madeSince).map(this::read);
    }

    public Optional<StoredDigest> read(LocalDate day) {
        return database.first(Row.class, "select document, mailed from digest where day = ?", day)
                .map(this::stored);
    }

    /** The digests up to a date, newest first. */
    public List<StoredDigest> latest(LocalDate upTo, int most) {
        String query = "select document, mailed from digest where day <= ? order by day desc limit ?";
        return database.list(Row.class, query, upTo, most).stream()
                .map(this::stored)
                .toList();
    }

    private StoredDigest stored(Row row) {
        return new StoredDigest(read(row.document()), row.mailed());
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
