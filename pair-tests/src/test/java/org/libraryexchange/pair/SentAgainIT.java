package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.CrashPlan.Crash;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Unknown;

/** Clients that got no answer send their request again with its key. */
@Tag("long")
@ExtendWith(SharedPair.class)
class SentAgainIT {

    /** p2 is passed before the commit, p3 between the commit and the answer. */
    @Test
    void requestThatWasDoneIsAnsweredThoughItsNodeDied(PairUnderTest pair) {
        isDoneOnceAndAnswered("p3", pair);
    }

    @Test
    void requestThatWasNotDoneIsDoneThoughItsNodeDied(PairUnderTest pair) {
        isDoneOnceAndAnswered("p2", pair);
    }

    private static void isDoneOnceAndAnswered(String point, PairUnderTest pair) {
        // Given
        CityUnderTest leeds = pair.leeds();
        String key = UUID.randomUUID().toString();
        String document = ItemDocuments.event("sent again " + key).toString();
        List<RequestOutcome> missed = new ArrayList<>();
        CrashPlan death = new CrashPlan(leeds, List.of(new Crash(point, 1)));
        death.carryOut(() -> missed.add(leeds.client().create(key, document)));
        assertThat(missed).singleElement().isInstanceOf(Unknown.class);
        List<String> written = documents(leeds, key);
        assertThat(written).as("what the dead node had written").hasSize(point.equals("p2") ? 0 : 1);

        // When
        RequestOutcome first = leeds.client().create(key, document);
        RequestOutcome second = leeds.client().create(key, document);

        // Then
        assertThat(documents(leeds, key)).hasSize(1).containsAll(written);
        assertThat(first).isInstanceOfSatisfying(Acknowledged.class, answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo(documents(leeds, key).get(0));
        });
        assertThat(second).isEqualTo(first);
    }

    private static List<String> documents(CityUnderTest city, String title) {
        return city.database()
                .query("select document from item where document like ?", row -> row.getString(1), "%" + title + "%");
    }
}
