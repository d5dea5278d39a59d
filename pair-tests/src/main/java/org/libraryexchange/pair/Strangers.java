package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that somebody else put into a city's log, and what the partner did with them. */
public final class Strangers {

    /** A rejected record. Bytes are in hexadecimal, or null if there are none. */
    public record Kept(long offset, String key, String value, String reason) {}

    private static final int MOST_KEPT_WHOLE = 1024 * 1024;
    private static final int BEGINNING = 64 * 1024;

    private final CityUnderTest mirror;
    private final TopicUnderTest log;
    private final long start;
    private final String topicId;
    private final long begin;
    private final Map<Long, Kept> expected = new ConcurrentSkipListMap<>();

    Strangers(PairUnderTest pair) {
        this.mirror = pair.hangzhou();
        this.log = pair.log(pair.leeds());
        this.start = mirror.database().number("select coalesce(max(id), 0) from rejected_record");
        this.topicId = mirror.database()
                .query("select topic_id from mirror_position where owner = ?", row -> row.getString(1), log.city())
                .get(0);
        this.begin = log.endOffset();
    }

    /** Appends a record that is not JSON to the log. */
    public void sendNonsense(String text) {
        byte[] key = text.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> nonsense = new ProducerRecord<>(log.name(), 0, key, key);
        expect(log.append(nonsense), nonsense, "not-sealed");
    }

    /** Expects that an appended record is rejected for this reason. */
    void expect(long offset, ProducerRecord<byte[], byte[]> stranger, String reason) {
        expected.put(offset, new Kept(offset, hex(stranger.key()), hex(kept(stranger.value())), reason));
    }

    /** Expects that an appended record is rejected because it has no seal. */
    void expectUnsealed(long offset, ProducerRecord<byte[], byte[]> stranger) {
        expect(offset, stranger, "not-sealed");
    }

    /** The part that is kept: of a very large value, only the beginning. */
    private static byte[] kept(byte[] value) {
        return value == null || value.length <= MOST_KEPT_WHOLE ? value : Arrays.copyOf(value, BEGINNING);
    }

    public int sent() {
        return expected.size();
    }

    /**
     * Each was kept aside once, byte for byte, with its reason, and no other record was. If the log was read again,
     * records of earlier tests that somebody has removed since may be kept aside too.
     */
    void areRejectedAndNothingElse() {
        assertThat(rejected()).as("rejected records").isEqualTo(List.copyOf(expected.values()));
    }

    List<Kept> rejected() {
        return mirror.database()
                .query(
                        """
                        select record_offset, encode(key, 'hex'), encode(value, 'hex'), reason from rejected_record
                        where owner = ? and id > ? and (topic_id <> ? or record_offset >= ?) order by record_offset
                        """,
                        row -> new Kept(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                        log.city(),
                        start,
                        topicId,
                        begin);
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
