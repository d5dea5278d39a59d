package org.libraryexchange.catalogue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.feed.FeedPage.FeedEntry;

class FeedPageTest {

    private static final int ROOM = 100;

    @Test
    void pageThatIsNotFullLeadsToTheEndOfTheLog() {
        // When
        FeedPage page = page(query(105, 10), 120, change(110), change(112));

        // Then
        assertThat(page.position()).isEqualTo(120);
        assertThat(page.more()).isFalse();
    }

    @Test
    void fullPageLeadsToItsLastChange() {
        // When
        FeedPage page = page(query(105, 2), 120, change(110), change(112));

        // Then
        assertThat(page.position()).isEqualTo(112);
        assertThat(page.more()).isTrue();
        assertThat(page.next()).isEqualTo("/api/v1/changes?owner=leeds&after=112&limit=2");
    }

    @Test
    void largeDocumentsEndAPageEarly() {
        // Given
        FeedPage.Assembly page = new FeedPage.Assembly(query(0, 10), 9, ROOM);

        // When
        page.add(change(1, "\"" + "x".repeat(ROOM) + "\""));

        // Then
        assertThat(page.isFull()).isTrue();
        assertThat(page.done().position()).isEqualTo(1);
    }

    @Test
    void placeBeyondTheEndIsKept() {
        // When
        FeedPage page = page(query(200, 10), 120);

        // Then
        assertThat(page.position()).isEqualTo(200);
        assertThat(page.more()).isFalse();
    }

    @Test
    void documentsGoOutAsTheyAre() {
        // When
        String json = new String(page(query(105, 10), 110, change(110)).json(), StandardCharsets.UTF_8);

        // Then
        assertThat(json)
                .isEqualTo("{\"owner\":\"leeds\",\"changes\":["
                        + "{\"sequence\":110,\"type\":\"published\",\"item\":{\"id\":\"110\"}}],"
                        + "\"position\":110,\"end\":110,\"more\":false,"
                        + "\"next\":\"/api/v1/changes?owner=leeds&after=110&limit=10\"}");
    }

    @Test
    void changeIsOnOneLineHoweverItsDocumentIsWritten() {
        // Given
        FeedEntry change = change(110, "{\n\"id\":\r\n\"110\"\r}");

        // When, Then
        assertThat(change.json()).isEqualTo("{\"sequence\":110,\"type\":\"published\",\"item\":{ \"id\":  \"110\" }}");
    }

    private static FeedQuery query(long after, int limit) {
        return new FeedQuery(Optional.empty(), "leeds", after, limit, Duration.ZERO);
    }

    private static FeedEntry change(long sequence) {
        return change(sequence, "{\"id\":\"" + sequence + "\"}");
    }

    private static FeedEntry change(long sequence, String document) {
        return new FeedEntry(sequence, Optional.empty(), "published", document.getBytes(StandardCharsets.UTF_8));
    }

    private static FeedPage page(FeedQuery query, long end, FeedEntry... changes) {
        FeedPage.Assembly page = new FeedPage.Assembly(query, end, ROOM);
        for (FeedEntry change : changes) {
            page.add(change);
        }
        return page.done();
    }
}
