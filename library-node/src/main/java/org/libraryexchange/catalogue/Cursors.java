package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.libraryexchange.catalogue.ItemQuery.Place;
import org.libraryexchange.node.CityDatabase;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.problem.ProblemType;

/**
 * Turns places in a list into cursors and back. A cursor is signed together with the list's filters, so one that was
 * made up, changed or taken to another list is told apart; it never expires.
 */
@ApplicationScoped
class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int PLACE_BYTES = 3 * Long.BYTES;

    private final CityDatabase database;

    Cursors(CityDatabase database) {
        this.database = database;
    }

    String write(Place place, String filters) {
        byte[] bytes = ByteBuffer.allocate(PLACE_BYTES)
                .putLong(micros(place.updated()))
                .putLong(place.id().getMostSignificantBits())
                .putLong(place.id().getLeastSignificantBits())
                .array();
        byte[] signed = Arrays.copyOf(bytes, PLACE_BYTES + SIGNATURE_BYTES);
        System.arraycopy(signature(bytes, filters), 0, signed, PLACE_BYTES, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * Returns the place that a cursor stands for.
     *
     * @throws ProblemException if this city's nodes did not write it for these filters
     */
    Place read(String cursor, String filters) {
        try {
            ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            Place place = new Place(
                    Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS), new UUID(in.getLong(), in.getLong()));
            // Compared as it is written, since Base64 has several forms for the same bytes.
            if (MessageDigest.isEqual(utf8(cursor), utf8(write(place, filters)))) {
                return place;
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Since 1970; {@code ChronoUnit.between} counts in nanoseconds, which last for three centuries only. */
    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private static ProblemException invalid() {
        return new ProblemException(
                ProblemType.INVALID_CURSOR, "Use the address in next, or start again without a cursor.");
    }

    private byte[] signature(byte[] place, String filters) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(database.cursorKey(), ALGORITHM));
            mac.update(place);
            return Arrays.copyOf(mac.doFinal(utf8(filters)), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
