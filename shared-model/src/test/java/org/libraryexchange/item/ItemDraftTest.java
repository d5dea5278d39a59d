package org.libraryexchange.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Property;
import org.libraryexchange.json.RandomJson;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

class ItemDraftTest {

    static Stream<Mutation> refused() {
        return Mutations.refused();
    }

    static Stream<Mutation> accepted() {
        return Mutations.accepted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void brokenRuleIsNamedWithItsPlace(Mutation mutation) {
        // When
        List<Violation> violations = violations(Items.sent(mutation.draft()));

        // Then
        assertThat(violations)
                .hasSizeBetween(1, 2)
                .anySatisfy(violation -> {
                    assertThat(violation.pointer()).isEqualTo(mutation.pointer());
                    assertThat(violation.rule()).isEqualTo(mutation.rule());
                })
                .allSatisfy(ItemDraftTest::isHelpful);
    }

    /** It goes on from the field's name, and gives away nothing of how the node is built. */
    private static void isHelpful(Violation violation) {
        assertThat(violation.message().replace("datesToBeAnnounced", "name-of-a-field"))
                .matches("(?s)(is|must|has|holds|does|goes) \\S.*")
                .hasSizeBetween(10, 400)
                .doesNotContain("null", "java", "jackson", "Exception", "%")
                .doesNotContainPattern("[a-z][A-Z][a-z]+\\(|[A-Z][a-z]+[A-Z][a-z]+");
        Stream.of(violation.pointer(), violation.message(), String.valueOf(violation.value()))
                .forEach(text -> assertThatCode(() -> Text.requireExchangeable(text))
                        .as("can be sent back")
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void whatIsJustAllowedIsAccepted(Mutation mutation) {
        assertThat(violations(Items.sent(mutation.draft()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/title                     | 'Light Night' | text by language",
                "/summary                   | []            | text by language",
                "/place/name                | ''            | text by language",
                "/place                     | 1             | must be an object",
                "/attribution               | 1             | must be text",
                "/media                     | {}            | must be a list",
                "/place/latitude            | 'north'       | must be a number",
                "/event/admission/free      | 'no'          | must be true or false",
                "/event/occurrences/0/start | 'tonight'     | such as 2027-10-07T18:00",
                "/event/occurrences/0/date  | 7             | such as 2027-10-07",
                "/publisher                 | 'Leeds'       | known fields are attribution, attributions, description, event",
                "/event/occurrences/0/ruleYear | 99999999999 | must be a whole number of at most nine digits",
                "/event/occurrences/0/ruleYear | 1.5         | must be a whole number of at most nine digits",
                "/title/en                  | 'a\\u0000'  | holds U+0000 at position 1"
            })
    void messageSaysWhatWouldFit(String at, String value, String expected) {
        Mutation mutation = new Mutation(Items.lightNight(), at, value, null, null, null);

        assertThat(violations(Items.sent(mutation.draft())))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"easter", "announced"})
    void messageSaysThatAnObjectHasNoFields(String form) {
        // Given
        ObjectNode draft = Items.draftOf(Items.lightNight());
        draft.put("kind", "festival").remove("event");
        draft.withObject("/festival/recurrence/" + form).put("western", true);

        // When
        List<Violation> violations = violations(Items.sent(draft));

        // Then
        assertThat(violations)
                .singleElement()
                .satisfies(violation -> assertThat(violation.message())
                        .isEqualTo("is not a known field: nothing goes here, so send {}"));
    }

    @Test
    void allViolationsAreReportedAtOnce() {
        // Given
        ObjectNode draft = Items.draftOf(Items.lightNight());
        draft.remove("licence");
        draft.put("originalLanguage", "EN");
        draft.withObject("/title").put("en", " ").put("zh-Hans", "x".repeat(301));
        draft.withObject("/place").put("latitude", 91);
        draft.withObject("/event/occurrences/0").put("zone", "Europe/Leeds");
        draft.withObject("/event/admission").remove("free");

        // When
        List<Violation> violations = violations(Items.sent(draft));

        // Then
        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/licence",
                        "/originalLanguage",
                        "/title",
                        "/title/en",
                        "/title/zh-Hans",
                        "/place/latitude",
                        "/event/occurrences/0/zone",
                        "/event/admission/free");
    }

    @Test
    void noMoreThanAHundredViolationsAreListed() {
        ObjectNode draft = Items.draftOf(Items.lightNight());
        draft.putArray("links").addAll(Collections.nCopies(50, Mutation.json("{'url': 'x', 'title': {'EN': ''}}")));

        assertThat(violations(Items.sent(draft))).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "form", "rel", "audience", "status", "occurrenceStatus"})
    void unknownValueOfAClosedListIsAnsweredWithTheList(String list) {
        record Closed(Item of, String at, List<String> allowed) {}
        Closed closed = switch (list) {
            case "kind" -> new Closed(Items.lightNight(), "/kind", terms(Kind.class));
            case "form" -> new Closed(Items.canalPhotograph(), "/history/form", terms(Form.class));
            case "rel" -> new Closed(Items.lightNight(), "/links/0/rel", terms(LinkRelation.class));
            case "audience" -> new Closed(Items.lightNight(), "/event/audience/0", terms(Audience.class));
            case "status" -> new Closed(Items.lightNight(), "/status", List.of("draft", "published"));
            default -> new Closed(Items.lightNight(), "/event/occurrences/0/status", terms(OccurrenceStatus.class));
        };
        Mutation mutation = new Mutation(closed.of(), closed.at(), "'nonsense'", closed.at(), "allowed-values", null);

        List<Violation> violations = violations(Items.sent(mutation.draft()));

        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.message()).contains(closed.allowed());
            assertThat(violation.value()).contains("nonsense");
        });
    }

    static <E extends Enum<E>> List<String> terms(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> StrictJson.mapper().convertValue(constant, String.class))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"item\"", "1", "true"})
    void onlyAnObjectIsAnItem(String document) {
        assertThat(violations(document.getBytes(UTF_8))).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEmpty();
            assertThat(violation.message()).isEqualTo("must be an object");
        });
    }

    @Test
    void fieldsOfTheNodeAreRefusedTogether() {
        ObjectNode draft = Items.draftOf(Items.lightNight())
                .put("id", "x")
                .put("owner", "leeds")
                .put("version", 1);

        assertThat(violations(Items.sent(draft)))
                .extracting(Violation::pointer)
                .containsExactly("/id", "/owner", "/version");
    }

    @Test
    void draftNeedsNoLicence() throws Exception {
        ObjectNode draft = Items.draftOf(Items.lightNight()).put("status", "draft");
        draft.remove("licence");

        ItemDraft read = ItemDraft.read(Items.sent(draft));

        assertThat(read.status()).contains(Status.DRAFT);
        assertThatCode(() -> read.requireValid(Status.DRAFT)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(InvalidItemException.class, () -> read.requireValid(Status.WITHDRAWN)))
                .isNotNull();
    }

    @Test
    void statusMayBeLeftOut() throws Exception {
        ObjectNode draft = Items.draftOf(Items.lightNight());
        draft.remove("status");

        assertThat(ItemDraft.read(Items.sent(draft)).status()).isEqualTo(Optional.empty());
    }

    @Test
    void offendingValueIsShownShortened() {
        ObjectNode draft = Items.draftOf(Items.lightNight());
        draft.withObject("/title").put("en", "\ud83c\udf15".repeat(400));

        assertThat(violations(Items.sent(draft)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.value()).isEqualTo("\ud83c\udf15".repeat(80) + "…"));
    }

    @Test
    void composedAndDecomposedTextGiveTheSameItem() {
        Property.forAll(1_000, (random, size) -> {
            // Given the same text in both normal forms
            ObjectNode draft = Items.draftOf(Items.midAutumn());
            draft.withObject("/title").put("en", "Café İstanbul 한글 " + printable(new RandomJson(random).text(size)));
            draft.withObject("/summary").put("zh-Hans", "書\ufa0e " + printable(new RandomJson(random).text(size)));
            String document = draft.toString();

            // When
            ItemDraft composed = ItemDraft.read(
                    Normalizer.normalize(document, Normalizer.Form.NFC).getBytes(UTF_8));
            ItemDraft decomposed = ItemDraft.read(
                    Normalizer.normalize(document, Normalizer.Form.NFD).getBytes(UTF_8));

            // Then
            assertThat(decomposed).isEqualTo(composed);
            assertThat(CanonicalJson.bytes(decomposed.content().toTree()))
                    .isEqualTo(CanonicalJson.bytes(composed.content().toTree()));
        });
    }

    /** Jackson escapes control characters when it prints; the rest goes out raw and so can be normalized. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "");
    }

    @Test
    void anyChangeOfAnItemIsReadOrRefused() {
        JsonNode[] values = {
            Mutation.json("null"),
            Mutation.json("''"),
            Mutation.json("'x'"),
            Mutation.json("0"),
            Mutation.json("1.5"),
            Mutation.json("1e999999999"),
            Mutation.json("true"),
            Mutation.json("[]"),
            Mutation.json("{}"),
            Mutation.json("[null]"),
            Mutation.json("[[]]"),
            Mutation.json("{'en': null}"),
            Mutation.json("{'': {}}"),
            Mutation.json("'\\u0000'"),
            Mutation.json("'\\ud800'"),
            Mutation.json("{'\\ud800': 1}"),
            Mutation.json("'9999-12-31'"),
            Mutation.json("'-999999999-01-01'"),
            Mutation.json("'2027-10-07T18:00'")
        };
        List<Item> items = Items.all().toList();
        Property.forAll(20_000, (random, size) -> {
            // Given a draft with one to three nodes replaced
            JsonNode draft = Items.draftOf(items.get(random.nextInt(items.size())));
            for (int i = random.nextInt(3); i >= 0; i--) {
                List<JsonNode> parents = new ArrayList<>(draft.findParents("en"));
                parents.addAll(draft.findParents("status"));
                parents.addAll(draft.findParents("url"));
                parents.addAll(draft.findParents("free"));
                parents.addAll(draft.findParents("edtf"));
                parents.addAll(draft.findParents("latitude"));
                JsonNode parent = parents.isEmpty() ? draft : parents.get(random.nextInt(parents.size()));
                List<String> names = new ArrayList<>();
                parent.fieldNames().forEachRemaining(names::add);
                ((ObjectNode) parent)
                        .set(names.get(random.nextInt(names.size())), values[random.nextInt(values.length)].deepCopy());
            }

            // Then what is said about it can be sent back
            assertThat(violations(Items.sent(draft))).allSatisfy(ItemDraftTest::isHelpful);
        });
    }

    @Test
    void namesOfUnknownFieldsCanBeSentBack() {
        ObjectNode draft = Items.draftOf(Items.lightNight());
        draft.set("half \ud800", JsonNodeFactory.instance.nullNode());

        assertThat(violations(Items.sent(draft))).singleElement().satisfies(ItemDraftTest::isHelpful);
    }

    private static List<Violation> violations(byte[] document) {
        try {
            ItemDraft.read(document).requireValid(Status.PUBLISHED);
            return List.of();
        } catch (InvalidItemException e) {
            return e.violations();
        } catch (MalformedJsonException e) {
            throw new AssertionError("the document is no JSON: " + e.getMessage(), e);
        }
    }
}
