package org.libraryexchange.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.StrictJson;

class LetterTest {

    private static final Instant LATER = Instant.parse("2026-11-25T10:20:00.9Z");

    @ParameterizedTest
    @MethodSource("org.libraryexchange.letter.ExampleLetters#all")
    void storedDocumentIsReadAsTheSameLetter(Letter letter) {
        assertThat(Letter.ofStored(ExampleLetters.document(letter))).isEqualTo(letter);
    }

    @ParameterizedTest
    @MethodSource("org.libraryexchange.letter.ExampleLetters#all")
    void whatANewerVersionHasAddedIsPassedOver(Letter letter) {
        // Given
        String newer = new String(ExampleLetters.document(letter), UTF_8)
                .replaceFirst("\\{", "{\"poll\":{\"days\":[\"2027-05-08\"]},")
                .replaceFirst("\"from\":\\{", "\"from\":{\"telephone\":\"1\",");

        // Then
        assertThat(Letter.ofStored(newer.getBytes(UTF_8))).isEqualTo(letter);
    }

    @ParameterizedTest
    @MethodSource("org.libraryexchange.letter.ExampleLetters#all")
    void documentIsCanonical(Letter letter) throws Exception {
        byte[] document = letter.document();

        assertThat(CanonicalJson.bytes(StrictJson.tree(document))).isEqualTo(document);
    }

    @Test
    void memberOfAnotherTypeIsLeftOutWhereALetterIsShown() {
        String stored =
                "{\"subject\":{\"en\":7,\"zh-Hans\":\"灯\"},\"links\":[{}],\"asks\":1,\"proposal\":{\"sort\":7},\"poll\":7}";

        assertThat(StoredDocument.read(stored, Letter.SHAPE))
                .hasToString("{\"subject\":{\"zh-Hans\":\"灯\"},\"links\":[],\"proposal\":{},\"poll\":7}");
    }

    @Test
    void letterInTwoLanguagesHasTheseBytes() {
        assertThat(ExampleLetters.document(ExampleLetters.lanterns()))
                .asString(UTF_8)
                .isEqualTo("""
                {"about":[{"id":"019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11","owner":"leeds","version":3}],"asks":"check",\
                "from":{"desk":"local-studies","name":"Ruth Barker"},"id":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01",\
                "kind":"letter","links":["https://example.org/lightnight"],"machine":["zh-Hans"],\
                "originalLanguage":"en","owner":"leeds","seen":0,"sent":"2026-11-25T10:12:00Z","status":"sent",\
                "subject":{"en":"Lanterns for Light Night","zh-Hans":"光之夜的灯笼"},\
                "text":{"en":"Could you check our Chinese title?\\n\\nMany thanks.",\
                "zh-Hans":"能否请你们核对我们的中文标题？\\n\\n多谢。"},\
                "thread":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00","to":"hangzhou","toDesk":"events","turn":1,\
                "updated":"2026-11-25T10:12:00Z","version":1}""");
    }

    @Test
    void letterInOneLanguageHasTheseBytes() {
        assertThat(ExampleLetters.document(ExampleLetters.photographs()))
                .asString(UTF_8)
                .isEqualTo("""
                {"asks":"none","from":{"desk":"events"},"id":"019ac1f3-2d00-7b31-8c22-6c9b5d208f12",\
                "inReplyTo":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01","kind":"letter","originalLanguage":"zh-Hans",\
                "owner":"hangzhou","seen":1,"sent":"2026-11-25T10:12:00Z","status":"sent",\
                "subject":{"zh-Hans":"回复：光之夜的灯笼 \ud83c\udfee"},"text":{"zh-Hans":"标题很好。"},\
                "thread":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00","to":"leeds","turn":2,\
                "updated":"2026-11-25T10:12:00Z","version":1}""");
    }

    @Test
    void recalledLetterSaysNothingOfWhatItSaid() {
        assertThat(ExampleLetters.document(ExampleLetters.lanterns().recalled(LATER)))
                .asString(UTF_8)
                .isEqualTo("""
                {"asks":"check","from":{"desk":"local-studies"},"id":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01",\
                "kind":"letter","originalLanguage":"en","owner":"leeds","seen":0,"sent":"2026-11-25T10:12:00Z",\
                "status":"recalled","thread":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00","to":"hangzhou","toDesk":"events",\
                "turn":1,"updated":"2026-11-25T10:20:00Z","version":2}""");
    }

