package org.libraryexchange.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;

/** Records that no owner sends; each sort is refused for another reason. */
final class Poison {

    private Poison() {}

    /** Made of a record that stands in the log, so that it looks like one of it. */
    static RawRecord of(RawRecord sent, Random random) {
        byte[] noise = ("noise " + random.nextInt(1_000)).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> record(sent.key(), noise, List.of());
            case 1 -> record(sent.key(), null, sent.headers());
            case 2 -> record(sent.key(), noise, sent.headers());
            default -> record(noise, sent.value(), List.of(new RawHeader("ce_type", noise)));
        };
    }

    private static RawRecord record(byte[] key, byte[] value, List<RawHeader> headers) {
        return new RawRecord(0, Instant.EPOCH, key, value, headers);
    }
}
