package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.CrashPlan.Crash;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Refused;
import org.libraryexchange.pair.RequestOutcome.Unknown;

/** A node dies while somebody accepts what the partner proposes: item and handling change together, and once. */
@Tag("long")
@ExtendWith(SharedPair.class)
class AcceptedTogetherIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ACCEPTED = "{\"state\": \"accepted\"}";

    /**
     * An acceptance passes p1 and p2 twice, first with the item and then with the handling. It passes p3 after the commit.
     */
    @ParameterizedTest(name = "{0}, hit {1}")
    @CsvSource({"p1, 1, false", "p1, 2, false", "p2, 1, false", "p2, 2, false", "p3, 1, true"})
    void itemAndHandlingChangeTogetherWhereverTheNodeDies(
            String point, int hit, boolean committed, PairUnderTest pair) {
        // Given
        CityUnderTest leeds = pair.leeds();
        Acknowledged item = done(leeds.client().create(UUID.randomUUID().toString(), event()));
        Acknowledged letter = proposed(pair, item);
        List<RequestOutcome> missed = new ArrayList<>();
        CrashPlan death = new CrashPlan(leeds, List.of(new Crash(point, hit)));

        // When
        death.carryOut(() -> missed.add(librarian(leeds).handleLetter(letter.id(), letter.entityTag(), ACCEPTED)));

        // Then
        assertThat(missed).singleElement().isInstanceOf(Unknown.class);
        assertThat(standing(leeds, item.id(), letter.id())).containsExactly(committed ? "2 2 2" : "1 - -");
        assertThat(librarian(leeds).handleLetter(letter.id(), letter.entityTag(), ACCEPTED))
                .as("the same once more")
                .isInstanceOf(committed ? Refused.class : Acknowledged.class);
        assertThat(standing(leeds, item.id(), letter.id())).containsExactly("2 2 2");
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(leeds, pair.log(leeds), SOON);
        CityAssert.assertThat(pair.hangzhou()).mirrors(leeds);
    }

    private static String event() {
        ObjectNode event = ItemDocuments.event("accepted together " + UUID.randomUUID());
        event.withObject("/title").remove("zh-Hans");
        return event.toString();
    }

    private static NodeClient librarian(CityUnderTest city) {
        return new NodeClient(city.api(), city.token("librarian", "cataloguer"));
    }

    /** A letter of Hangzhou with a Chinese title for an item of Leeds, as Leeds has received it. */
    private static Acknowledged proposed(PairUnderTest pair, Acknowledged item) {
        ObjectNode letter = ItemDocuments.letter("leeds", "a title");
        ObjectNode proposal =
                letter.putObject("proposal").put("item", item.id().toString()).put("sort", "translation");
        proposal.putObject("base").put("version", 1).put("sha256", item.sha256());
        proposal.putArray("changes")
                .addObject()
                .put("pointer", "/title/zh-Hans")
                .put("becomes", "光之夜");
        Acknowledged sent = done(librarian(pair.hangzhou()).sendLetter(letter.toString()));
        return done(Awaitility.await("the letter is there")
                .atMost(SOON)
                .until(
                        () -> librarian(pair.leeds()).get("/api/v1/letters/" + sent.id()),
                        Acknowledged.class::isInstance));
    }

    private static Acknowledged done(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }

    /** The version of the item, the one that the handling names, and the one that names the letter. */
    private static List<String> standing(CityUnderTest city, UUID item, UUID letter) {
        return city.database().query("""
                        select concat_ws(' ', item.version,
                            coalesce(letters.number_member(handling.document, 'itemVersion')::text, '-'),
                            coalesce(named.version::text, '-')) as standing
                        from item left join letters.post as handling on handling.letter = ?
                            left join item_version as named on named.item_id = item.id and named.letter = ?
                        where item.id = ?
                        """, row -> row.getString(1), letter, letter, item);
    }
}
