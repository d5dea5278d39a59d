package org.libraryexchange.exchange.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;

/** Records of Hangzhou's log. */
public final class LogItems {

    public static final String OWNER = "hangzhou";

    private LogItems() {}

    /** The id of the tests' n-th item. */
    public static UUID id(int n) {
        return new UUID(0x019ac1f28a007c11L, 0x8d3f000000000000L + n);
    }

    public static DocumentRecord item(int n, long sequence, long follows) {
        return item(n, sequence, follows, "中秋节 " + sequence);
    }

    public static DocumentRecord item(int n, long sequence, long follows, String title) {
        byte[] document = document(id(n), sequence, title).getBytes(StandardCharsets.UTF_8);
        return new DocumentRecord(
                CityLog.items(OWNER),
                id(n),
                sequence,
                follows,
                document,
                Sha256.of(document),
                Instant.EPOCH,
                Optional.empty());
    }

    public static String document(UUID id, long version, String title) {
        return ("{\"id\":\"%s\",\"kind\":\"festival\",\"owner\":\"hangzhou\",\"status\":\"published\","
                        + "\"title\":{\"zh-Hans\":\"%s\"},\"updated\":\"2026-11-20T14:05:11Z\",\"version\":%d}")
                .formatted(id, title, version);
    }
}
