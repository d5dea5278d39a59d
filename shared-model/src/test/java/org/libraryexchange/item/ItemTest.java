package org.libraryexchange.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.StrictJson;

/** Alone, since the locale and the time zone are those of the whole process. */
@Isolated
class ItemTest {

    static Stream<Item> items() {
        return Items.all();
    }

    @ParameterizedTest
    @MethodSource("items")
    void storedDocumentIsReadAsTheSameItem(Item item) throws Exception {
        assertThat(Item.ofStored(item.document())).isEqualTo(item);
    }

    @ParameterizedTest
    @MethodSource("items")
    void whatANewerVersionHasAddedIsPassedOver(Item item) throws Exception {
        // Given
        String newer = new String(item.document(), UTF_8)
                .replaceFirst("\\{", "{\"accessibility\":{\"ramps\":[2]},")
                .replaceFirst("\"(event|festival|history|withdrawal)\":\\{", "\"$1\":{\"sponsors\":[],");

        // Then
        assertThat(Item.ofStored(newer.getBytes(UTF_8))).isEqualTo(item);
    }

    @ParameterizedTest
    @MethodSource("items")
    void documentIsCanonical(Item item) throws Exception {
        byte[] document = item.document();

        assertThat(CanonicalJson.bytes(StrictJson.tree(document))).isEqualTo(document);
    }

