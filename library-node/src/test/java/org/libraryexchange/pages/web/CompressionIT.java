package org.libraryexchange.pages.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.created;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;

@QuarkusTest
class CompressionIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource
    URI node;

    private Response item;

    @BeforeEach
    void write() {
        item = created(Documents.published(Documents.lightNight()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/items?limit=10",
                "/api/v1/items?limit=10&lang=zh-Hans",
                "/api/v1/changes?owner=leeds",
                "/api/v1/exchange/rejected-records",
                "/api/v1/exchange/proofs",
                "/api/v1/imports"
            })
    void listsAreCompressedForThoseWhoAsk(String address) throws IOException, InterruptedException {
        // When
        HttpResponse<byte[]> plain = get(address, "identity");
        HttpResponse<byte[]> packed = get(address, "br, gzip;q=0.8");
        HttpResponse<byte[]> refused = get(address, "gzip;q=0");

        // Then
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
        assertThat(unpacked(packed)).isEqualTo(plain.body());
        assertThat(refused.body()).isEqualTo(plain.body());
    }

    @Test
    void harvestsAreCompressedForThoseWhoAsk() throws IOException, InterruptedException {
        // Given
        String address = "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:leeds.example:" + Api.id(item);

        // When
        HttpResponse<byte[]> plain = get(address, "identity");
        HttpResponse<byte[]> packed = get(address, "br, gzip;q=0.8");

        // Then
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
        assertThat(withoutHead(unpacked(packed)))
                .isEqualTo(withoutHead(plain.body()))
                .contains("Light Night Leeds 2027");
    }

    /** Without the time of an answer, which passes meanwhile, and its arguments, which have no order. */
    private static String withoutHead(byte[] answer) {
        return new String(answer, UTF_8).replaceFirst("<responseDate>.+</request>", "");
    }

    /** Not compressed, because its ETag is that of the stored bytes. */
    @Test
    void itemIsGivenAsItIsStored() throws IOException, InterruptedException {
        HttpResponse<byte[]> read = get(Api.ITEMS + "/" + Api.id(item), "gzip");

        assertThat(read.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(read.headers().firstValue("ETag")).hasValue(Api.etag(item));
        assertThat(read.body()).isEqualTo(item.asByteArray());
    }

    private HttpResponse<byte[]> get(String address, String encodings) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve(address))
                .header("Authorization", "Bearer " + Tokens.ops())
                .header("Accept-Encoding", encodings)
                .build();
        HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer;
    }

    private static byte[] unpacked(HttpResponse<byte[]> packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            return in.readAllBytes();
        }
    }
}
