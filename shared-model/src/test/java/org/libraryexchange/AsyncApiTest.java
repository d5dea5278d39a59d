package org.libraryexchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.Schemas;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.record.Header;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.record.SealedRecord;
import org.libraryexchange.seal.Keys;
import org.libraryexchange.seal.Seal;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.seal.Sealer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document tells what the code does. */
class AsyncApiTest {

    private final JsonNode api = new YAMLMapper().readTree(Schemas.bytes("asyncapi.yaml"));
    private static final Map<Sort, CityLog> LOGS = Map.of(
            Sort.ITEMS, CityLog.items("{city}"),
            Sort.EXCHANGE, CityLog.exchange("{city}"),
            Sort.LETTERS, CityLog.letters("{from}", "{to}"),
            Sort.PICTURES, CityLog.pictures("{city}"),
            Sort.APPLIED, CityLog.applied("{city}"));

    @Test
    void documentIsOfAsyncApi3() {
        assertThat(api.path("asyncapi").asString()).isEqualTo("3.0.0");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        api.findValues("$ref").forEach(reference -> references.add(reference.asString()));

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(api.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Schemas.tree(reference).path("$id").asText()).isEqualTo(Schemas.BASE + reference);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void addressIsThatOfTheTopic(Sort sort) {
        JsonNode channel = channelOf(sort);

        assertThat(channel.path("address").asString()).isEqualTo(LOGS.get(sort).topic());
        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(1);
        assertThat(channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0")
                        .asString())
                .isEqualTo(sort == Sort.EXCHANGE ? "delete" : "compact");
    }

    private JsonNode channelOf(Sort sort) {
        return api.at("/channels/" + sort.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "letter", "picture"})
    void examplesAreRecordsThatAMirrorAccepts(String message) throws Exception {
        JsonNode declared = api.at("/components/schemas/" + message + "Headers");
        for (JsonNode example : api.at("/components/messages/" + message + "/examples")) {
            // Given
            ObjectNode document =
                    (ObjectNode) StrictJson.tree(utf8(example.path("payload").toString()));
            byte[] value = CanonicalJson.bytes(document);
            JsonNode headers = example.path("headers");

            // When
            Object judgement = new Judge(logOf(document), SealCheck.none()).judge(raw(headers, value));

            // Then
            assertThat(Schemas.errors(schemaOf(document), document)).isEmpty();
            assertThat(headers.path("sha256").asString()).isEqualTo(Sha256.hex(value));
            assertThat(judgement).isInstanceOfSatisfying(Accepted.class, accepted -> {
                assertThat(accepted.record().headers().keySet())
                        .containsExactlyElementsOf(headers.propertyNames())
                        .isSubsetOf(declared.path("properties").propertyNames());
                accepted.record()
                        .headers()
                        .forEach((name, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                                .as(name)
                                .isEqualTo(headers.path(name).asString()));
            });
        }
    }

    private static CityLog logOf(ObjectNode document) {
        String owner = document.path("owner").asText();
        if (document.has("form")) {
            return CityLog.pictures(owner);
        }
        return document.has("to") ? CityLog.letters(owner, document.path("to").asText()) : CityLog.items(owner);
    }

    private static String schemaOf(ObjectNode document) {
        if (document.has("form")) {
            return Schemas.PICTURE;
        }
        return switch (document.path("kind").asText()) {
            case "letter" -> Schemas.LETTER;
            case "handling" -> Schemas.HANDLING;
            default -> Schemas.ITEM;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "letter", "picture"})
    void headersObeyTheirSchema(String name) {
        JsonNode declared = api.at("/components/schemas/" + name + "Headers/properties");
        api.at("/components/messages/" + name + "/examples")
                .forEach(example -> example.path("headers")
                        .properties()
                        .forEach(header -> assertObeys(
                                declared.path(header.getKey()),
                                header.getValue().asString())));
    }

    @ParameterizedTest
    @EnumSource
    void describesEachMessageInTheLogThatHoldsIt(MessageType type) {
        for (Sort sort : Sort.values()) {
            assertThat(channelOf(sort).path("messages").has(type.term()))
                    .as(sort.name())
                    .isEqualTo(sort.carries(type));
        }
        assertThat(messageOf(type).path("name").asString()).isEqualTo(type.cloudEventType());
    }

    @ParameterizedTest
    @EnumSource
    void examplesAreMessagesAsTheyAreWritten(MessageType type) throws Exception {
        // Given
        String payload = messageOf(type).at("/examples/0/payload").toString();
        byte[] value = CanonicalJson.bytes(StrictJson.tree(utf8(payload)));

        // When
        Message read = Message.read(type, value);

        // Then
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.bytes()).asString().isEqualTo(new String(value, StandardCharsets.UTF_8));
        assertThat(errors(type, payload)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void schemasNameEachFieldAndRequireWhatIsNeverEmpty(MessageType type) {
        Message example = example(type);
        ObjectNode payload = StrictJson.mapper().valueToTree(example);
        schemaOf(type).path("required").forEach(field -> {
            ObjectNode without = payload.deepCopy().without(List.of(field.asString()));
            assertThat(errors(type, without.toString())).as(field.asString()).isNotEmpty();
        });
        assertThat(schemaOf(type).path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(members(example.getClass()).toList());
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? members(component.getType())
                        : Stream.of(component.getName()));
    }

    @ParameterizedTest
    @EnumSource
    void headersOfMessagesObeyTheirSchema(MessageType type) {
        // Given
        Message example = example(type);
        JsonNode declared =
                api.at(messageOf(type).at("/headers/$ref").asString().substring(1));
        Optional<byte[]> signature = type.isAnswer() ? Optional.of(new byte[64]) : Optional.empty();

        // When
        MessageRecord message = new MessageRecord(
                CityLog.letters("hangzhou", "leeds"), example, example.bytes(), signature, Instant.EPOCH);
        Seal seal = new Sealer(Keys.made(), new Random(1))
                .seal(List.of(message.sealedContent("library.hangzhou.exchange")))
                .get(0);
        Map<String, byte[]> headers = new SealedRecord(message, seal).headers();

        // Then
        assertThat(declared.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(headers.keySet());
        assertThat(headers.remove(Header.SEAL))
                .hasSize(api.at("/components/schemas/seal/minLength").asInt());
        headers.forEach((name, content) ->
                assertObeys(declared.path("properties").path(name), new String(content, StandardCharsets.UTF_8)));
    }

    private JsonNode messageOf(MessageType type) {
        return api.at("/components/messages/" + type.term());
    }

    private JsonNode schemaOf(MessageType type) {
        return api.at("/components/schemas/" + type.term());
    }

    private Message example(MessageType type) {
        try {
            return Message.read(
                    type, utf8(messageOf(type).at("/examples/0/payload").toString()));
        } catch (MalformedJsonException e) {
            throw new AssertionError("the example of " + type.term(), e);
        }
    }

    private List<String> errors(MessageType type, String payload) {
        String schema = "{\"$ref\": \"#/components/schemas/" + type.term() + "\", \"components\": "
                + api.path("components") + "}";
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(payload, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static void assertObeys(JsonNode schema, String content) {
        if (schema.has("const")) {
            assertThat(content).isEqualTo(schema.path("const").asString());
        }
        if (schema.has("pattern")) {
            assertThat(content).matches(schema.path("pattern").asString());
        }
    }

    private static RawRecord raw(JsonNode headers, byte[] value) {
        List<RawHeader> raw = new ArrayList<>();
        headers.properties()
                .forEach(header -> raw.add(
                        new RawHeader(header.getKey(), utf8(header.getValue().asString()))));
        return new RawRecord(0, Instant.EPOCH, utf8(headers.path("ce_subject").asString()), value, raw);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
