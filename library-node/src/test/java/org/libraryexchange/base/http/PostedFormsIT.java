package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.fixture.Staff;

/** Forms that no page of the node would send. */
@QuarkusTest
class PostedFormsIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static String session;

    @BeforeEach
    void signIn() {
        if (session == null) {
            session = Staff.session("forms.of.no.page", "cataloguer", "librarian", "ops", "exchange-operator");
        }
    }

    /** A form, as one line for the name of the test. */
    private record Sent(String name, String address, String body) {
        @Override
        public String toString() {
            return name + " to " + address;
        }
    }

    static Stream<Sent> forms() {
        return Stream.of("/theme", "/sign-in", "/desk/items", "/desk/letters", "/desk/import/confirmed", "/ops/staff")
                .flatMap(address -> Stream.of(
                        new Sent("5,000 fields", address, "a=b&".repeat(5_000)),
                        new Sent("5,000 names", address, names(5_000)),
                        new Sent("a long name", address, "n".repeat(60_000) + "=1"),
                        new Sent("a long text", address, "theme=" + "x".repeat(60_000)),
                        new Sent("half an escape", address, "theme=%"),
                        new Sent("no escape", address, "theme=%ZZ&kind=%ZZ"),
                        new Sent("half a character", address, "theme=%ED%A0%80&kind=%FF"),
                        new Sent("U+0000", address, "theme=%00&kind=%00&name=%00&back=%00"),
                        new Sent("nothing", address, ""),
                        new Sent("separators", address, "&&==&;=")));
    }

    private static String names(int number) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < number; i++) {
            form.append("field").append(i).append("=x&");
        }
        return form.toString();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void noFormIsAFaultOfTheNode(Sent form) {
        // When
        Response answer =
                Staff.with(session).contentType(FORM).body(form.body()).post(form.address());

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 499);
    }
}
