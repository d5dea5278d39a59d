package org.libraryexchange.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.RawRecord.RawHeader;

/** A record of a log as it should be, to be changed into one that should not. */
final class Records {

    static final Instant TIMESTAMP = Instant.parse("2026-11-20T14:05:12Z");
    static final long OFFSET = 42;

    private byte[] key;
    private byte[] value;
    private Instant timestamp = TIMESTAMP;
    private final List<RawHeader> headers = new ArrayList<>();

    private Records(DocumentRecord item) {
        key = item.key();
        value = item.document();
        item.headers().forEach((name, content) -> headers.add(new RawHeader(name, content)));
    }

    static DocumentRecord itemRecord(Item item) {
        return itemRecord(item, document(item));
    }

    static DocumentRecord itemRecord(Item item, byte[] document) {
        return new DocumentRecord(
                CityLog.items(item.owner()),
                item.id(),
                110,
                107,
                document,
                Sha256.of(document),
                Instant.parse("2026-11-20T14:05:11Z"),
                Optional.empty());
    }

    static byte[] document(Item item) {
        try {
            return item.document();
        } catch (InvalidItemException e) {
            throw new AssertionError(e);
        }
    }

    static Records of(Item item) {
        return new Records(itemRecord(item));
    }

    static Records of(DocumentRecord item) {
        return new Records(item);
    }

    Records key(byte[] other) {
        key = other;
        return this;
    }

    Records timestamp(Instant other) {
        timestamp = other;
        return this;
    }

    /** Another value, with the digest of the old one. */
    Records swapped(byte[] other) {
        value = other;
        return this;
    }

    /** Another value with its own digest, as from a sender that is wrong rather than a link that is. */
    Records value(byte[] other) {
        value = other;
        return header(Header.SHA256, Sha256.hex(other));
    }

    Records value(String other) {
        return value(other.getBytes(StandardCharsets.UTF_8));
    }

    /** The same value with a part of its text replaced. */
    Records replacing(String part, String other) {
        String document = new String(value, StandardCharsets.UTF_8);
        if (!document.contains(part)) {
            throw new AssertionError("the document does not hold " + part);
        }
        return value(document.replace(part, other));
    }

    Records header(String name, String content) {
        return header(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Records header(String name, byte[] content) {
        without(name);
        return added(name, content);
    }

    Records added(String name, byte[] content) {
        headers.add(new RawHeader(name, content));
        return this;
    }

    Records without(String name) {
        headers.removeIf(header -> header.name().equals(name));
        return this;
    }

    RawRecord raw() {
        return new RawRecord(OFFSET, timestamp, key, value, List.copyOf(headers));
    }
}
