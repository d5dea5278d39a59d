package org.libraryexchange.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Items;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Property;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.Text;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.seal.SealCheck;

class JudgeTest {

    private static final Judge LEEDS = new Judge(CityLog.items("leeds"), SealCheck.none());
    private static final String ID = "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11";
    private static final String OTHER_ID = "019ac1f2-9b4e-7d22-b1aa-91c3e07d5f60";

    static Stream<Item> items() {
        return Items.all();
    }

    @ParameterizedTest
    @MethodSource("items")
    void recordOfTheOwnerIsAccepted(Item item) {
        // Given
        DocumentRecord sent = Records.itemRecord(item);

        // When
        Judgement judgement = new Judge(CityLog.items(item.owner()), SealCheck.none())
                .judge(Records.of(sent).raw());

        // Then
        assertThat(judgement).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.offset()).isEqualTo(Records.OFFSET);
            assertThat(accepted.record()).usingRecursiveComparison().isEqualTo(sent);
            assertThat(accepted.summary())
                    .isEqualTo(new DocumentSummary.OfItem(
                            item.id(),
                            item.owner(),
                            item.content().kind(),
                            item.status(),
                            item.version(),
                            item.content().title().languages(),
                            item.updated()));
        });
    }

    @Test
    void erasedItemIsAcceptedWithoutLanguages() {
        Judgement judgement =
                LEEDS.judge(lightNight().value(Items.erasedLightNight()).raw());

        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.summary())
                                .isEqualTo(new DocumentSummary.OfItem(
                                        Items.lightNight().id(),
                                        "leeds",
                                        Kind.CULTURAL_EVENT,
                                        Status.ERASED,
                                        4,
                                        Set.of(),
                                        Instant.parse("2027-12-01T08:00:00Z"))));
    }

    static Stream<Arguments> storedVerbatim() {
        return Stream.of(
                arguments("unknown detail value", lightNight().replacing("\"families\"", "\"robots\"")),
                arguments("unknown occurrence status", lightNight().replacing("\"scheduled\"", "\"rained-off\"")),
                arguments(
                        "unknown field",
                        lightNight().replacing("{\"attribution\"", "{\"accessibility\":[1.5],\"attribution\"")),
                arguments(
                        "members that are null",
                        lightNight().value(document("\"place\":null,\"event\":{\"occurrences\":null}"))),
                arguments("title in no language", lightNight().value(document("\"title\":{}"))),
                arguments("latitude on no map", lightNight().value(document("\"place\":{\"latitude\":1e300}"))),
                arguments(
                        "any date",
                        lightNight().value(document("\"event\":{\"occurrences\":[{\"start\":\"tea time\"}]}"))),
                arguments(
                        "lines in a title",
                        lightNight().value(document("\"title\":{\"en\":\"Fair\\n\\nAll is well.\"}"))),
                arguments("XSS text", lightNight().replacing("Light Night Leeds 2027", "<script>alert(1)</script>")),
                arguments("CSV formula", lightNight().replacing("Light Night Leeds 2027", "=HYPERLINK(1)")),
                arguments("NFD title", lightNight().value(nfd("Caf\u00e9"))),
                arguments("not canonical", lightNight().replacing("{\"attribution\"", " {\n\"attribution\"")),
                arguments("no title", lightNight().replacing("\"title\":{", "\"name\":{")),
                arguments("largest version", lightNight().replacing("\"version\":3", "\"version\":9007199254740992")),
                arguments("long text", lightNight().replacing("Walk from work to work.", "x".repeat(200_000))),
                arguments("largest document", lightNight().value(padded(Item.LARGEST_DOCUMENT))),
                arguments("4,096 names of one hash", lightNight().value(document(colliding()))),
                arguments("10,000 fields", lightNight().value(document(fields(10_000)))),
                arguments(
                        "other spelling of the time",
                        lightNight().replacing("2026-11-20T14:05:11Z", "2026-11-20T22:05:11.25+08:00")),
                arguments("year 9999", lightNight().replacing("2026-11-20T14:05:11Z", "9999-12-31T23:59:59Z")),
                arguments(
                        "first record",
                        lightNight().header(Header.SEQUENCE, "1").header(Header.FOLLOWS, "0")),
                arguments("unknown header", lightNight().added("tracestate", new byte[] {0})),
                arguments("header name of 64 KB", lightNight().added("x".repeat(65_536), new byte[65_536])),
                arguments("no commit time", lightNight().without(Header.TIME)),
                arguments("commit time that is none", lightNight().header(Header.TIME, "tonight")),
                arguments(
                        "upper-case digest",
                        lightNight()
                                .header(
                                        Header.SHA256,
                                        Sha256.hex(Records.document(Items.lightNight()))
                                                .toUpperCase(Locale.ROOT))));
    }

    @Test
    void traceOfTheRequestIsRead() {
        // Given
        TraceParent place = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

        // When
        Judgement judgement = LEEDS.judge(
                lightNight().header(TraceParent.HEADER, place.header()).raw());

        // Then
        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.record().trace()).contains(place));
    }

    static Stream<Arguments> noTrace() {
        String recorded = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        return Stream.of(
                arguments("none", lightNight()),
                arguments("not recorded", lightNight().header(TraceParent.HEADER, recorded.replace("-01", "-00"))),
                arguments("empty", lightNight().header(TraceParent.HEADER, "")),
                arguments("null", lightNight().header(TraceParent.HEADER, (byte[]) null)),
                arguments(
                        "ids of zeros", lightNight().header(TraceParent.HEADER, recorded.replaceAll("[1-9a-f]", "0"))),
                arguments("no ASCII", lightNight().header(TraceParent.HEADER, "利兹".repeat(20))),
                arguments("no text", lightNight().header(TraceParent.HEADER, new byte[] {-1, -2, 0})),
                arguments("64 KB", lightNight().header(TraceParent.HEADER, new byte[65_536])),
                arguments(
                        "twice",
                        lightNight()
                                .added(TraceParent.HEADER, recorded.getBytes(UTF_8))
                                .added(TraceParent.HEADER, recorded.getBytes(UTF_8))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noTrace")
    void traceThatIsNoneCostsTheRecordNothing(String name, Records records) {
        // When
        Judgement judgement = LEEDS.judge(records.raw());

        // Then
        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.record().trace()).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storedVerbatim")
    void whatHarmsNobodyIsAcceptedAsItIs(String name, Records records) {
        RawRecord raw = records.raw();

        assertThat(LEEDS.judge(raw))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.record().document())
                                .as(name)
                                .isEqualTo(raw.value()));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                rejected("tombstone", lightNight().swapped(null), "NO_VALUE"),
                rejected("empty value", lightNight().value(""), "NO_VALUE"),
                rejected("tombstone without any header", bare().swapped(null), "BAD_ENVELOPE"),
                rejected("no headers", bare(), "BAD_ENVELOPE"),
                rejected("null key", lightNight().key(null), "WRONG_ID"),
                rejected("key of another item", lightNight().key(OTHER_ID.getBytes(UTF_8)), "WRONG_ID"),
                rejected(
                        "key in capitals",
                        lightNight().key(ID.toUpperCase(Locale.ROOT).getBytes(UTF_8)),
                        "WRONG_ID"),
                rejected(
                        "key and subject of another item",
                        lightNight().key(OTHER_ID.getBytes(UTF_8)).header(Header.SUBJECT, OTHER_ID),
                        "WRONG_ID"),
                rejected("id of another item", lightNight().replacing(ID, OTHER_ID), "WRONG_ID"),
                rejected("id in capitals", lightNight().replacing(ID, ID.toUpperCase(Locale.ROOT)), "WRONG_ID"),
                rejected("id in short form", sameId("1-1-1-1-1"), "WRONG_ID"),
                rejected("id that is none", sameId("light-night"), "WRONG_ID"),
                rejected("no id", lightNight().replacing("\"id\":", "\"di\":"), "WRONG_ID"),
                rejected("id as number", lightNight().replacing("\"id\":\"" + ID + "\"", "\"id\":7"), "WRONG_ID"),
                rejected("random bytes", lightNight().value(noise()), "MALFORMED_JSON"),
                rejected("gzip", lightNight().value(gzip()), "MALFORMED_JSON"),
                rejected("truncated JSON", lightNight().value(truncated()), "MALFORMED_JSON"),
                rejected("CloudEvents header and broken JSON", lightNight().value("{\"id\":"), "MALFORMED_JSON"),
                rejected("list", lightNight().value("[]"), "MALFORMED_JSON"),
                rejected("text", lightNight().value("\"x\""), "MALFORMED_JSON"),
                rejected("null", lightNight().value("null"), "MALFORMED_JSON"),
                rejected("number", lightNight().value("1"), "MALFORMED_JSON"),
                rejected("only white space", lightNight().value("  "), "MALFORMED_JSON"),
                rejected(
                        "second document",
                        lightNight().replacing("\"version\":3}", "\"version\":3}{}"),
                        "MALFORMED_JSON"),
                rejected(
                        "trailing comma",
                        lightNight().replacing("\"version\":3}", "\"version\":3,}"),
                        "MALFORMED_JSON"),
                rejected(
                        "depth of 5,000",
                        lightNight().value(document("\"x\":" + "[".repeat(5_000) + "]".repeat(5_000))),
                        "MALFORMED_JSON"),
                rejected(
                        "number of 5,000 digits",
                        lightNight().value(document("\"x\":" + "9".repeat(5_000))),
                        "MALFORMED_JSON"),
                rejected("NaN", lightNight().value(document("\"x\":NaN")), "MALFORMED_JSON"),
                rejected("1e999", lightNight().value(document("\"x\":1e999")), "MALFORMED_JSON"),
                rejected("duplicate key", lightNight().value(document("\"owner\":\"leeds\"")), "MALFORMED_JSON"),
                rejected(
                        "duplicate key inside",
                        lightNight().value(document("\"x\":{\"a\":1,\"\\u0061\":2}")),
                        "MALFORMED_JSON"),
                rejected("byte order mark", lightNight().value("\ufeff" + document("\"x\":1")), "MALFORMED_JSON"),
                rejected("UTF-16", lightNight().value(document("\"x\":1").getBytes(UTF_16)), "MALFORMED_JSON"),
                rejected("Latin-1", lightNight().value(latin1()), "MALFORMED_JSON"),
                rejected("overlong NUL", lightNight().value(around("C0 80")), "MALFORMED_JSON"),
                rejected("encoded surrogate", lightNight().value(around("ED A0 80")), "MALFORMED_JSON"),
                rejected("raw NUL", lightNight().value(around("00")), "MALFORMED_JSON"),
                rejected(
                        "name of 60,000 characters",
                        lightNight().value(document("\"" + "n".repeat(60_000) + "\":1")),
                        "MALFORMED_JSON"),
                rejected("lone surrogate, escaped", lightNight().value(document("\"x\":\"\\ud800\"")), "INVALID_TEXT"),
                rejected("lone surrogate in a name", lightNight().value(document("\"\\udc00\":1")), "INVALID_TEXT"),
                rejected("NUL, escaped", lightNight().value(document("\"x\":[\"\\u0000\"]")), "INVALID_TEXT"),
                rejected("NUL in a name", lightNight().value(document("\"x\":{\"\\u0000\":1}")), "INVALID_TEXT"),
                rejected(
                        "unknown version of the schema",
                        lightNight().header(Header.TYPE, "org.libraryexchange.item.v2"),
                        "UNKNOWN_TYPE"),
                rejected("unknown type", lightNight().header(Header.TYPE, "com.example.order.v1"), "UNKNOWN_TYPE"),
                rejected(
                        "unknown CloudEvents version", lightNight().header(Header.SPEC_VERSION, "0.3"), "BAD_ENVELOPE"),
                rejected("no type", lightNight().without(Header.TYPE), "BAD_ENVELOPE"),
                rejected(
                        "two types",
                        lightNight().added(Header.TYPE, "org.libraryexchange.item.v1".getBytes(UTF_8)),
                        "BAD_ENVELOPE"),
                rejected("type without value", lightNight().header(Header.TYPE, (byte[]) null), "BAD_ENVELOPE"),
                rejected("empty type", lightNight().header(Header.TYPE, ""), "UNKNOWN_TYPE"),
                rejected("type of 64 KB", lightNight().header(Header.TYPE, "x".repeat(65_536)), "BAD_ENVELOPE"),
                rejected("type that is no ASCII", lightNight().header(Header.TYPE, "é"), "BAD_ENVELOPE"),
                rejected("unknown kind", lightNight().replacing("\"cultural-event\"", "\"concert\""), "UNKNOWN_KIND"),
                rejected("no kind", lightNight().replacing("\"kind\":", "\"kinds\":"), "UNKNOWN_KIND"),
                rejected("kind as number", lightNight().replacing("\"cultural-event\"", "0"), "UNKNOWN_KIND"),
                rejected("draft", lightNight().replacing("\"published\"", "\"draft\""), "INVALID_STATUS"),
                rejected("unknown status", lightNight().replacing("\"published\"", "\"gone\""), "INVALID_STATUS"),
                rejected("no status", lightNight().replacing("\"status\":\"published\",", ""), "INVALID_STATUS"),
                rejected("version 0", version("0"), "INVALID_VERSION"),
                rejected("version -1", version("-1"), "INVALID_VERSION"),
                rejected("version 2^53 + 1", version("9007199254740993"), "INVALID_VERSION"),
                rejected("version 2^63", version("9223372036854775808"), "INVALID_VERSION"),
                rejected("version 1.0", version("1.0"), "INVALID_VERSION"),
                rejected("version as text", version("\"3\""), "INVALID_VERSION"),
                rejected("version in a list", version("[3]"), "INVALID_VERSION"),
                rejected("no version", lightNight().replacing("\"version\":", "\"edition\":"), "INVALID_VERSION"),
                rejected("time that is none", updated("yesterday"), "INVALID_TIME"),
                rejected("year 10000", updated("+10000-01-01T00:00:00Z"), "INVALID_TIME"),
                rejected("year 0", updated("0000-01-01T00:00:00Z"), "INVALID_TIME"),
                rejected("time 1e18", lightNight().replacing("\"2026-11-20T14:05:11Z\"", "1e18"), "INVALID_TIME"),
                rejected("no time", lightNight().replacing("\"updated\":", "\"modified\":"), "INVALID_TIME"),
                misshapen("title is a text", "\"title\":\"Fair\""),
                misshapen("title is a list", "\"title\":[\"Fair\"]"),
                misshapen("title is a number", "\"title\":7"),
                misshapen("title holds numbers", "\"title\":{\"en\":7}"),
                misshapen("title holds titles", "\"title\":{\"en\":{\"en\":\"Fair\"}}"),
                misshapen("summary is true", "\"summary\":true"),
                misshapen("subjects by language", "\"subjects\":{\"en\":\"Fairs\"}"),
                misshapen("subject is a text", "\"subjects\":[{\"label\":{\"en\":\"Fairs\"}},\"Tea\"]"),
                misshapen("place is a text", "\"place\":\"Leeds\""),
                misshapen("latitude is a text", "\"place\":{\"latitude\":\"53.8\"}"),
                misshapen("occurrences is an object", "\"event\":{\"occurrences\":{\"start\":\"2027-10-07T18:00\"}}"),
                misshapen("date is a number", "\"festival\":{\"occurrences\":[{\"date\":20271007}]}"),
                misshapen("admission is free at times", "\"event\":{\"admission\":{\"free\":\"mostly\"}}"),
                misshapen("history is a text", "\"history\":\"long\""),
                misshapen("address of media in a list", "\"media\":[{\"url\":[\"https://example.org/\"]}]"),
                misshapen("reason of withdrawal is a text", "\"withdrawal\":{\"reason\":\"Rain\"}"),
                rejected(
                        "title holds numbers, and more is wrong",
                        version("0").replacing("\"title\":{\"en\":\"Light Night Leeds 2027\"", "\"title\":{\"en\":7"),
                        "INVALID_VERSION"),
                rejected("item owned by the receiver", owner("hangzhou"), "WRONG_OWNER"),
                rejected("third owner", owner("york"), "WRONG_OWNER"),
                rejected("owner of 100,000 characters", owner("x".repeat(100_000)), "WRONG_OWNER"),
                rejected("no owner", lightNight().replacing("\"owner\":", "\"keeper\":"), "WRONG_OWNER"),
                rejected("record of the other log", Records.of(Items.midAutumn()), "WRONG_SOURCE"),
                rejected("wrong source", lightNight().header(Header.SOURCE, "/cities/york"), "WRONG_SOURCE"),
                rejected("sequence 0", lightNight().header(Header.SEQUENCE, "0"), "BAD_ENVELOPE"),
                rejected("sequence -1", lightNight().header(Header.SEQUENCE, "-1"), "BAD_ENVELOPE"),
                rejected("sequence 2^53 + 1", lightNight().header(Header.SEQUENCE, "9007199254740993"), "BAD_ENVELOPE"),
                rejected("sequence 2^62", lightNight().header(Header.SEQUENCE, "4611686018427387904"), "BAD_ENVELOPE"),
                rejected(
                        "sequence as little-endian bytes",
                        lightNight().header(Header.SEQUENCE, new byte[] {110, 0, 0, 0}),
                        "BAD_ENVELOPE"),
                rejected("no sequence", lightNight().without(Header.SEQUENCE), "BAD_ENVELOPE"),
                rejected("follows itself", lightNight().header(Header.FOLLOWS, "110"), "BAD_ENVELOPE"),
                rejected("follows -1", lightNight().header(Header.FOLLOWS, "-1"), "BAD_ENVELOPE"),
                rejected("no follows", lightNight().without(Header.FOLLOWS), "BAD_ENVELOPE"),
                rejected("subject that is none", lightNight().header(Header.SUBJECT, "light-night"), "WRONG_ID"),
                rejected("no subject", lightNight().without(Header.SUBJECT), "BAD_ENVELOPE"),
                rejected(
                        "SHA-256 of something else",
                        lightNight().header(Header.SHA256, "0".repeat(64)),
                        "WRONG_DIGEST"),
                rejected(
                        "same version, other content under the old digest",
                        lightNight().swapped(document("\"x\":1").getBytes(UTF_8)),
                        "WRONG_DIGEST"),
                rejected("short SHA-256", lightNight().header(Header.SHA256, "00"), "BAD_ENVELOPE"),
                rejected(
                        "SHA-256 that is no hexadecimal",
                        lightNight().header(Header.SHA256, "g".repeat(64)),
                        "BAD_ENVELOPE"),
                rejected("no SHA-256", lightNight().without(Header.SHA256), "BAD_ENVELOPE"),
                rejected("one byte too large", lightNight().value(padded(Item.LARGEST_DOCUMENT + 1)), "TOO_LARGE"),
                rejected(
                        "1 MB text",
                        lightNight().value(document("\"x\":\"" + "x".repeat(1_000_000) + "\"")),
                        "TOO_LARGE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatCouldHarmIsRejectedWithItsReason(String name, Records records, RejectionReason reason) {
        RawRecord raw = records.raw();

        assertThat(LEEDS.judge(raw)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).as("%s: %s", name, rejected.detail()).isEqualTo(reason);
            assertThat(rejected.offset()).isEqualTo(Records.OFFSET);
            assertThat(rejected.raw()).isSameAs(raw);
            isStorable(rejected.detail());
        });
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                arguments("\"title\":{\"en\":7}", "/title/en is not text"),
                arguments("\"subjects\":[{},{\"label\":[]}]", "/subjects/1/label is not an object"),
                arguments("\"media\":[[]]", "/media/0 is not an object"),
                arguments("\"title\":7,\"summary\":8", "/title is not an object"),
                arguments("\"title\":{\"en\\nwell\u202e\":7}", "/title/en well is not text"),
                arguments("\"event\":{\"a\":{\"title\":1},\"audience\":{}}", "/event/audience is not a list"),
                arguments("\"title\":{\"" + "e".repeat(900) + "\":7}", "/title/" + "e".repeat(52) + "… is not text"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void firstMemberOfAnotherTypeIsNamed(String member, String detail) {
        // When
        Judgement judgement = LEEDS.judge(lightNight().value(document(member)).raw());

        // Then
        assertThat(judgement)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.detail()).isEqualTo(detail));
    }

    /** A sentence that a database and a receipt can hold, and never the payload. */
    private static void isStorable(String detail) {
        assertThat(detail)
                .hasSizeBetween(10, 400)
                .doesNotContain("java", "jackson", "Exception", "Stream")
                .satisfies(text ->
                        assertThatCode(() -> Text.requireExchangeable(text)).doesNotThrowAnyException());
    }

    @Test
    void hostileRecordLeavesNothingBehindForTheGoodOnesAfterIt() {
        for (int i = 0; i < 3; i++) {
            LEEDS.judge(lightNight().value(document(colliding())).raw());

            assertThat(LEEDS.judge(lightNight().value(document(fields(10_000))).raw()))
                    .isInstanceOf(Accepted.class);
        }
    }

    @Test
    void sameVersionWithOtherContentIsLeftToTheSequence() {
        assertThat(LEEDS.judge(lightNight()
                        .replacing("Light Night Leeds 2027", "Light Night 2027")
                        .raw()))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:05:11.123Z, 2026-11-20T14:05:11.123Z",
        "yesterday, 1970-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z, 1970-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
    })
    void commitTimeThatIsNoneIsUntold(String written, Instant read) {
        assertThat(LEEDS.judge(lightNight().header(Header.TIME, written).raw()))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.record().time()).isEqualTo(read));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE, -1})
    void timestampThatIsNoneMattersToNobody(long milliseconds) {
        RawRecord raw = lightNight()
                .without(Header.TIME)
                .timestamp(Instant.ofEpochMilli(milliseconds))
                .raw();

        assertThat(LEEDS.judge(raw))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.record().time())
                                .isBetween("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"));
    }

    @Test
    void anyChangeOfTheValueIsNoticed() {
        DocumentRecord sent = Records.itemRecord(Items.lightNight());
        Property.forAll(20_000, (random, size) -> {
            byte[] changed = changed(sent.document(), random);
            if (changed.length == 0 || Arrays.equals(changed, sent.document())) {
                return;
            }

            Judgement judgement = LEEDS.judge(Records.of(sent).swapped(changed).raw());

            assertThat(judgement).isInstanceOf(Rejected.class);
            assertThat(((Rejected) judgement).reason()).isEqualTo(RejectionReason.WRONG_DIGEST);
        });
    }

    @Test
    void anyRecordWhateverIsJudged() {
        List<DocumentRecord> valid = Items.all().map(Records::itemRecord).toList();
        Set<RejectionReason> seen = EnumSet.noneOf(RejectionReason.class);
        Property.forAll(20_000, (random, size) -> {
            // Given a valid record with one to three things changed, the digest put right more often than not
            DocumentRecord sent = valid.get(random.nextInt(valid.size()));
            Records records = Records.of(sent);
            for (int i = random.nextInt(3); i >= 0; i--) {
                changeSomething(records, random);
            }
            RawRecord raw = records.raw();

            // When
            Judgement judgement = new Judge(CityLog.items(sent.owner()), SealCheck.none()).judge(raw);

            // Then
            assertThat(judgement.offset()).isEqualTo(Records.OFFSET);
            if (judgement instanceof Rejected rejected) {
                isStorable(rejected.detail());
                seen.add(rejected.reason());
            } else if (judgement instanceof Accepted accepted) {
                assertThat(accepted.record().document()).isEqualTo(raw.value());
                assertThat(accepted.summary().owner()).isEqualTo(sent.owner());
            }
        });
        assertThat(seen)
                .as("the changes get past the envelope")
                .contains(
                        RejectionReason.MALFORMED_JSON,
                        RejectionReason.INVALID_TEXT,
                        RejectionReason.WRONG_ID,
                        RejectionReason.WRONG_OWNER,
                        RejectionReason.INVALID_VERSION,
                        RejectionReason.UNKNOWN_KIND,
                        RejectionReason.INVALID_STATUS,
                        RejectionReason.INVALID_TIME);
    }

    static void changeSomething(Records records, Random random) {
        RawRecord raw = records.raw();
        switch (random.nextInt(6)) {
            case 0 -> changeHeader(records, random);
            case 1 -> records.key(random.nextInt(4) == 0 || raw.key() == null ? null : changed(raw.key(), random));
            case 2 -> records.swapped(changed(raw.value(), random));
            default -> records.value(changed(raw.value(), random));
        }
    }

    private static void changeHeader(Records records, Random random) {
        List<RawHeader> headers = records.raw().headers();
        RawHeader header = headers.get(random.nextInt(headers.size()));
        switch (random.nextInt(5)) {
            case 0 -> records.without(header.name());
            case 1 -> records.added(header.name(), header.value());
            case 2 -> records.header(header.name(), (byte[]) null);
            case 3 ->
                records.header(
                        header.name(),
                        headers.get(random.nextInt(headers.size())).value());
            default ->
                records.header(header.name(), changed(header.value() == null ? new byte[1] : header.value(), random));
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> spliced(bytes, at, at + random.nextInt(bytes.length - at), new byte[0]);
            case 2 -> spliced(bytes, at, at, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
            case 3 -> spliced(bytes, at, at + 1, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
            default -> flipped(bytes, at, random.nextInt(8));
        };
    }

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "\\",
        "null",
        "1e999",
        "-",
        "9999999999999999999999999999999999999999",
        "é",
        "\\u0000",
        "\\ud800",
        "\\udc00",
        "\u0000",
        "\"id\":1,",
        "\"owner\":\"x\",",
        "{\"a\":{\"a\":",
        " ",
        "\n",
        "/**/"
    };

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << bit);
        return copy;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(piece);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "5, 5", "5, 6", "5, -1"})
    void recordHasAPlaceInTheLog(long sequence, long follows) {
        DocumentRecord valid = Records.itemRecord(Items.lightNight());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DocumentRecord(
                        CityLog.items(valid.owner()),
                        valid.id(),
                        sequence,
                        follows,
                        valid.document(),
                        valid.sha256(),
                        valid.time(),
                        Optional.empty()));
    }

    @Test
    void reasonsAreWrittenInKebabCase() {
        assertThat(RejectionReason.WRONG_DIGEST.term()).isEqualTo("wrong-digest");
    }

    private static Records lightNight() {
        return Records.of(Items.lightNight());
    }

    private static Arguments misshapen(String name, String member) {
        return rejected(name, lightNight().value(document(member)), "WRONG_SHAPE");
    }

    private static Records bare() {
        Records records = lightNight();
        records.raw().headers().forEach(header -> records.without(header.name()));
        return records;
    }

    private static Arguments rejected(String name, Records records, String reason) {
        return arguments(name, records, RejectionReason.valueOf(reason));
    }

    private static Records sameId(String id) {
        return lightNight().replacing(ID, id).header(Header.SUBJECT, id).key(id.getBytes(UTF_8));
    }

    private static Records version(String version) {
        return lightNight().replacing("\"version\":3", "\"version\":" + version);
    }

    private static Records owner(String owner) {
        return lightNight().replacing("\"owner\":\"leeds\"", "\"owner\":\"" + owner + "\"");
    }

    private static Records updated(String time) {
        return lightNight().replacing("2026-11-20T14:05:11Z", time);
    }

    /** The erased form, which is the shortest sound document, with more members. */
    private static String document(String members) {
        return new String(Items.erasedLightNight(), UTF_8).replace("{", "{" + members + ",");
    }

    private static byte[] padded(int size) {
        int without = document("\"x\":\"\"").length();
        return document("\"x\":\"" + "x".repeat(size - without) + "\"").getBytes(UTF_8);
    }

    private static byte[] nfd(String title) {
        return document("\"title\":{\"en\":\"" + Normalizer.normalize(title, Form.NFD) + "\"}")
                .getBytes(UTF_8);
    }

    private static byte[] around(String hex) {
        byte[] document = document("\"x\":\"#\"").getBytes(UTF_8);
        int at = new String(document, UTF_8).indexOf('#');
        return spliced(document, at, at + 1, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"f" + i + "\":" + i).collect(Collectors.joining(","));
    }

    /** 4,096 names that a hash of the form 33 h + c cannot tell apart. */
    private static String colliding() {
        List<String> names = List.of("");
        for (int i = 0; i < 12; i++) {
            List<String> longer = new ArrayList<>();
            names.forEach(name -> {
                longer.add(name + "bA");
                longer.add(name + "ab");
            });
            names = longer;
        }
        return names.stream().map(name -> "\"" + name + "\":1").collect(Collectors.joining(","));
    }

    private static byte[] noise() {
        byte[] noise = new byte[1_000];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] latin1() {
        return document("\"x\":\"é\"").getBytes(ISO_8859_1);
    }

    private static byte[] truncated() {
        byte[] document = Records.document(Items.lightNight());
        return Arrays.copyOf(document, document.length / 3);
    }

    private static byte[] gzip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Records.document(Items.lightNight()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
