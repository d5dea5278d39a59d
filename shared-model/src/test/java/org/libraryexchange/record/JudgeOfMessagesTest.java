package org.libraryexchange.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.json.Property;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.proof.Messages;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.seal.SealCheck;

class JudgeOfMessagesTest {

    private static final UUID ID = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
    private static final Message REQUEST = new ProofRequest(ID, "leeds", "hangzhou");
    private static final Message MARKER = Marker.ofDigest(ID, 1, 110);

    private static final CityLog CONTROL = CityLog.exchange("hangzhou");
    private static final CityLog ITEMS = CityLog.items("leeds");
    private static final CityLog APPLIED = CityLog.applied("hangzhou");
    private static final CityLog PICTURES = CityLog.pictures("hangzhou");
    private static final CityLog LETTERS = CityLog.letters("hangzhou", "leeds");

    private final Judge controlLog = judge(CONTROL);
    private final Judge itemLog = judge(ITEMS);

    @Test
    void messageOfTheCityIsNotedWithItsSignature() {
        // Given
        byte[] signature = {1, 2, 3};
        RawRecord raw =
                raw(new MessageRecord(CONTROL, REQUEST, REQUEST.bytes(), Optional.of(signature), Instant.EPOCH));

        // When
        Judgement judgement = controlLog.judge(raw);

        // Then
        assertThat(judgement).isInstanceOf(AcceptedMessage.class);
        assertThat(((AcceptedMessage) judgement).message()).isEqualTo(REQUEST);
        assertThat(((AcceptedMessage) judgement).signature()).hasValue(signature);
    }

    @Test
    void markerIsNotedInAnItemLogAndNowhereElse() {
        assertThat(itemLog.judge(raw(ITEMS, MARKER))).isInstanceOf(AcceptedMessage.class);
        assertThat(reason(controlLog.judge(raw(CONTROL, MARKER)))).isEqualTo(RejectionReason.UNKNOWN_TYPE);
        assertThat(reason(itemLog.judge(raw(ITEMS, REQUEST)))).isEqualTo(RejectionReason.UNKNOWN_TYPE);
    }

    @Test
    void messageOfAnotherCityIsRejected() {
        assertThat(reason(controlLog.judge(raw(ITEMS, REQUEST)))).isEqualTo(RejectionReason.WRONG_SOURCE);
    }

    @Test
    void messageWithBytesThatWereChangedIsRejected() {
        // Given
        RawRecord sent = raw(CONTROL, REQUEST);
        byte[] changed =
                new String(sent.value(), UTF_8).replace("leeds", "luton").getBytes(UTF_8);

        // When
        Judgement judgement = controlLog.judge(new RawRecord(0, sent.timestamp(), sent.key(), changed, sent.headers()));

        // Then
        assertThat(reason(judgement)).isEqualTo(RejectionReason.WRONG_DIGEST);
    }

    @Test
    void messageUnderAnotherKeyIsRejected() {
        RawRecord sent = raw(CONTROL, REQUEST);

        Judgement judgement =
                controlLog.judge(new RawRecord(0, sent.timestamp(), new byte[] {'x'}, sent.value(), sent.headers()));

        assertThat(reason(judgement)).isEqualTo(RejectionReason.BAD_ENVELOPE);
    }

    @Test
    void signatureThatIsNoBase64IsRejected() {
        RawRecord sent = raw(CONTROL, REQUEST);
        List<RawHeader> headers = new ArrayList<>(sent.headers());
        headers.add(new RawHeader(Header.SIGNATURE, new byte[] {'*'}));

        Judgement judgement = controlLog.judge(new RawRecord(0, sent.timestamp(), sent.key(), sent.value(), headers));

        assertThat(reason(judgement)).isEqualTo(RejectionReason.BAD_ENVELOPE);
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void valueThatIsNoMessageIsRejectedWhateverItSaysThatItIs(MessageType type) {
        for (String value : List.of("null", "[]", "1", "\"x\"", "{}", "{", "[null]")) {
            RawRecord raw = withValue(raw(logOf(type), Messages.of(type)), value.getBytes(UTF_8));

            Judgement judgement = judge(logOf(type)).judge(raw);

            assertThat(reason(judgement)).as(value).isEqualTo(RejectionReason.INVALID_MESSAGE);
        }
    }

    @Test
    void nullInAListIsNoMessage() {
        for (String list : List.of("damaged", "differences", "items", "desks")) {
            Message message = Messages.all()
                    .filter(any -> text(any).contains("\"" + list + "\":["))
                    .findFirst()
                    .orElseThrow();
            String value = text(message).replaceFirst("\"" + list + "\":\\[[^]]*]", "\"" + list + "\":[null]");

            Judgement judgement = judge(logOf(message.type()))
                    .judge(withValue(raw(logOf(message.type()), message), value.getBytes(UTF_8)));

            assertThat(reason(judgement)).as(value).isEqualTo(RejectionReason.INVALID_MESSAGE);
        }
    }

    /** As total as the judge of items: whatever stands in the log, there is a judgement. */
    @Test
    void everyRecordIsJudged() {
        List<MessageType> types = List.of(MessageType.values());
        Property.forAll(2_000, (random, size) -> {
            MessageType type = types.get(random.nextInt(types.size()));
            byte[] value = Messages.of(type).bytes();
            for (int i = random.nextInt(4); i > 0; i--) {
                value[random.nextInt(value.length)] = (byte) random.nextInt(256);
            }
            for (CityLog log : List.of(ITEMS, CONTROL, APPLIED, LETTERS, PICTURES)) {
                assertThat(judge(log).judge(withValue(raw(log, Messages.of(type)), value)))
                        .isNotNull();
            }
        });
    }

    @Test
    void recordOfAMessageIsWrittenAsBefore() {
        assertThat(headers(MessageRecord.unsigned(ITEMS, MARKER, Instant.EPOCH)))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_type=org.libraryexchange.marker.v1",
                        "ce_id=leeds/marker/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11/1",
                        "ce_source=/cities/leeds",
                        "ce_subject=catalogue",
                        "ce_time=1970-01-01T00:00:00Z",
                        "content-type=application/json",
                        "sha256=" + Sha256.hex(MARKER.bytes()));
    }

