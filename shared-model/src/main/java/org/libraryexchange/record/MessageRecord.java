package org.libraryexchange.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Message;

/**
 * A message in a log.
 *
 * @param log that it is sent in
 * @param value canonical JSON in UTF-8, exactly the bytes that were signed
 * @param signature of the value with the city's key (Ed25519); empty if the city has none
 * @param time for information
 */
public record MessageRecord(CityLog log, Message message, byte[] value, Optional<byte[]> signature, Instant time)
        implements LogRecord {

    /** Subject of all records that are not about one document. */
    static final String SUBJECT = "catalogue";

    /** A message that is not signed. */
    public static MessageRecord unsigned(CityLog log, Message message, Instant time) {
        return new MessageRecord(log, message, message.bytes(), Optional.empty(), time);
    }

    @Override
    public byte[] key() {
        return utf8(message.key());
    }

    @Override
    public String type() {
        return message.type().cloudEventType();
    }

    @Override
    public byte[] sha256() {
        return Sha256.of(value);
    }

    @Override
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(Header.SPEC_VERSION, utf8("1.0"));
        headers.put(Header.TYPE, utf8(type()));
        headers.put(Header.ID, utf8(log.city() + "/" + message.name()));
        headers.put(Header.SOURCE, utf8(log.source()));
        headers.put(Header.SUBJECT, utf8(SUBJECT));
        headers.put(Header.TIME, utf8(time.toString()));
        headers.put(Header.CONTENT_TYPE, utf8("application/json"));
        headers.put(Header.SHA256, utf8(HexFormat.of().formatHex(sha256())));
        signature.ifPresent(
                bytes -> headers.put(Header.SIGNATURE, Base64.getEncoder().encode(bytes)));
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
