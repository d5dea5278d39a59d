package org.libraryexchange.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.json.StrictJson;

/** The JSON Schema says the same as the records, as far as JSON Schema can say it. */
class SchemaTest {

    private static final Map<Class<?>, String> DEFINITION_OF_TEXT = Map.of(
            LocalizedText.class, "localizedText",
            LocalDate.class, "calendarDate",
            LocalDateTime.class, "localTime",
            Instant.class, "instant");

    private static final Map<Class<?>, String> JSON_TYPE = Map.of(
            String.class,
            "string",
            UUID.class,
            "string",
            Boolean.class,
            "boolean",
            BigDecimal.class,
            "number",
            Integer.class,
            "integer");

    private final JsonNode schema = Schemas.tree(Schemas.ITEM);

    @Test
    void recordsAndSchemaHaveTheSameFields() {
        compare(ItemContent.class, schema.at("/$defs/content"));
        compare(Withdrawal.class, schema.at("/$defs/withdrawal"));
    }

    private void compare(Class<?> type, JsonNode definition) {
        assertThat(definition.path("type").asText()).as(type.getSimpleName()).isEqualTo("object");
        assertThat(names(definition.get("properties")))
                .as(type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(SchemaTest::member)
                        .toList());
        for (RecordComponent component : type.getRecordComponents()) {
            compareValue(component.getGenericType(), definition.at("/properties/" + member(component)));
        }
    }

    private static String member(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private void compareValue(Type type, JsonNode value) {
        if (type instanceof ParameterizedType list) {
            assertThat(value.path("type").asText()).as(type.toString()).isEqualTo("array");
            assertThat(value.has("maxItems")).as(type.toString()).isTrue();
            compareValue(list.getActualTypeArguments()[0], value.get("items"));
            return;
        }
        Class<?> raw = (Class<?>) type;
        if (DEFINITION_OF_TEXT.containsKey(raw)) {
            assertThat(value.path("$ref").asText()).isEqualTo("#/$defs/" + DEFINITION_OF_TEXT.get(raw));
        } else if (raw.isEnum()) {
            assertThat(texts(resolved(value).get("enum"))).isEqualTo(terms(raw));
        } else if (raw.isRecord()) {
            compare(raw, resolved(value));
        } else {
            assertThat(resolved(value).path("type").asText())
                    .as(value.toString())
                    .isEqualTo(JSON_TYPE.get(raw));
        }
    }

    private JsonNode resolved(JsonNode value) {
        return value.has("$ref") ? resolved(schema.at(value.get("$ref").asText().substring(1))) : value;
    }

    private static List<String> terms(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> StrictJson.mapper().convertValue(constant, String.class))
                .toList();
    }

    @Test
    void statusesOfTheThreeFormsAreThoseOfTheContract() {
        List<String> statuses = new ArrayList<>(texts(schema.at("/$defs/current/properties/status/enum")));
        statuses.add(schema.at("/$defs/erased/properties/status/const").asText());
        statuses.add(0, "draft");

        assertThat(statuses).isEqualTo(terms(Status.class));
    }

    @Test
    void erasedFormHasExactlySixFields() {
        List<String> six = List.of("id", "owner", "kind", "status", "version", "updated");

        assertThat(names(schema.at("/$defs/erased/properties"))).containsExactlyElementsOf(six);
        assertThat(texts(schema.at("/$defs/erased/required"))).containsExactlyElementsOf(six);
    }