    @Test
    void erasedLetterKeepsOnlyItsPlace() {
        // Given
        String erased = """
                {"id":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01","kind":"letter","owner":"leeds","seen":0,\
                "status":"erased","thread":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00","to":"hangzhou","turn":1,\
                "updated":"2026-11-25T10:20:00Z","version":%d}""";

        // Then
        assertThat(ExampleLetters.document(ExampleLetters.lanterns().erased(LATER)))
                .asString(UTF_8)
                .isEqualTo(erased.formatted(2));
        assertThat(ExampleLetters.document(
                        ExampleLetters.lanterns().recalled(LATER).erased(LATER)))
                .asString(UTF_8)
                .isEqualTo(erased.formatted(3));
    }

    @Test
    void anotherVersionSaysTheSame() {
        assertThat(ExampleLetters.lanterns().as(7, LATER).recalled(LATER).head().version())
                .isEqualTo(8);
        assertThat(ExampleLetters.lanterns().as(7, LATER).content())
                .isEqualTo(ExampleLetters.lanterns().content());
    }

    @Test
    void statusThatIsNotThatOfTheTypeIsRefused() {
        LetterHead sent = ExampleLetters.lanterns().head();

        assertThatIllegalArgumentException().isThrownBy(() -> new ErasedLetter(sent));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecalledLetter(
                        sent, sent.updated(), ExampleLetters.lanterns().content()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SentLetter(
                        sent.next(LetterStatus.RECALLED, LATER),
                        LATER,
                        ExampleLetters.lanterns().content()));
    }

    @Test
    void letterToItsOwnCityIsRefused() {
        LetterHead head = ExampleLetters.lanterns().head();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LetterHead.sent(head.id(), "leeds", "leeds", head.thread(), head.turn(), LATER))
                .withMessageContaining("to must be another city");
    }

    @Test
    void firstVersionCannotBeRecalledOrErased() {
        LetterHead head = ExampleLetters.lanterns().head();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.next(LetterStatus.ERASED, LATER).as(1, LATER));
        assertThatIllegalArgumentException().isThrownBy(() -> head.as(0, LATER));
    }

    /** Twenty languages of ten thousand characters are within the rules of content, and too much for a record. */
    @Test
    void documentThatIsTooLargeIsRefused() {
        // Given
        Map<String, String> texts = new TreeMap<>();
        IntStream.range(0, 20).forEach(n -> texts.put("en-x-" + n, "灯".repeat(10_000)));
        LetterContent content = ExampleLetters.lanterns().content();
        LetterContent large = new LetterContent(
                null,
                content.from(),
                null,
                "en-x-0",
                content.subject(),
                new LocalizedText(texts),
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        // When
        InvalidItemException refusal = catchThrowableOfType(
                InvalidItemException.class,
                () -> new SentLetter(ExampleLetters.lanterns().head(), LATER, large).document());

        // Then
        assertThat(refusal.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo("max-size"));
        assertThat(Binding.LARGEST_DOCUMENT).isEqualTo(262_144);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "\"kind\":\"letter\" \"kind\":\"handling\"",
                "\"status\":\"sent\" \"status\":\"draft\"",
                "\"status\":\"sent\" \"status\":\"recalled\"",
                "\"version\":1 \"version\":0",
                "\"turn\":1 \"turn\":0",
                "\"seen\":0 \"seen\":-1",
                "\"sent\":\"2026-11-25T10:12:00Z\" \"sent\":\"yesterday\"",
                "\"thread\":\"019a \"thread\":\"x",
                "\"asks\":\"check\" \"asks\":\"everything\""
            })
    void damagedDocumentIsNamedAsSuch(String damage) {
        // Given
        String[] change = damage.split(" ", -1);
        String document = change.length == 2
                ? new String(ExampleLetters.document(ExampleLetters.lanterns()), UTF_8).replace(change[0], change[1])
                : damage;

        // Then
        assertThatIllegalStateException()
                .isThrownBy(() -> Letter.ofStored(document.getBytes(UTF_8)))
                .withMessageStartingWith("a stored document is damaged");
    }
}
