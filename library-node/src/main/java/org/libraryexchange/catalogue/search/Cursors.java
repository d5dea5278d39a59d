package org.libraryexchange.catalogue.search;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.CityDatabase;

/**
 * Turns places in a list into cursors and back. A cursor is signed together with the list's filters, so one that was
 * made up, changed or taken to another list is told apart; it never expires.
 */
@Singleton
public record Cursors(CityDatabase database) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final String SEPARATOR = "\n";

    /** The cursor for a place in the list with these filters. */
    public String write(ListPlace place, String filters) {
        byte[] bytes = utf8(place.id() + SEPARATOR + place.key());
        byte[] signed = Arrays.copyOf(signature(bytes, filters), SIGNATURE_BYTES + bytes.length);
        System.arraycopy(bytes, 0, signed, SIGNATURE_BYTES, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * Returns the place that a cursor stands for.
     *
     * @throws ProblemException if this city's nodes did not write it for these filters
     */
    public ListPlace read(String cursor, String filters) {
        try {
            byte[] signed = Base64.getUrlDecoder().decode(cursor);
            if (signed.length > SIGNATURE_BYTES) {
                byte[] bytes = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
                // Compared as it is written, since Base64 has several forms for the same bytes.
                if (MessageDigest.isEqual(signature(bytes, filters), Arrays.copyOf(signed, SIGNATURE_BYTES))
                        && Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(signed)
                                .equals(cursor)) {
                    return place(new String(bytes, StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ListPlace place(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return new ListPlace(parts[1], UUID.fromString(parts[0]));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
