package org.libraryexchange.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.item.Items;
import org.libraryexchange.json.Property;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.ExampleLetters;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingStatus;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.seal.Keys;
import org.libraryexchange.seal.Seal;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.seal.Sealer;

/** What {@link Judge} says of the log of a city's letters to another. */
class LetterJudgeTest {

    private static final CityLog TO_HANGZHOU = CityLog.letters("leeds", "hangzhou");
    private static final CityLog TO_LEEDS = CityLog.letters("hangzhou", "leeds");
    private static final String THREAD = "019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00";

    @Test
    void recordNamesLogAndChange() {
        DocumentRecord record = record(ExampleLetters.lanterns());

        assertThat(new String(record.headers().get(Header.SOURCE), UTF_8)).isEqualTo("/cities/leeds/letters/hangzhou");
        assertThat(new String(record.headers().get(Header.ID), UTF_8)).isEqualTo("leeds/letters/hangzhou/110");
        assertThat(record.type()).isEqualTo("org.libraryexchange.letter.v1");
        assertThat(TO_HANGZHOU).hasToString("library.leeds.letters.hangzhou").isNotEqualTo(TO_LEEDS);
    }

    static Stream<Letter> letters() {
        return ExampleLetters.all();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void letterOfTheSenderIsAccepted(Letter letter) {
        // Given
        DocumentRecord sent = record(letter);

        // When
        Judgement judgement = judge(sent.log()).judge(Records.of(sent).raw());

        // Then
        assertThat(judgement).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.record()).usingRecursiveComparison().isEqualTo(sent);
            assertThat(accepted.summary())
                    .isEqualTo(new DocumentSummary.OfLetter(
                            letter.head().id(),
                            letter.head().owner(),
                            letter.head().status(),
                            letter.head().version(),
                            letter.head().updated(),
                            letter.head().thread(),
                            letter.head().turn()));
            assertThat(accepted.summary().kindTerm()).isEqualTo("letter");
        });
    }

    static Stream<Arguments> handlings() {
        return Stream.of(
                arguments(ExampleLetters.declined(), HandlingStatus.CURRENT, Optional.of("declined")),
                arguments(ExampleLetters.accepted(), HandlingStatus.CURRENT, Optional.of("partly-accepted")),
                arguments(ExampleLetters.declined().erased(Instant.EPOCH), HandlingStatus.ERASED, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("handlings")
    void handlingOfTheAddresseeIsAccepted(Handling handling, HandlingStatus status, Optional<String> state) {
        assertThat(judge(TO_LEEDS).judge(of(handling).raw())).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.summary())
                    .isEqualTo(new DocumentSummary.OfHandling(
                            handling.head().id(),
                            "hangzhou",
                            status,
                            handling.head().version(),
                            handling.head().updated(),
                            ExampleLetters.lanterns().head().id(),
                            state));
            assertThat(accepted.summary().kindTerm()).isEqualTo("handling");
            assertThat(accepted.summary().statusTerm()).isEqualTo(status.term());
        });
    }

    static Stream<Arguments> storedVerbatim() {
        return Stream.of(
                arguments("proposal of a newer partner", with("\"proposal\":{\"wishes\":[1]}")),
                arguments("members that are null", lanterns().replacing("\"toDesk\":\"events\"", "\"toDesk\":null")),
                arguments("unknown request", lanterns().replacing("\"asks\":\"check\"", "\"asks\":\"tea\"")),
                arguments("no text", lanterns().replacing("\"text\":", "\"body\":")),
                arguments("reversed text", lanterns().replacing("Many thanks.", "\u202eMany thanks.")),
                arguments("text that is too long", lanterns().replacing("Many thanks.", "x".repeat(100_000))),
                arguments("not canonical", lanterns().replacing("{\"about\"", " {\n\"about\"")),
                arguments("largest turn", lanterns().replacing("\"turn\":1", "\"turn\":9007199254740992")),
                arguments("all seen", lanterns().replacing("\"seen\":0", "\"seen\":9007199254740992")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storedVerbatim")
    void whatHarmsNobodyIsAcceptedAsItIs(String name, Records records) {
        RawRecord raw = records.raw();

        assertThat(judge(TO_HANGZHOU).judge(raw))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.record().document())
                                .as(name)
                                .isEqualTo(raw.value()));
    }

    @Test
    void stateOfANewerPartnerIsAcceptedAsItIs() {
        assertThat(judge(TO_LEEDS)
                        .judge(of(ExampleLetters.declined())
                                .replacing("\"state\":\"declined\"", "\"state\":\"passed-on\"")
                                .raw()))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(((DocumentSummary.OfHandling) accepted.summary()).state())
                                .contains("passed-on"));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                rejected(
                        "for a third city",
                        lanterns().replacing("\"to\":\"hangzhou\"", "\"to\":\"york\""),
                        "WRONG_ADDRESSEE"),
                rejected(
                        "for its sender",
                        lanterns().replacing("\"to\":\"hangzhou\"", "\"to\":\"leeds\""),
                        "WRONG_ADDRESSEE"),
                rejected("for nobody", lanterns().replacing("\"to\":\"hangzhou\"", "\"to\":null"), "WRONG_ADDRESSEE"),
                rejected("for a number", lanterns().replacing("\"to\":\"hangzhou\"", "\"to\":7"), "WRONG_ADDRESSEE"),
                rejected(
                        "of the addressee",
                        lanterns().replacing("\"owner\":\"leeds\",\"seen\"", "\"owner\":\"hangzhou\",\"seen\""),
                        "WRONG_OWNER"),
                rejected("of nobody", lanterns().replacing("\"owner\":\"leeds\",\"seen\"", "\"seen\""), "WRONG_OWNER"),
                rejected(
                        "record of the other direction",
                        Records.of(record(ExampleLetters.photographs())),
                        "WRONG_SOURCE"),
                rejected("source of the item log", lanterns().header(Header.SOURCE, "/cities/leeds"), "WRONG_SOURCE"),
                rejected(
                        "type of an item",
                        lanterns().header(Header.TYPE, "org.libraryexchange.item.v1"),
                        "UNKNOWN_TYPE"),
                rejected(
                        "type of tomorrow",
                        lanterns().header(Header.TYPE, "org.libraryexchange.letter.v2"),
                        "UNKNOWN_TYPE"),
                rejected("item", lanterns().replacing("\"kind\":\"letter\"", "\"kind\":\"festival\""), "UNKNOWN_KIND"),
                rejected("no kind", lanterns().replacing("\"kind\":\"letter\",", ""), "UNKNOWN_KIND"),
                rejected(
                        "draft", lanterns().replacing("\"status\":\"sent\"", "\"status\":\"draft\""), "INVALID_STATUS"),
                rejected(
                        "status of an item",
                        lanterns().replacing("\"status\":\"sent\"", "\"status\":\"published\""),
                        "INVALID_STATUS"),
                rejected(
                        "status of a handling",
                        lanterns().replacing("\"status\":\"sent\"", "\"status\":\"current\""),
                        "INVALID_STATUS"),
                rejected("version 0", lanterns().replacing("\"version\":1}", "\"version\":0}"), "INVALID_VERSION"),
                rejected(
                        "time that is none",
                        lanterns().replacing("\"updated\":\"2026", "\"updated\":\"x2026"),
                        "INVALID_TIME"),
                rejected(
                        "other id",
                        lanterns().replacing("5b8a4c1f7e01\",\"kind\"", "5b8a4c1f7e02\",\"kind\""),
                        "WRONG_ID"),
                rejected("no thread", lanterns().replacing("\"thread\":", "\"yarn\":"), "INVALID_THREAD"),
                rejected("thread that is no UUID", lanterns().replacing(THREAD, "all"), "INVALID_THREAD"),
                rejected(
                        "thread in capitals",
                        lanterns().replacing(THREAD, THREAD.toUpperCase(Locale.ROOT)),
                        "INVALID_THREAD"),
                rejected("turn 0", lanterns().replacing("\"turn\":1", "\"turn\":0"), "INVALID_THREAD"),
                rejected("turn 1.5", lanterns().replacing("\"turn\":1", "\"turn\":1.5"), "INVALID_THREAD"),
                rejected("turn as text", lanterns().replacing("\"turn\":1", "\"turn\":\"1\""), "INVALID_THREAD"),
                rejected(
                        "turn beyond 2^53",
                        lanterns().replacing("\"turn\":1", "\"turn\":9007199254740993"),
                        "INVALID_THREAD"),
                rejected("no turn", lanterns().replacing("\"turn\":1", "\"run\":1"), "INVALID_THREAD"),
                rejected("seen -1", lanterns().replacing("\"seen\":0", "\"seen\":-1"), "INVALID_THREAD"),
                rejected("seen 00", lanterns().replacing("\"seen\":0", "\"seen\":00"), "MALFORMED_JSON"),
                rejected("nothing seen", lanterns().replacing("\"seen\":0,", ""), "INVALID_THREAD"),
                rejected("half a letter", lanterns().value("{\"kind\":\"letter\""), "MALFORMED_JSON"),
                rejected("number beyond all others", with("\"x\":1e999"), "MALFORMED_JSON"),
                rejected("list", lanterns().value("[]"), "MALFORMED_JSON"),
                rejected("text with U+0000", lanterns().replacing("Many thanks.", "\\u0000"), "INVALID_TEXT"),
                rejected("nothing", lanterns().swapped(null), "NO_VALUE"),
                rejected("too large", with("\"x\":\"" + "x".repeat(262_144) + "\""), "TOO_LARGE"),
                misshapen("\"subject\":{\"en\"", "\"subject\":{\"en\":7,\"fr\""),
                misshapen("\"text\":{\"en\"", "\"text\":{\"en\":[\"x\"],\"fr\""),
                misshapen("\"machine\":[", "\"machine\":[1,"),
                misshapen("\"about\":[{", "\"about\":[{\"owner\":1},{"),
                misshapen("\"links\":[", "\"links\":[{},"),
                misshapen("\"asks\":\"check\"", "\"asks\":true"),
                misshapen("\"desk\":\"local-studies\"", "\"desk\":{}"),
                misshapen("\"sent\":\"2026-11-25T10:12:00Z\"", "\"sent\":20261125"),
                misshapen("\"toDesk\":\"events\"", "\"toDesk\":[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatCouldHarmIsRejectedWithItsReason(String name, Records records, RejectionReason reason) {
        assertRejected(judge(TO_HANGZHOU).judge(records.raw()), name, reason);
    }

    static Stream<Arguments> hostileHandlings() {
        return Stream.of(
                arguments("\"to\":\"leeds\"", "\"to\":\"york\"", "WRONG_ADDRESSEE"),
                arguments("\"owner\":\"hangzhou\"", "\"owner\":\"york\"", "INVALID_THREAD"),
                arguments("\"status\":\"current\"", "\"status\":\"sent\"", "INVALID_STATUS"),
                arguments("\"state\":\"declined\"", "\"mood\":\"declined\"", "INVALID_STATUS"),
                arguments("\"state\":\"declined\"", "\"state\":\"Declined, sorry\"", "INVALID_STATUS"),
                arguments("\"state\":\"declined\"", "\"state\":7", "INVALID_STATUS"),
                arguments("\"letter\":{\"id\":", "\"letter\":{\"di\":", "INVALID_THREAD"),
                arguments("\"letter\":{", "\"latter\":{", "INVALID_THREAD"),
                arguments("\"letter\":{\"id\":\"019ac1f3", "\"letter\":{\"id\":\"019ac1f4", "INVALID_THREAD"),
                arguments("\"version\":1},", "\"version\":\"1\"},", "WRONG_SHAPE"),
                arguments("\"reason\":{\"en\":", "\"reason\":{\"en\":7,\"fr\":", "WRONG_SHAPE"),
                arguments("\"state\"", "\"taken\":[1],\"state\"", "WRONG_SHAPE"),
                arguments("\"state\"", "\"itemVersion\":\"4\",\"state\"", "WRONG_SHAPE"),
                arguments("\"state\"", "\"erasureAsked\":\"yes\",\"state\"", "WRONG_SHAPE"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("hostileHandlings")
    void handlingThatCouldHarmIsRejectedWithItsReason(String part, String other, RejectionReason reason) {
        Records records = of(ExampleLetters.declined()).replacing(part, other);

        assertRejected(judge(TO_LEEDS).judge(records.raw()), other, reason);
    }

    private static void assertRejected(Judgement judgement, String name, RejectionReason reason) {
        assertThat(judgement).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).as("%s: %s", name, rejected.detail()).isEqualTo(reason);
            assertThat(rejected.detail()).hasSizeBetween(10, 200);
        });
    }

    @Test
    void newReasonsFollowFromWhatTheSealCovers() {
        assertThat(List.of(RejectionReason.WRONG_ADDRESSEE, RejectionReason.INVALID_THREAD))
                .allMatch(RejectionReason::isOfContent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01\" | \"id\":\"confidential\"",
                "\"owner\":\"leeds\",\"seen\"                    | \"owner\":\"confidential\",\"seen\"",
                "\"to\":\"hangzhou\"                             | \"to\":\"confidential\"",
                "\"kind\":\"letter\"                             | \"kind\":\"confidential\"",
                "\"status\":\"sent\"                             | \"status\":\"confidential\"",
                "\"version\":1}                                  | \"version\":\"confidential\"}",
                "\"updated\":\"2026                              | \"updated\":\"confidential",
                "\"thread\":\"019a                               | \"thread\":\"confidential",
                "\"turn\":1                                      | \"turn\":\"confidential\"",
                "\"subject\":{                                   | \"subject\":{\"confidential\":7,",
                "\"about\":[                                     | \"about\":[\"confidential\",",
                "\"asks\":\"check\"                              | \"confidential",
                "\"asks\":\"check\"                              | \"asks\":confidential",
                "\"asks\":\"check\"                              | \"confidential\":\"\\u0000\""
            })
    void detailQuotesNothing(String part, String other) {
        Judgement judgement =
                judge(TO_HANGZHOU).judge(lanterns().replacing(part, other).raw());

        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.detail()).doesNotContainIgnoringCase("confid"));
    }

    @Test
    void detailQuotesNoHeader() {
        for (String header : List.of(
                Header.TYPE, Header.SPEC_VERSION, Header.SOURCE, Header.SUBJECT, Header.SEQUENCE, Header.SHA256)) {
            Judgement judgement = judge(TO_HANGZHOU)
                    .judge(lanterns().header(header, "confidential").raw());

            assertThat(judgement)
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.detail()).doesNotContain("confid"));
        }
    }

    @Test
    void sealOfALetterIsOfItsLogAlone() {
        // Given a city that seals the same record for two logs
        Keys leeds = Keys.made();
        DocumentRecord letter = record(ExampleLetters.lanterns());
        SealCheck check = new SealCheck(List.of(leeds));

        for (String topic : List.of(
                TO_HANGZHOU.topic(), TO_LEEDS.topic(), Topics.letters("leeds", "york"), Topics.items("leeds"))) {
            Seal seal = new Sealer(leeds, new Random(1))
                    .seal(List.of(letter.sealedContent(topic)))
                    .get(0);
            RawRecord raw = Records.of(letter).added(Header.SEAL, seal.bytes()).raw();

            // When
            Judgement judgement = new Judge(TO_HANGZHOU, check).judge(raw);

            // Then
            if (topic.equals(TO_HANGZHOU.topic())) {
                assertThat(judgement).isInstanceOf(Accepted.class);
            } else {
                assertRejected(judgement, topic, RejectionReason.WRONG_SEAL);
            }
        }
    }

    @Test
    void itemIsNoRecordOfALogOfLetters() {
        assertRejected(
                judge(TO_HANGZHOU).judge(Records.of(Items.lightNight()).raw()), "item", RejectionReason.UNKNOWN_TYPE);
        assertRejected(judge(CityLog.items("leeds")).judge(lanterns().raw()), "letter", RejectionReason.UNKNOWN_TYPE);
    }

    @Test
    void anyRecordWhateverIsJudged() {
        List<DocumentRecord> valid = Stream.concat(
                        ExampleLetters.all().map(LetterJudgeTest::record),
                        ExampleLetters.handlings().map(LetterJudgeTest::record))
                .toList();
        Set<RejectionReason> seen = EnumSet.noneOf(RejectionReason.class);
        Property.forAll(20_000, (random, size) -> {
            // Given a valid record with one to three things changed, the digest put right more often than not
            DocumentRecord sent = valid.get(random.nextInt(valid.size()));
            Records records = Records.of(sent);
            for (int i = random.nextInt(3); i >= 0; i--) {
                JudgeTest.changeSomething(records, random);
            }
            RawRecord raw = records.raw();

            // When
            Judgement judgement = judge(sent.log()).judge(raw);

            // Then
            if (judgement instanceof Rejected rejected) {
                assertThat(rejected.detail()).hasSizeBetween(10, 200);
                seen.add(rejected.reason());
            } else if (judgement instanceof Accepted accepted) {
                assertThat(accepted.record().document()).isEqualTo(raw.value());
            }
        });
        assertThat(seen)
                .as("the changes get past the envelope")
                .contains(
                        RejectionReason.MALFORMED_JSON,
                        RejectionReason.WRONG_ID,
                        RejectionReason.WRONG_ADDRESSEE,
                        RejectionReason.INVALID_THREAD,
                        RejectionReason.INVALID_VERSION,
                        RejectionReason.UNKNOWN_KIND,
                        RejectionReason.INVALID_STATUS,
                        RejectionReason.INVALID_TIME);
    }

    @Test
    void anyBytesWhateverAreJudged() {
        Property.forAll(2_000, (random, size) -> {
            byte[] noise = new byte[random.nextInt(4 * size)];
            random.nextBytes(noise);
            RawRecord raw = new RawRecord(
                    random.nextLong(),
                    Instant.ofEpochMilli(random.nextLong()),
                    random.nextBoolean() ? null : noise,
                    random.nextBoolean() ? null : Arrays.copyOf(noise, noise.length / 2),
                    random.nextBoolean() ? List.of() : List.of(new RawHeader(Header.TYPE, noise)));

            for (CityLog log : List.of(TO_HANGZHOU, CityLog.applied("leeds"))) {
                assertThat(judge(log).judge(raw)).isInstanceOf(Rejected.class);
            }
        });
    }

    private static Arguments rejected(String name, Records records, String reason) {
        return arguments(name, records, RejectionReason.valueOf(reason));
    }

    private static Arguments misshapen(String part, String other) {
        return rejected(other, lanterns().replacing(part, other), "WRONG_SHAPE");
    }

    private static Records lanterns() {
        return Records.of(record(ExampleLetters.lanterns()));
    }

    /** The letter with more members. */
    private static Records with(String members) {
        return lanterns().replacing("{\"about\"", "{" + members + ",\"about\"");
    }

    private static Records of(Handling handling) {
        return Records.of(record(handling));
    }

    private static DocumentRecord record(Letter letter) {
        return record(letter.head().owner(), letter.head().to(), letter.head().id(), ExampleLetters.document(letter));
    }

    private static DocumentRecord record(Handling handling) {
        return record(
                handling.head().owner(), handling.head().to(), handling.head().id(), ExampleLetters.document(handling));
    }

    private static DocumentRecord record(String owner, String to, UUID id, byte[] document) {
        return new DocumentRecord(
                CityLog.letters(owner, to),
                id,
                110,
                107,
                document,
                Sha256.of(document),
                Instant.parse("2026-11-25T10:12:00Z"),
                Optional.empty());
    }

    private static Judge judge(CityLog log) {
        return new Judge(log, SealCheck.none());
    }
}
