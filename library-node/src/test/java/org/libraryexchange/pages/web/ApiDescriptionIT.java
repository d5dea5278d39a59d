package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.anonymous;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the API as programs fetch it, most of them again and again. */
@QuarkusTest
class ApiDescriptionIT {

    private static final String ADDRESS = "/api/openapi";

    @Test
    void descriptionIsServedAsItWasWritten() throws IOException {
        // When
        Response served = get("identity").get(ADDRESS);

        // Then
        assertThat(served.contentType()).isEqualTo("application/yaml;charset=UTF-8");
        assertThat(served.asByteArray()).isEqualTo(written());
        assertThat(served.header("ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(served.header("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(served.header("Vary")).isEqualTo("Accept, Accept-Encoding");
    }

    @Test
    void descriptionIsCompressedForThoseWhoAsk() throws IOException {
        // When
        Response packed = get("gzip").get(ADDRESS);

        // Then
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("ETag"))
                .as("another representation has another strong tag")
                .isNotEqualTo(get("identity").get(ADDRESS).header("ETag"));
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed.asByteArray()))) {
            assertThat(plain.readAllBytes()).isEqualTo(written());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void whoeverHasTheDescriptionIsToldSo(String encoding) {
        // Given
        String tag = get(encoding).get(ADDRESS).header("ETag");

        // When
        Response same = get(encoding).header("If-None-Match", tag).get(ADDRESS);
        Response any = get(encoding).header("If-None-Match", "*").head(ADDRESS);

        // Then
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(same.asByteArray()).isEmpty();
        assertThat(any.statusCode()).isEqualTo(304);
    }

    @Test
    void headTellsWhatGetWouldSend() {
        // When
        Response head = get("identity").head(ADDRESS);

        // Then
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(get("identity").get(ADDRESS).header("ETag"));
    }

    @Test
    void descriptionIsThereAsJsonToo() throws IOException {
        // When
        Response named = get("identity").get(ADDRESS + "?format=json");
        Response accepted = get("identity").accept("application/json").get(ADDRESS);

        // Then
        assertThat(named.contentType()).startsWith("application/json");
        assertThat(new ObjectMapper().readTree(named.asByteArray())).isEqualTo(new YAMLMapper().readTree(written()));
        assertThat(accepted.asByteArray()).isEqualTo(named.asByteArray());
    }

    @Test
    void logsAreDescribedTooWithTheSchemasOfWhatTheyCarry() throws IOException {
        // When
        Response yaml = get("identity").get("/api/asyncapi");
        Response json = get("identity").get("/api/asyncapi?format=json");
        Response schema = get("identity").get("/api/item.schema.json");

        // Then
        assertThat(new YAMLMapper()
                        .readTree(yaml.asByteArray())
                        .path("asyncapi")
                        .asText())
                .isEqualTo("3.0.0");
        assertThat(new ObjectMapper().readTree(json.asByteArray()))
                .isEqualTo(new YAMLMapper().readTree(yaml.asByteArray()));
        assertThat(yaml.header("ETag")).isNotEqualTo(json.header("ETag")).isNotNull();
        assertThat(schema.contentType()).startsWith("application/schema+json");
        assertThat(get("identity").get("/api/no.schema.json").statusCode()).isEqualTo(404);
    }

    /** What this asks for arrives as it was sent. */
    private static RequestSpecification get(String encoding) {
        return anonymous()
                .config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", encoding);
    }

    private static byte[] written() throws IOException {
        try (InputStream description = ApiDescriptionIT.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return description.readAllBytes();
        }
    }
}
