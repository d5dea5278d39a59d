package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.ProblemAssert.Answer;
import org.libraryexchange.fixture.Wire;

/** Documentation and lists are served without a token, and also pass the request checks. */
@QuarkusTest
class ServedWithoutTokenIT {

    @ParameterizedTest
    @ValueSource(strings = {"/api/openapi", "/api/docs/", "/api/v1/items", "/api/v1/items?subject=%E4%B8%AD"})
    void addressIsServed(String target) {
        // When
        Answer answer = Wire.exchange(RestAssured.port, "GET", target, List.of(), new byte[0]);

        // Then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }
}