    @Test
    void everyObjectIsClosed() {
        eachSubschema("", schema, (pointer, object) -> {
            boolean partOfAnother = pointer.equals("/$defs/content") || pointer.matches(".*/(if|then|else)");
            if (object.path("type").asText().equals("object") && !partOfAnother) {
                assertThat(object.path("additionalProperties").isBoolean()
                                || object.path("unevaluatedProperties").isBoolean()
                                || object.has("propertyNames"))
                        .as(pointer)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Schemas.ITEM, Schemas.DRAFT})
    void everyExampleIsValid(String name) {
        List<String> seen = new ArrayList<>();
        eachSubschema(
                "",
                Schemas.tree(name),
                (pointer, object) -> object.path("examples").forEach(example -> {
                    seen.add(pointer);
                    assertThat(Schemas.errors(name, pointer, example))
                            .as("%s %s", pointer, example)
                            .isEmpty();
                }));
        assertThat(seen).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {Schemas.ITEM, Schemas.DRAFT})
    void schemaIsNamedByItsAddress(String name) {
        assertThat(Schemas.tree(name).path("$id").asText()).isEqualTo(Schemas.BASE + name);
        assertThat(Schemas.tree(name).path("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    static Stream<Item> items() {
        return Items.all();
    }

    @ParameterizedTest
    @MethodSource("items")
    void documentsOfItemsAreValid(Item item) throws Exception {
        assertThat(Schemas.errors(Schemas.ITEM, StrictJson.tree(item.document())))
                .isEmpty();
    }

    @Test
    void erasedDocumentIsValidOnlyWithoutAnythingElse() throws Exception {
        ObjectNode erased = (ObjectNode) StrictJson.tree(Items.erasedLightNight());
        ObjectNode withTitle = erased.deepCopy();
        withTitle.putObject("title").put("en", "Light Night");
        ObjectNode withoutKind = erased.deepCopy();
        withoutKind.remove("kind");

        assertThat(Schemas.errors(Schemas.ITEM, erased)).isEmpty();
        assertThat(Schemas.errors(Schemas.ITEM, withTitle)).isNotEmpty();
        assertThat(Schemas.errors(Schemas.ITEM, withoutKind)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/id 'A19AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11'",
                "/id nothing",
                "/owner 'Leeds'",
                "/owner nothing",
                "/status 'draft'",
                "/status nothing",
                "/version 0",
                "/version 1.5",
                "/version '3'",
                "/version 9007199254740993",
                "/version nothing",
                "/created '2026-11-20'",
                "/created nothing",
                "/updated '2026-11-20T14:05:11.5Z'",
                "/updated '2026-11-20T14:05:11+00:00'",
                "/updated nothing",
                "/licence nothing",
                "/withdrawal {'at': '2027-04-20T02:00:00Z'}",
                "/unknown 1"
            })
    void documentMustHoldWhatTheNodeAdds(String change) throws Exception {
        String at = change.substring(1, change.indexOf(' '));
        String value = change.substring(change.indexOf(' ') + 1);
        ObjectNode document = (ObjectNode) StrictJson.tree(Items.lightNight().document());
        document.remove(at);
        if (!value.equals("nothing")) {
            document.set(at, Mutation.json(value));
        }

        assertThat(Schemas.errors(Schemas.ITEM, document)).isNotEmpty();
    }

    @Test
    void withdrawnItemTellsWhen() throws Exception {
        ObjectNode document =
                (ObjectNode) StrictJson.tree(Items.cancelledConcert().document());
        document.withObject("/withdrawal").remove("at");
        ObjectNode without = document.deepCopy();
        without.remove("withdrawal");

        assertThat(Schemas.errors(Schemas.ITEM, document)).isNotEmpty();
        assertThat(Schemas.errors(Schemas.ITEM, without)).isNotEmpty();
    }

    static Stream<Mutation> refused() {
        return Mutations.refused();
    }

    static Stream<Mutation> accepted() {
        return Mutations.accepted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void schemaRefusesWhatTheRecordsRefuseAsFarAsItCanTell(Mutation mutation) {
        List<String> errors = Schemas.errors(Schemas.DRAFT, mutation.draft());

        assertThat(errors.isEmpty()).as("%s", errors).isEqualTo(mutation.schema() == Mutation.Schema.CANNOT_TELL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void schemaAcceptsWhatTheRecordsAccept(Mutation mutation) {
        assertThat(Schemas.errors(Schemas.DRAFT, mutation.draft())).isEmpty();
    }

    private static void eachSubschema(String pointer, JsonNode node, BiConsumer<String, JsonNode> visit) {
        if (node.isObject() && !pointer.endsWith("/properties") && !pointer.endsWith("/$defs")) {
            visit.accept(pointer, node);
        }
        node.properties().stream()
                .filter(member -> !member.getKey().equals("examples"))
                .forEach(member -> eachSubschema(pointer + "/" + member.getKey(), member.getValue(), visit));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
