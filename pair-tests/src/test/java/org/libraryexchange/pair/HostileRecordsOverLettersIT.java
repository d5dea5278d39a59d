package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.record.CityLog.Sort;

/** The log of letters of Leeds holds what Leeds would never write. */
@In(Sort.LETTERS)
@Tag("long")
class HostileRecordsOverLettersIT extends HostileRecordsIT {

    private static final String TEXT = "Dear colleagues, do you know this wharf?";
    private static final String ASKS = "\"asks\":\"reply\",";
    private static final String WHAT_IT_SAYS =
            "\"(asks|from|originalLanguage|sent|subject|text)\":(\"[^\"]*\"|\\{[^}]*}),";

    static Stream<Arguments> harmless() {
        return Stream.of(
                harmless("decomposed subject", "Café", "Cafe\u0301"),
                harmless("text that turns", TEXT, "\u202eliated laicos\u202c"),
                harmless("text that is too long", TEXT, "x".repeat(30_000)),
                harmless("a script", TEXT, "<script>alert(1)</script>"),
                harmless(
                        "too many items",
                        ASKS,
                        "\"about\":[" + "%s,".formatted(about()).repeat(20) + about() + "],"),
                harmless(
                        "an item that is none",
                        ASKS,
                        "\"about\":[{\"id\":\"none\",\"owner\":\"../ops\",\"version\":-1}],"),
                harmless("link without https", ASKS, "\"links\":[\"javascript:alert(1)\"],"),
                harmless("unknown request", ASKS, "\"asks\":\"tea\","),
                harmless("unknown desk", "\"desk\":\"events\"", "\"desk\":\"No Desk\""),
                harmless("language that is none", "\"originalLanguage\":\"en\"", "\"originalLanguage\":\"<b>\""),
                harmless(
                        "proposal of tomorrow",
                        ASKS,
                        "\"proposal\":{\"changes\":[{\"moves\":\"/title\",\"pointer\":\"nowhere\"}],\"sort\":\"wish\"},"),
                harmless("a turn beyond all others", "\"turn\":1,", "\"turn\":9007199254740992,"),
                arguments("nothing said", changed(document -> document.replaceAll(WHAT_IT_SAYS, ""))),
                arguments("all null", changed(document -> document.replaceAll(WHAT_IT_SAYS, "\"$1\":null,"))));
    }

    private static Arguments harmless(String kind, String part, String instead) {
        return arguments(kind, changed(document -> document.replace(part, instead)));
    }

    private static UnaryOperator<String> changed(UnaryOperator<String> change) {
        return document -> {
            String changed = change.apply(document);
            assertThat(changed).isNotEqualTo(document);
            return changed;
        };
    }

    private static String about() {
        return "{\"id\":\"%s\",\"owner\":\"leeds\",\"version\":1}".formatted(UUID.randomUUID());
    }

    /** The rules of content bind the sender. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void whatHarmsNobodyIsStoredAsTheSenderSentIt(String kind, UnaryOperator<String> change, PairUnderTest pair) {
        WriteTarget letter = Traffic.of(pair.leeds(), kind, 0).once("harmless " + kind);

        assertIsStoredThenOverwrittenByOwner(pair, letter, kind + ", Café", change);
    }

    @Override
    List<String> pages(StoredItem stored) {
        JsonNode document = Json.read(stored.document());
        String letter = document.at("/letter/id").asText(stored.id().toString());
        return List.of(
                "/api/v1/letters/" + letter,
                "/api/v1/letters/" + letter + "/receipt",
                "/api/v1/letters?limit=100",
                "/api/v1/letters/changes?partner=leeds&owner=leeds&after=" + (stored.sequence() - 1));
    }

    @Test
    void stateOfTomorrowIsStoredAsTheAddresseeSentIt(PairUnderTest pair) {
        WriteTarget handling = Traffic.of(pair.leeds(), "state of tomorrow", 1).againAndAgain("handling");

        assertIsStoredThenOverwrittenByOwner(
                pair, handling, "handled", document -> document.replace("\"in-hand\"", "\"passed-on\""));
    }

    @Test
    void operatorsSeeReasonAndSizeOfRejectedLettersAndNoneOfTheirWords(PairUnderTest pair) {
        // Given
        TopicUnderTest log = pair.log(pair.leeds());
        StolenKey key = new StolenKey(pair.leeds());
        Strangers strangers = new Strangers(pair);
        long before = pair.hangzhou().database().number("select coalesce(max(id), 0) from rejected_record");
        NodeLog told = NodeLog.fromNowOn(pair.hangzhou());
        List<HostileRecord> letters = new HostileLetters().ofDocuments();

        // When
        letters.forEach(bad -> strangers.expect(log.append(key.seal(bad.content())), bad.content(), bad.reason()));

        // Then
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), log, SOON);
        strangers.areRejectedAndNothingElse();
        RequestOutcome listed =
                pair.hangzhou().client().get("/api/v1/exchange/rejected-letters?limit=200&after=" + before);
        assertThat(listed).isInstanceOfSatisfying(Acknowledged.class, answer -> {
            assertThat(answer.json().findValuesAsText("reason"))
                    .containsExactlyElementsOf(
                            letters.stream().map(HostileRecord::reason).toList());
            assertThat(answer.json().findValues("bytes"))
                    .allSatisfy(bytes -> assertThat(bytes.asLong()).isPositive());
            assertThat(answer.body()).doesNotContain("confidence", "Forged");
        });
        assertThat(told.linesWith("confidence")).isEmpty();
        assertThat(told.linesWith("Forged")).isEmpty();
    }
}