    @ParameterizedTest
    @MethodSource("items")
    void documentDoesNotDependOnTheMachine(Item item) throws Exception {
        String digest = Sha256.hex(item.document());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String[] machine : List.of(
                    new String[] {"tr-TR", "Asia/Shanghai"},
                    new String[] {"ar-EG-u-nu-arab", "Pacific/Apia"},
                    new String[] {"th-TH-u-ca-buddhist-nu-thai", "America/St_Johns"})) {
                Locale.setDefault(Locale.forLanguageTag(machine[0]));
                TimeZone.setDefault(TimeZone.getTimeZone(machine[1]));
                ItemContent read =
                        ItemDraft.read(Items.sent(Items.draftOf(item))).content();
                assertThat(Sha256.hex(Items.withContent(item, read).document()))
                        .as(machine[0])
                        .isEqualTo(digest);
                assertThat(read.violations(true)).isEmpty();
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void messagesDoNotDependOnTheMachine() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Mutation mutation =
                    new Mutation(Items.lightNight(), "/title/en", "'" + "x".repeat(301) + "'", null, null, null);

            InvalidItemException refusal = catchThrowableOfType(
                    InvalidItemException.class,
                    () -> ItemDraft.read(Items.sent(mutation.draft())).requireValid(Status.PUBLISHED));

            assertThat(refusal).hasMessageContaining("has 301 characters; at most 300 are allowed");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void documentHoldsTheTextThatWasWritten() throws Exception {
        String document = new String(Items.midAutumn().document(), UTF_8);

        assertThat(document)
                .startsWith("{\"attribution\":\"Hangzhou Library\",\"created\":\"2026-11-02T09:30:00Z\",\"festival\":{")
                .contains("\"latitude\":30.25,\"longitude\":120.15")
                .contains("花好月圆 \ud83c\udf15")
                .endsWith("\"updated\":\"2026-11-20T14:05:11Z\",\"version\":1}");
    }

    @Test
    void documentOfTheLargestSizeIsAllowedAndOneByteMoreIsNot() throws Exception {
        // Given an item whose document is as large as can be
        Item item = Items.lightNight();
        int room = Item.LARGEST_DOCUMENT - sized(item, 0, 0).document().length;

        // When
        Item largest = sized(item, room / 2, room - room / 2);
        Item tooLarge = sized(item, room / 2, room - room / 2 + 1);

        // Then
        assertThat(largest.document()).hasSize(Item.LARGEST_DOCUMENT);
        assertThat(catchThrowableOfType(InvalidItemException.class, tooLarge::document)
                        .violations())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo("max-size");
                    assertThat(violation.message()).contains("262145", "262144");
                });
    }

    private static Item sized(Item item, int english, int chinese) throws Exception {
        ObjectNode draft = Items.draftOf(item);
        draft.withObject("/description").put("en", "x".repeat(english)).put("zh-Hans", "x".repeat(chinese));
        return Items.withContent(item, ItemDraft.read(Items.sent(draft)).content());
    }

    @Test
    void timesAreCutToWholeSeconds() {
        Item item = Items.lightNight();
        Instant fine = Instant.parse("2026-11-20T14:05:11.999999Z");

        Item cut = new Item(
                item.id(),
                item.owner(),
                item.status(),
                1,
                fine,
                fine,
                item.content(),
                TextNotes.NONE,
                Optional.empty());

        assertThat(cut.created()).isEqualTo("2026-11-20T14:05:11Z");
        assertThat(cut.updated()).isEqualTo("2026-11-20T14:05:11Z");
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHED, 0, false", "PUBLISHED, 1, true", "WITHDRAWN, 1, false", "ERASED, 1, false"})
    void nonsenseIsRefused(Status status, long version, boolean withdrawn) {
        Item item = Items.lightNight();
        Optional<Withdrawal> withdrawal = withdrawn ? Items.cancelledConcert().withdrawal() : Optional.empty();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Item(
                        item.id(),
                        item.owner(),
                        status,
                        version,
                        item.created(),
                        item.updated(),
                        item.content(),
                        TextNotes.NONE,
                        withdrawal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"id\": 1}",
                "{\"id\": \"x\", \"owner\": \"leeds\"}",
                "{\"id\": \"019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11\", \"owner\": \"leeds\", \"status\": \"published\","
                        + " \"version\": 1, \"created\": \"yesterday\", \"updated\": \"today\"}",
                "{\"id\": \"019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11\", \"owner\": \"leeds\", \"status\": \"published\","
                        + " \"version\": 0, \"created\": \"2026-11-20T14:05:11Z\", \"updated\": \"2026-11-20T14:05:11Z\"}"
            })
    void damagedDocumentIsNamedAsSuch(String document) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Item.ofStored(document.getBytes(UTF_8)))
                .withMessageStartingWith("a stored document is damaged");
    }

    @ParameterizedTest
    @MethodSource("items")
    void itemSaysWhatItWasWrittenWith(Item item) throws Exception {
        ItemContent again = ItemDraft.read(Items.sent(Items.draftOf(item))).content();

        assertThat(Item.ofStored(item.document()).says(item.status(), again, item.notes()))
                .isTrue();
    }

    @Test
    void otherStatusOrContentIsSomethingElse() {
        Item item = Items.lightNight();

        assertThat(item.says(Status.WITHDRAWN, item.content(), item.notes())).isFalse();
        assertThat(item.says(item.status(), Items.midAutumn().content(), item.notes()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/place/latitude, 53.79970",
        "/place/latitude, 5.37997e1",
        "/place/longitude, -154.92e-2",
        "/summary, '{''zh-Hans'': ''两晚光影艺术点亮市中心。'', ''en'':"
                + " ''Two evenings of light art across the city centre.''}"
                + "'",
        "/event/admission/prices, []"
    })
    void sameThingWrittenInAnotherWayIsNoChange(String at, String value) throws Exception {
        Item item = Items.lightNight();
        Mutation mutation = new Mutation(item, at, value, null, null, null);

        ItemContent again = ItemDraft.read(Items.sent(mutation.draft())).content();

        assertThat(item.says(item.status(), again, item.notes())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.0", "50", "50.000000", "5e1", "90", "0.100"})
    void coordinateIsReadBackAsItWasWritten(String degrees) throws Exception {
        Mutation mutation = new Mutation(Items.lightNight(), "/place/latitude", degrees, null, null, null);
        Item item = Items.withContent(
                Items.lightNight(), ItemDraft.read(Items.sent(mutation.draft())).content());

        assertThat(Item.ofStored(item.document())).isEqualTo(item);
    }

    @Test
    void identifierIsAddedOnce() {
        Identifier given = new Identifier("leeds-sample", "light-night");
        ItemContent content = Items.lightNight().content();

        ItemContent identified = content.identifiedBy(given);

        assertThat(identified.identifiers())
                .containsExactly(given, content.identifiers().get(0));
        assertThat(identified.identifiedBy(given)).isSameAs(identified);
    }
}
