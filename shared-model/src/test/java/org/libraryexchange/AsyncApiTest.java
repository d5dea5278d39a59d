package org.libraryexchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.libraryexchange.item.Schemas;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.record.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document tells what the code does. */
class AsyncApiTest {

    private final JsonNode api = new YAMLMapper().readTree(Schemas.bytes("asyncapi.yaml"));
    private final JsonNode channel = api.at("/channels/items");
    private final JsonNode message = api.at("/components/messages/item");

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

    @Test
    void addressIsThatOfTheTopic() {
        assertThat(channel.path("address").asString()).isEqualTo(Topics.items("{city}"));
        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(1);
        assertThat(channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0")
                        .asString())
                .isEqualTo("compact");
    }

    @Test
    void examplesAreRecordsThatAMirrorAccepts() throws Exception {
        JsonNode declared = api.at("/components/schemas/itemHeaders");
        for (JsonNode example : message.path("examples")) {
            // Given
            ObjectNode document =
                    (ObjectNode) StrictJson.tree(utf8(example.path("payload").toString()));
            byte[] value = CanonicalJson.bytes(document);
            JsonNode headers = example.path("headers");

            // When
            Object judgement = new Judge(document.path("owner").asText()).judge(raw(headers, value));

            // Then
            assertThat(Schemas.errors(Schemas.ITEM, document)).isEmpty();
            assertThat(headers.path("sha256").asString()).isEqualTo(Sha256.hex(value));
            assertThat(judgement).isInstanceOfSatisfying(Accepted.class, accepted -> {
                assertThat(accepted.item().headers().keySet())
                        .containsExactlyElementsOf(headers.propertyNames())
                        .isSubsetOf(declared.path("properties").propertyNames());
                accepted.item()
                        .headers()
                        .forEach((name, content) -> assertThat(new String(content, StandardCharsets.UTF_8))
                                .as(name)
                                .isEqualTo(headers.path(name).asString()));
            });
        }
    }

    @Test
    void headersObeyTheirSchema() {
        JsonNode declared = api.at("/components/schemas/itemHeaders/properties");
        message.path("examples")
                .forEach(example -> example.path("headers").properties().forEach(header -> {
                    JsonNode schema = declared.path(header.getKey());
                    String content = header.getValue().asString();
                    if (schema.has("const")) {
                        assertThat(content).isEqualTo(schema.path("const").asString());
                    }
                    if (schema.has("pattern")) {
                        assertThat(content).matches(schema.path("pattern").asString());
                    }
                }));
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
