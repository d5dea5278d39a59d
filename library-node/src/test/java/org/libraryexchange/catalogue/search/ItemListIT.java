package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

@QuarkusTest
class ItemListIT {

    @Test
    void filtersNarrowTheList() throws SQLException {
        // Given
        String festival = Database.mirror("hangzhou", "Mid-Autumn").toString();
        String event = id(created(Documents.published(Documents.lightNight())));
        String photograph = id(created(Documents.published(Documents.canalPhotograph())));

        // When
        List<String> hangzhou = all("?owner=hangzhou");
        List<String> leeds = all("?owner=leeds");
        List<String> events = all("?kind=cultural-event");
        List<String> chinese = all("?language=zh-Hans");
        List<String> recent = all("?updated-since=2026-11-21T00:00:00Z");
        List<String> both =
                all("?owner=leeds&kind=history-resource&language=en&updated-since=2000-01-01T00:00:00%2B08:00");

        // Then
        assertThat(hangzhou).contains(festival).doesNotContain(event, photograph);
        assertThat(leeds).contains(event, photograph).doesNotContain(festival);
        assertThat(events).contains(event).doesNotContain(festival, photograph);
        assertThat(chinese).contains(event).doesNotContain(photograph);
        assertThat(recent).contains(event, photograph).doesNotContain(festival);
        assertThat(both).contains(photograph).doesNotContain(event, festival);
    }

    @Test
    void whoeverHasThePageIsToldSoUntilItChanges() {
        // Given
        String address = ITEMS + "?owner=leeds&limit=2";
        String tag = anonymous().get(address).header("ETag");

        // When
        int same = anonymous().header("If-None-Match", tag).get(address).statusCode();
        created(Documents.published(Documents.lightNight()));
        Response changed = anonymous().header("If-None-Match", tag).get(address);

        // Then
        assertThat(same).isEqualTo(304);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void onlyPublishedItemsAreListedUnlessAskedFor() {
        // Given
        Response published = created(Documents.published(Documents.lightNight()));
        String draft = id(created(Documents.lightNight()));
        asCataloguer()
                .contentType("application/json")
                .header("If-Match", published.header("ETag"))
                .body("{}")
                .post(ITEMS + "/" + id(published) + "/withdraw");

        // When
        List<String> usual = all("");
        List<String> withdrawn = all("?status=withdrawn&status=published");

        // Then
        assertThat(usual).doesNotContain(id(published), draft);
        assertThat(withdrawn).contains(id(published)).doesNotContain(draft);
    }

    @Test
    void draftsAreListedForCataloguersOnly() {
        // Given
        String draft = id(created(Documents.lightNight()));

        // When
        Response forAnybody = anonymous().get(ITEMS + "?status=draft");
        Response forOps = asOps().get(ITEMS + "?status=draft");
        Response forCataloguers = asCataloguer().get(ITEMS + "?status=draft&limit=1");

        // Then
        assertThatProblem(forAnybody).is(401, "unauthenticated").withHeader("WWW-Authenticate", "Bearer");
        assertThatProblem(forOps).is(403, "forbidden");
        assertThat(forCataloguers.jsonPath().getList("items.id")).containsExactly(draft);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 200})
    void pagesCoverEverythingExactlyOnce(int limit) {
        // Given
        String marker = "fr";
        List<String> expected = createdIn(marker, 15);

        // When
        List<String> seen = all("?language=" + marker + "&limit=" + limit);

        // Then
        assertThat(seen).doesNotHaveDuplicates().containsAll(expected);
    }

    @Test
    void pagesCoverWhatStaysWhileOthersAreWritten() {
        // Given
        List<String> expected = createdIn("de", 12);

        // When
        List<String> seen = pages("?language=de&limit=3", page -> createdIn("de", 2));

        // Then
        assertThat(seen).doesNotHaveDuplicates().containsAll(expected);
    }

    @Test
    void nextPageStandsInBodyAndLink() {
        // Given
        createdIn("it", 2);

        // When
        Response first = anonymous().get(ITEMS + "?language=it&limit=1");
        Response last = anonymous().get(ITEMS + "?language=cy&limit=1");

        // Then
        String next = first.jsonPath().getString("next");
        assertThat(next).startsWith(ITEMS + "?").contains("language=it", "limit=1", "cursor=");
        assertThat(first.header("Link")).isEqualTo("<" + next + ">; rel=\"next\"");
        assertThat(last.jsonPath().getString("next")).isNull();
        assertThat(last.header("Link")).isNull();
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        // Given
        createdIn("it", 2);
        String cursor = cursor("?language=it&limit=1");

        // When
        Response other = anonymous().get(ITEMS + "?language=en&limit=1&cursor=" + cursor);
        Response narrower = anonymous().get(ITEMS + "?language=it&owner=leeds&cursor=" + cursor);
        Response otherLimit = anonymous().get(ITEMS + "?language=it&limit=2&cursor=" + cursor);

        // Then
        assertThatProblem(other).is(400, "invalid-cursor").withDetail("start again without a cursor");
        assertThatProblem(narrower).is(400, "invalid-cursor");
        assertThat(otherLimit.statusCode()).isEqualTo(200);
    }

    @Test
    void changedCursorIsRefused() {
        // Given
        createdIn("it", 2);
        String cursor = cursor("?language=it&limit=1");
        char last = cursor.charAt(5);
        String forged = cursor.substring(0, 5) + (last == 'A' ? 'B' : 'A') + cursor.substring(6);

        // When
        Response refused = anonymous().get(ITEMS + "?language=it&limit=1&cursor=" + forged);

        // Then
        assertThatProblem(refused).is(400, "invalid-cursor");
    }

    @Test
    void filterWithBracesIsNoTemplate() {
        // When
        Response none = anonymous().get(ITEMS + "?subject=%7Ben%7D&limit=1");

        // Then
        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(none.jsonPath().getList("items")).isEmpty();
    }

    @Test
    void nextAddressKeepsFiltersThatNeedEscapes() {
        // Given
        createdIn("it", 2);

        // When
        List<String> seen = all("?language=it&updated-since=2000-01-01T00:00:00%2B08:00&limit=1");

        // Then
        assertThat(seen).hasSizeGreaterThanOrEqualTo(2);
    }

    private static List<String> createdIn(String language, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var document = Documents.published(Documents.canalPhotograph());
            document.withObject("/title").put(language, "Canal " + i);
            ids.add(id(created(document)));
        }
        await().until(() -> all("?limit=200&language=" + language).containsAll(ids));
        return ids;
    }

    private static String cursor(String query) {
        String next = anonymous().get(ITEMS + query).jsonPath().getString("next");
        return next.substring(next.indexOf("cursor=") + 7);
    }

    /** In pages as large as may be, unless the query says how large. */
    private static List<String> all(String query) {
        boolean sized = query.contains("limit=");
        return pages(sized ? query : query + (query.isEmpty() ? "?" : "&") + "limit=200", page -> {});
    }

    private static List<String> pages(String query, IntConsumer between) {
        List<String> ids = new ArrayList<>();
        String address = ITEMS + query;
        int page = 0;
        while (address != null) {
            Response answer = anonymous().urlEncodingEnabled(false).get(address);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            ids.addAll(answer.jsonPath().getList("items.id", String.class));
            address = answer.jsonPath().getString("next");
            between.accept(page++);
        }
        return ids;
    }
}
