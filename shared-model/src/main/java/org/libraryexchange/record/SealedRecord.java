package org.libraryexchange.record;

import java.util.LinkedHashMap;
import java.util.Map;
import org.libraryexchange.seal.Seal;

/** A record with its owner's seal. */
public record SealedRecord(LogRecord content, Seal seal) implements LogRecord {

    @Override
    public byte[] key() {
        return content.key();
    }

    @Override
    public byte[] value() {
        return content.value();
    }

    @Override
    public String type() {
        return content.type();
    }

    @Override
    public long sequence() {
        return content.sequence();
    }

    @Override
    public long follows() {
        return content.follows();
    }

    @Override
    public byte[] sha256() {
        return content.sha256();
    }

    @Override
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>(content.headers());
        headers.put(Header.SEAL, seal.bytes());
        return headers;
    }
}
