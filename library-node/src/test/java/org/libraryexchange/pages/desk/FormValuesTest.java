package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Kind;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

class FormValuesTest {

    @Test
    void rowsAreInTheOrderOfTheirNumbers() {
        assertThat(new FormValues(new TreeMap<>(Map.of(
                                "/a/10/x", "1",
                                "/a/9/x", "2",
                                "/a/9/b/2", "3",
                                "/a/9/b/11", "4",
                                "/a/9", "5",
                                "/a/x", "6")))
                        .byPointer()
                        .keySet())
                .containsExactly("/a/9", "/a/9/b/2", "/a/9/b/11", "/a/9/x", "/a/10/x", "/a/x");
    }

    private static Stream<JsonNode> sampleItems() throws IOException, MalformedJsonException {
        List<JsonNode> items = new java.util.ArrayList<>();
        for (String city : List.of("leeds", "hangzhou")) {
            for (String file : List.of("events", "festivals", "history")) {
                JsonNode list = StrictJson.tree(
                        Files.readAllBytes(Path.of("../" + city + "-node/sample-catalogue/" + file + ".json")));
                StreamSupport.stream((list.isArray() ? list : list.path("items")).spliterator(), false)
                        .forEach(items::add);
            }
        }
        return items.stream();
    }

    /** Whoever opens an item and saves it without typing anything changes nothing. */
    @ParameterizedTest
    @MethodSource("sampleItems")
    void formHoldsEverythingThatAnItemSays(JsonNode item) throws InvalidItemException {
        // Given
        ItemDraft before = ItemDraft.of(item.deepCopy());

        // When
        FormValues values = FormValues.of(item);
        ItemDraft after = ItemDraft.of(values.document(before.content().kind()));

        // Then
        assertThat(after.content()).isEqualTo(before.content());
        assertThat(FormValues.posted(asPosted(values))).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lunar\":{\"month\":8,\"day\":18},\"offset\":-2,\"lasts\":3,\"from\":2024}",
                "{\"lunar\":{\"month\":12,\"day\":-1},\"offset\":1,\"to\":2030}",
                "{\"date\":{\"month\":1,\"day\":25}}",
                "{\"solar-term\":{\"term\":\"lichun\"}}",
                "{\"weekday\":{\"month\":8,\"weekday\":\"monday\",\"nth\":-1}}",
                "{\"easter\":{},\"offset\":-47}",
                "{\"announced\":{}}"
            })
    void rulesForDatesAreFields(String rule) throws Exception {
        // Given
        ObjectNode item =
                (ObjectNode) StrictJson.tree("""
                {"kind":"festival","originalLanguage":"en","title":{"en":"Tide"},
                "festival":{"occurrences":[{"date":"2027-09-16","ruleYear":2027}],"recurrence":%s}}
                """.formatted(rule).getBytes(java.nio.charset.StandardCharsets.UTF_8));

        // When
        FormValues values = FormValues.of(item);
        FormValues posted = FormValues.posted(asPosted(values));

        // Then
        assertThat(StrictJson.tree(posted.document(Kind.FESTIVAL)
                                .toString()
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .path("festival"))
                .isEqualTo(item.path("festival"));
        assertThat(ItemDraft.of(posted.document(Kind.FESTIVAL)).content())
                .isEqualTo(ItemDraft.of(item.deepCopy()).content());
        assertThat(posted).isEqualTo(values);
        assertThat(values.text("/festival/recurrence/form")).isNotEmpty();
        assertThat(values.carried()).isEqualTo(Map.of("/festival/occurrences/0/ruleYear", "2027"));
    }

    @Test
    void sisterItemsAreFieldsAndNotesOfTheNodeAreNone() throws Exception {
        // Given
        ObjectNode item = (ObjectNode) StrictJson.tree("""
                {"kind":"festival","originalLanguage":"en","title":{"en":"New year","zh-Hans":"新年"},"festival":{},
                "sisters":[{"id":"019ac1f2-8a00-7c11-8d3f-0c6f7b1e2a45","note":{"en":"Lanterns"},"owner":"hangzhou",
                "relation":"same"}]}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ObjectNode noted = item.deepCopy();
        noted.withObject("/translated/zh-Hans/~1title").put("by", "hangzhou");
        noted.withObject("/corrected/~1title~1zh-Hans").put("by", "hangzhou");

        // When
        FormValues values = FormValues.of(noted);

        // Then
        assertThat(values.document(Kind.FESTIVAL)).isEqualTo(item);
        assertThat(FormValues.posted(asPosted(values))).isEqualTo(values);
    }

    @Test
    void tickedSisterItemsAreAddedOnce() {
        // Given
        String ticked = "hangzhou/019ac1f2-8a00-7c11-8d3f-0c6f7b1e2a45";
        FormValues typed = FormValues.posted(Map.of("/title/en", List.of("New year")));

        // When
        FormValues once = DeskSisters.withTicked(typed, List.of(ticked, "nonsense", "hangzhou/nonsense", ticked));
        FormValues again = DeskSisters.withTicked(once, List.of(ticked));

        // Then
        assertThat(again).isEqualTo(once);
        assertThat(once.byPointer())
                .isEqualTo(new TreeMap<>(Map.of(
                        "/title/en", "New year",
                        "/sisters/0/owner", "hangzhou",
                        "/sisters/0/id", "019ac1f2-8a00-7c11-8d3f-0c6f7b1e2a45",
                        "/sisters/0/relation", "counterpart")));
    }

    private static Map<String, List<String>> asPosted(FormValues values) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        values.byPointer().forEach((pointer, text) -> form.put(pointer, List.of(text.replace("\n", "\r\n"))));
        return form;
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-07, '', '', '', '{\"date\":\"2027-10-07\"}'",
        "2027-10-07, '', '', 2027-10-09, '{\"date\":\"2027-10-07\",\"endDate\":\"2027-10-09\"}'",
        "2027-10-07, 18:00, '', '', '{\"start\":\"2027-10-07T18:00\",\"zone\":\"Europe/London\"}'",
        "2027-10-07, 18:00, 23:00, '',"
                + " '{\"end\":\"2027-10-07T23:00\",\"start\":\"2027-10-07T18:00\",\"zone\":\"Europe/London\"}'",
        "2027-10-07, 18:00, 01:00, 2027-10-08,"
                + " '{\"end\":\"2027-10-08T01:00\",\"start\":\"2027-10-07T18:00\",\"zone\":\"Europe/London\"}'"
    })
    void daysAndHoursBecomeATime(String day, String from, String to, String lastDay, String expected)
            throws MalformedJsonException {
        // Given
        Map<String, List<String>> form = Map.of(
                "/event/occurrences/0/day", List.of(day),
                "/event/occurrences/0/from", List.of(from),
                "/event/occurrences/0/to", List.of(to),
                "/event/occurrences/0/lastDay", List.of(lastDay),
                "/event/occurrences/0/zone", List.of("Europe/London"));

        // When
        ObjectNode document = FormValues.posted(form).document(Kind.CULTURAL_EVENT);

        // Then
        assertThat(document.at("/event/occurrences/0"))
                .isEqualTo(StrictJson.tree(expected.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void rowsThatNobodyHasFilledInAreLeftOut() {
        // Given
        Map<String, List<String>> form = Map.of(
                "/event/occurrences/0/zone", List.of("Europe/London"),
                "/event/occurrences/0/status", List.of("scheduled"),
                "/event/occurrences/1/day", List.of("2027-10-07"),
                "/event/occurrences/10/day", List.of("2027-10-09"),
                "/event/occurrences/2/day", List.of("2027-10-08"),
                "base", List.of("abc"));

        // When
        FormValues values = FormValues.posted(form);

        // Then
        assertThat(values.byPointer())
                .isEqualTo(new TreeMap<>(Map.of(
                        "/event/occurrences/0/day", "2027-10-07",
                        "/event/occurrences/1/day", "2027-10-08",
                        "/event/occurrences/2/day", "2027-10-09")));
        assertThat(values.withoutRow("/event/occurrences/1").byPointer().values())
                .containsExactly("2027-10-07", "2027-10-09");
    }

    @Test
    void severalTicksAreAList() {
        FormValues values = FormValues.posted(Map.of("/event/audience", List.of("families", "schools")));

        assertThat(values.document(Kind.CULTURAL_EVENT).at("/event/audience").toString())
                .isEqualTo("[\"families\",\"schools\"]");
    }

    @Test
    void whatIsNoNumberIsToldByTheRules() {
        FormValues values = FormValues.posted(Map.of("/place/latitude", List.of("north")));

        assertThat(values.document(Kind.FESTIVAL).at("/place/latitude").isTextual())
                .isTrue();
    }
}
