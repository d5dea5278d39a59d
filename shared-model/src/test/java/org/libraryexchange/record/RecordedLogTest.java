package org.libraryexchange.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.seal.SealCheck;

/**
 * What a running pair once wrote into its logs, as {@code kcat -C -J} tells it. Whoever writes them later, a record that
 * stands in a log can be read; and a reader of today can read what a writer of tomorrow adds to it. Records are added here,
 * never changed.
 */
class RecordedLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<RawRecord> itemLog() {
        return recorded("library.leeds.items.ndjson");
    }

    static Stream<RawRecord> controlLog() {
        return recorded("library.hangzhou.exchange.ndjson");
    }

    @Test
    void everyTypeOfRecordAndEveryStatusIsThere() {
        // When
        List<Judgement> judged = itemLog()
                .map(new Judge(CityLog.items("leeds"), SealCheck.none())::judge)
                .toList();

        // Then
        assertThat(judged)
                .filteredOn(Accepted.class::isInstance)
                .extracting(judgement -> ((Accepted) judgement).summary().statusTerm())
                .contains("published", "withdrawn", "erased");
        assertThat(Stream.concat(
                        judged.stream(),
                        controlLog().map(new Judge(CityLog.exchange("hangzhou"), SealCheck.none())::judge)))
                .filteredOn(AcceptedMessage.class::isInstance)
                .extracting(judgement -> ((AcceptedMessage) judgement).message().type())
                .containsAll(EnumSet.range(MessageType.MARKER, MessageType.PROOF_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("itemLog")
    void recordOfTheItemLogIsReadAsItStands(RawRecord record) {
        // When
        Judgement judgement = new Judge(CityLog.items("leeds"), SealCheck.none()).judge(record);

        // Then
        assertThat(judgement).isInstanceOfAny(Accepted.class, AcceptedMessage.class);
        if (judgement instanceof Accepted accepted) {
            assertThat(accepted.record().document()).isEqualTo(record.value());
        }
    }

    @ParameterizedTest
    @MethodSource("controlLog")
    void messageOfTheControlLogIsRead(RawRecord record) {
        assertThat(new Judge(CityLog.exchange("hangzhou"), SealCheck.none()).judge(record))
                .isInstanceOf(AcceptedMessage.class);
    }

    @ParameterizedTest
    @MethodSource("itemLog")
    void newerWriterMayAddFieldsAndHeaders(RawRecord record) {
        // Given
        byte[] value = new String(record.value(), UTF_8)
                .replaceFirst("\\{", "{\"accessibility\":{\"ramps\":[2]},")
                .getBytes(UTF_8);
        List<RawHeader> headers = new ArrayList<>(record.headers().stream()
                .map(header -> header.name().equals(Header.SHA256)
                        ? new RawHeader(Header.SHA256, Sha256.hex(value).getBytes(UTF_8))
                        : header)
                .toList());
        headers.add(new RawHeader("ce_dataschema", "urn:tomorrow".getBytes(UTF_8)));

        // When
        Judgement judgement = new Judge(CityLog.items("leeds"), SealCheck.none())
                .judge(new RawRecord(record.offset(), record.timestamp(), record.key(), value, headers));

        // Then
        assertThat(judgement).isInstanceOfAny(Accepted.class, AcceptedMessage.class);
        if (judgement instanceof Accepted accepted) {
            assertThat(accepted.record().document()).isEqualTo(value);
        }
    }

    private static Stream<RawRecord> recorded(String file) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(RecordedLogTest.class.getResourceAsStream(file), UTF_8))) {
            return lines.lines().map(RecordedLogTest::record).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawRecord record(String line) {
        try {
            JsonNode told = JSON.readTree(line);
            List<RawHeader> headers = new ArrayList<>();
            for (int i = 0; i < told.path("headers").size(); i += 2) {
                headers.add(new RawHeader(
                        told.path("headers").path(i).asText(),
                        told.path("headers").path(i + 1).asText().getBytes(UTF_8)));
            }
            return new RawRecord(
                    told.path("offset").asLong(),
                    Instant.ofEpochMilli(told.path("ts").asLong()),
                    told.path("key").asText().getBytes(UTF_8),
                    told.path("payload").asText().getBytes(UTF_8),
                    headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
