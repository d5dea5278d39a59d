package org.libraryexchange.base.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.MERGE_PATCH;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** What a node keeps of a request's trace while it does not record traces itself. */
@QuarkusTest
class RequestTraceIT {

    private static final String RECORDED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String NONE = "none";
    private static final String OTHER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void changeKeepsWhereItsRequestStands() {
        // When
        Response item = createdWithin(RECORDED);

        // Then
        assertThat(traceOf(item)).isEqualTo(RECORDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "'; drop table item; --"
            })
    void requestIsServedWhateverItsTraceMayBe(String traceparent) {
        // When
        Response item = createdWithin(traceparent);

        // Then
        assertThat(traceOf(item)).isEqualTo(NONE);
    }

    @Test
    void eachChangeHasTheTraceOfItsOwnRequest() {
        // Given
        Response item = createdWithin(RECORDED);

        // When
        Response second = asCataloguer()
                .header("traceparent", OTHER)
                .header("If-Match", etag(item))
                .contentType(MERGE_PATCH)
                .body("{\"attribution\":\"Someone\"}")
                .patch(ITEMS + "/" + id(item));

        // Then
        assertThat(traceOf(second)).isEqualTo(OTHER);

        // When
        Response third = asCataloguer()
                .header("If-Match", etag(second))
                .contentType(MERGE_PATCH)
                .body("{\"attribution\":\"Somebody else\"}")
                .patch(ITEMS + "/" + id(item));

        // Then
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(traceOf(third)).isEqualTo(NONE);
    }

    private static Response createdWithin(String traceparent) {
        Response item = sending(Documents.published(Documents.lightNight()))
                .header("traceparent", traceparent)
                .post(ITEMS);
        assertThat(item.statusCode()).isEqualTo(201);
        return item;
    }

    private static String traceOf(Response item) {
        return Database.value("select coalesce(traceparent, 'none') from item where id = ?", UUID.fromString(id(item)));
    }
}
