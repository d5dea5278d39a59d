package org.libraryexchange.picture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.Shape;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.Term;

/**
 * One form of a picture, as its owner sends it: with its bytes while it is published. Withdrawn, no item names it any
 * more, and it may return. Erased, it was taken down for good.
 *
 * @param status never a draft; a form that waits for its place has the document with which it leaves
 * @param updated when this version was made, in whole seconds
 * @param jpeg the bytes; empty unless the form is published
 */
public record PictureDocument(
        String owner, Made made, Status status, long version, Instant updated, Optional<byte[]> jpeg) {

    /** Largest document in bytes, with room for members that a later version adds. */
    public static final int LARGEST_DOCUMENT = 560_000;

    /** The shape of a document, except for the members that say which form and which state it is. */
    public static final Shape SHAPE = Shape.object(Map.of(
            "form", Shape.TEXT,
            "sha256", Shape.TEXT,
            "width", Shape.NUMBER,
            "height", Shape.NUMBER,
            "bytes", Shape.NUMBER,
            "data", Shape.TEXT));

    private static final long VERSION_8 = 0x8000L;
    private static final long VERSION_BITS = 0xf000L;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final long VARIANT_BITS = 0xc000_0000_0000_0000L;

    /**
     * What never changes of a form.
     *
     * @param sha256 of the JPEG, 64 lower-case hexadecimal digits
     * @param bytes of the JPEG
     */
    public record Made(PictureSize form, String sha256, int width, int height, int bytes) {

        /**
         * A form as it was drawn.
         *
         * @throws IllegalArgumentException if it is no JPEG within the bounds of the form
         */
        public static Made of(PictureSize form, byte[] jpeg) {
            JpegHead head = JpegHead.read(jpeg)
                    .filter(sides -> Math.max(sides.width(), sides.height()) <= form.longestSide())
                    .filter(sides -> jpeg.length <= form.mostBytes())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "jpeg: is no JPEG of at most %d pixels a side and %d bytes: %d bytes"
                                    .formatted(form.longestSide(), form.mostBytes(), jpeg.length)));
            return new Made(form, Sha256.hex(jpeg), head.width(), head.height(), jpeg.length);
        }
    }

    public PictureDocument {
        updated = updated.truncatedTo(ChronoUnit.SECONDS);
        if (jpeg.isPresent() != (status == Status.PUBLISHED)) {
            throw new IllegalArgumentException("jpeg: is given while the form is published: " + status.term());
        }
    }

    /** The first version of a form. */
    public static PictureDocument first(String owner, PictureSize form, byte[] jpeg, Instant now) {
        return new PictureDocument(owner, Made.of(form, jpeg), Status.PUBLISHED, 1, now, Optional.of(jpeg));
    }

    /** A version without its bytes. */
    public PictureDocument gone(Status otherStatus, long otherVersion, Instant now) {
        return new PictureDocument(owner, made, otherStatus, otherVersion, now, Optional.empty());
    }

    /** The same state as another version. */
    public PictureDocument as(long otherVersion, Instant now) {
        return new PictureDocument(owner, made, status, otherVersion, now, jpeg);
    }

    public UUID id() {
        return idOf(made.sha256());
    }

    /**
     * The id of the form with a SHA-256: a UUID of version 8 (RFC 9562) from its first 16 bytes.
     *
     * @param sha256 64 hexadecimal digits
     */
    public static UUID idOf(String sha256) {
        ByteBuffer digest = ByteBuffer.wrap(HexFormat.of().parseHex(sha256));
        return new UUID((digest.getLong() & ~VERSION_BITS) | VERSION_8, (digest.getLong() & ~VARIANT_BITS) | VARIANT);
    }

    /** Returns the document as it is stored and sent: canonical JSON in UTF-8. */
    public byte[] document() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("id", id().toString());
        tree.put("owner", owner);
        tree.put("form", made.form().term());
        tree.put("status", status.term());
        tree.put("version", version);
        tree.put("updated", updated.toString());
        tree.put("sha256", made.sha256());
        tree.put("width", made.width());
        tree.put("height", made.height());
        tree.put("bytes", made.bytes());
        jpeg.ifPresent(bytes -> tree.put("data", Base64.getEncoder().encodeToString(bytes)));
        return CanonicalJson.bytes(tree);
    }

    /**
     * Reads a document that was judged and stored.
     *
     * @throws IllegalStateException if it is not such a document, which means that the store is damaged
     */
    public static PictureDocument ofStored(byte[] document) {
        return Binding.ofStored(document, PictureDocument::read);
    }

    private static PictureDocument read(ObjectNode tree) {
        PictureSize form = Term.of(PictureSize.class, tree.required("form").asText())
                .orElseThrow(() -> new IllegalArgumentException("no form of a picture"));
        Made made = new Made(
                form,
                tree.required("sha256").asText(),
                tree.required("width").asInt(),
                tree.required("height").asInt(),
                tree.required("bytes").asInt());
        return new PictureDocument(
                tree.required("owner").asText(),
                made,
                Status.of(tree.required("status").asText()),
                tree.required("version").longValue(),
                Instant.parse(tree.required("updated").asText()),
                Optional.ofNullable(tree.get("data"))
                        .map(data -> Base64.getDecoder().decode(data.asText())));
    }
}
