package org.libraryexchange.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.libraryexchange.json.Property;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.proof.Messages;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.seal.SealCheck;

class MessageJudgeTest {

    private static final UUID ID = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
    private static final Message REQUEST = new ProofRequest(ID, "leeds", "hangzhou");
    private static final Message MARKER = Marker.ofDigest(ID, 1, 110);

    private final MessageJudge controlLog = new MessageJudge("hangzhou", SealCheck.none());
    private final Judge itemLog = new Judge("leeds", SealCheck.none());

    @Test
    void messageOfTheCityIsNotedWithItsSignature() {
        // Given
        byte[] signature = {1, 2, 3};
        RawRecord raw =
                raw(new MessageRecord("hangzhou", REQUEST, REQUEST.bytes(), Optional.of(signature), Instant.EPOCH));

        // When
        Judgement judgement = controlLog.judge(raw);

        // Then
        assertThat(judgement).isInstanceOf(AcceptedMessage.class);
        assertThat(((AcceptedMessage) judgement).message()).isEqualTo(REQUEST);
        assertThat(((AcceptedMessage) judgement).signature()).hasValue(signature);
    }

    @Test
    void markerIsNotedInAnItemLogAndNowhereElse() {
        assertThat(itemLog.judge(raw("leeds", MARKER))).isInstanceOf(AcceptedMessage.class);
        assertThat(reason(controlLog.judge(raw("hangzhou", MARKER)))).isEqualTo(RejectionReason.UNKNOWN_TYPE);
        assertThat(reason(itemLog.judge(raw("leeds", REQUEST)))).isEqualTo(RejectionReason.UNKNOWN_TYPE);
    }

    @Test
    void messageOfAnotherCityIsRejected() {
        assertThat(reason(controlLog.judge(raw("leeds", REQUEST)))).isEqualTo(RejectionReason.WRONG_SOURCE);
    }

    @Test
    void messageWithBytesThatWereChangedIsRejected() {
        // Given
        RawRecord sent = raw("hangzhou", REQUEST);
        byte[] changed =
                new String(sent.value(), UTF_8).replace("leeds", "luton").getBytes(UTF_8);

        // When
        Judgement judgement = controlLog.judge(new RawRecord(0, sent.timestamp(), sent.key(), changed, sent.headers()));

        // Then
        assertThat(reason(judgement)).isEqualTo(RejectionReason.WRONG_DIGEST);
    }

    @Test
    void messageUnderAnotherKeyIsRejected() {
        RawRecord sent = raw("hangzhou", REQUEST);

        Judgement judgement =
                controlLog.judge(new RawRecord(0, sent.timestamp(), new byte[] {'x'}, sent.value(), sent.headers()));

        assertThat(reason(judgement)).isEqualTo(RejectionReason.BAD_ENVELOPE);
    }

    @Test
    void signatureThatIsNoBase64IsRejected() {
        RawRecord sent = raw("hangzhou", REQUEST);
        List<RawHeader> headers = new ArrayList<>(sent.headers());
        headers.add(new RawHeader(Header.SIGNATURE, new byte[] {'*'}));

        Judgement judgement = controlLog.judge(new RawRecord(0, sent.timestamp(), sent.key(), sent.value(), headers));

        assertThat(reason(judgement)).isEqualTo(RejectionReason.BAD_ENVELOPE);
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void valueThatIsNoMessageIsRejectedWhateverItSaysThatItIs(MessageType type) {
        for (String value : List.of("null", "[]", "1", "\"x\"", "{}", "{", "[null]")) {
            RawRecord raw = withValue(raw("leeds", Messages.of(type)), value.getBytes(UTF_8));

            Judgement judgement = judged(raw, type);

            assertThat(reason(judgement)).as(value).isEqualTo(RejectionReason.INVALID_MESSAGE);
        }
    }

    @Test
    void nullInAListIsNoMessage() {
        for (String list : List.of("damaged", "differences", "items")) {
            Message message = Messages.all()
                    .filter(any -> text(any).contains("\"" + list + "\":["))
                    .findFirst()
                    .orElseThrow();
            String value = text(message).replaceFirst("\"" + list + "\":\\[[^]]*]", "\"" + list + "\":[null]");

            Judgement judgement = judged(withValue(raw("leeds", message), value.getBytes(UTF_8)), message.type());

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
            RawRecord raw = withValue(raw("leeds", Messages.of(type)), value);

            assertThat(itemLog.judge(raw)).isNotNull();
            assertThat(new MessageJudge("leeds", SealCheck.none()).judge(raw)).isNotNull();
        });
    }

    private Judgement judged(RawRecord raw, MessageType type) {
        return type.isOfItemLog() ? itemLog.judge(raw) : new MessageJudge("leeds", SealCheck.none()).judge(raw);
    }

    private static RejectionReason reason(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Rejected.class);
        return ((Rejected) judgement).reason();
    }

    private static String text(Message message) {
        return new String(message.bytes(), UTF_8);
    }

    private static RawRecord raw(String city, Message message) {
        return raw(MessageRecord.unsigned(city, message, Instant.EPOCH));
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