    @Test
    void recordOfAMessageInALogOfLettersNamesThatLog() {
        assertThat(headers(MessageRecord.unsigned(LETTERS, MARKER, Instant.EPOCH)))
                .contains("ce_source=/cities/hangzhou/letters/leeds")
                .contains("ce_id=hangzhou/marker/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11/1");
    }

    private static List<String> headers(MessageRecord message) {
        return message.headers().entrySet().stream()
                .map(header -> header.getKey() + "=" + new String(header.getValue(), UTF_8))
                .toList();
    }

    static Stream<Arguments> aboutTheLog() {
        return Stream.of(
                arguments(CONTROL, REQUEST),
                arguments(LETTERS, new ProofRequest(ID, "leeds", "hangzhou", "/cities/leeds/letters/hangzhou")),
                arguments(LETTERS, applied("/cities/leeds/letters/hangzhou")),
                arguments(PICTURES, new ProofRequest(ID, "leeds", "hangzhou", "/cities/leeds/pictures")),
                arguments(PICTURES, applied("/cities/leeds/pictures")),
                arguments(PICTURES, MARKER),
                arguments(LETTERS, MARKER),
                arguments(LETTERS, Messages.of(MessageType.DESKS)),
                arguments(APPLIED, applied("/cities/leeds")));
    }

    @ParameterizedTest
    @MethodSource("aboutTheLog")
    void messageIsNotedInTheLogThatItIsFor(CityLog log, Message message) {
        assertThat(judge(log).judge(raw(log, message)))
                .isInstanceOfSatisfying(
                        AcceptedMessage.class,
                        noted -> assertThat(noted.message()).isEqualTo(message));
    }

    static Stream<Arguments> aboutAnotherLog() {
        return Stream.of(
                arguments(LETTERS, REQUEST),
                arguments(PICTURES, REQUEST),
                arguments(PICTURES, applied("/cities/leeds")),
                arguments(PICTURES, applied("/cities/hangzhou/pictures")),
                arguments(PICTURES, new ProofRequest(ID, "leeds", "hangzhou", "/cities/leeds/letters/hangzhou")),
                arguments(LETTERS, applied("/cities/leeds/pictures")),
                arguments(LETTERS, new ProofRequest(ID, "leeds", "hangzhou", "/cities/leeds/pictures")),
                arguments(LETTERS, applied("/cities/leeds")),
                arguments(LETTERS, new ProofRequest(ID, "york", "hangzhou", "/cities/york/letters/hangzhou")),
                arguments(LETTERS, new ProofRequest(ID, "hangzhou", "leeds", "/cities/hangzhou/letters/leeds")),
                arguments(CONTROL, new ProofRequest(ID, "leeds", "hangzhou", "/cities/leeds/letters/hangzhou")),
                arguments(APPLIED, applied("/cities/leeds/letters/hangzhou")));
    }

    /** The signature would be right, since it covers only the value. */
    @ParameterizedTest
    @MethodSource("aboutAnotherLog")
    void messageAboutAnotherLogIsRejected(CityLog log, Message message) {
        assertThat(reason(judge(log).judge(raw(log, message)))).isEqualTo(RejectionReason.INVALID_MESSAGE);
    }

    private static Message applied(String log) {
        return new Applied(log, "hangzhou", 110, Instant.EPOCH);
    }

    /** A log that carries such messages as {@link Messages} has them. */
    private static CityLog logOf(MessageType type) {
        return Stream.of(ITEMS, CONTROL, APPLIED, LETTERS)
                .filter(log -> log.sort().carries(type))
                .findFirst()
                .orElseThrow();
    }

    private static Judge judge(CityLog log) {
        return new Judge(log, SealCheck.none());
    }

    private static RejectionReason reason(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Rejected.class);
        return ((Rejected) judgement).reason();
    }

    private static String text(Message message) {
        return new String(message.bytes(), UTF_8);
    }

    private static RawRecord raw(CityLog log, Message message) {
        return raw(MessageRecord.unsigned(log, message, Instant.EPOCH));
    }

    private static RawRecord raw(MessageRecord message) {
        List<RawHeader> headers = message.headers().entrySet().stream()
                .map(header -> new RawHeader(header.getKey(), header.getValue()))
                .toList();
        return new RawRecord(0, Instant.EPOCH, message.key(), message.value(), headers);
    }

    /** Another value with its own digest, as from a sender that is wrong rather than a link that is. */
    private static RawRecord withValue(RawRecord sent, byte[] value) {
        List<RawHeader> headers = sent.headers().stream()
                .map(header -> header.name().equals(Header.SHA256)
                        ? new RawHeader(header.name(), Sha256.hex(value).getBytes(UTF_8))
                        : header)
                .toList();
        return new RawRecord(0, sent.timestamp(), sent.key(), value, headers);
    }
}
