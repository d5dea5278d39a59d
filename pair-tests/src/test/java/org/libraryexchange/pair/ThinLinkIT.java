package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.pair.link.Conditions;
import org.libraryexchange.picture.PictureSize;

/** Pictures leave as fast as they do at night, over a line of 256 kbit/s between both nodes and the broker. */
@Tag("long")
@ExtendWith(SharedPair.class)
class ThinLinkIT {

    private static final int BYTES_A_SECOND = 32_000;
    private static final Map<String, String> AS_AT_NIGHT = Map.of("LIBRARY_PICTURES_BYTES_A_SECOND_BY_DAY", "10M");
    private static final int PICTURES = 12;
    private static final int LARGEST = 2;
    private static final int MOST_ROUNDS = 150;
    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String REJECTED = "select count(*) from pictures.rejected_record";
    private static final String THERE =
            "select count(*) from pictures.item where owner = 'leeds' and held_since > to_timestamp(?)";

    private final PairUnderTest pair;

    ThinLinkIT(PairUnderTest pair) {
        this.pair = pair;
    }

    @AfterEach
    void heal() {
        pair.onBrokerLinks(ChaosProxy::heal);
        runWith(Map.of());
    }

    private void runWith(Map<String, String> environment) {
        pair.leeds().runWith(environment);
        pair.leeds().awaitReady();
    }

    @Test
    void itemsAndLettersArriveWithinSecondsBesideABacklogOfPictures() {
        // Given
        runWith(AS_AT_NIGHT);
        DatabaseUnderTest hangzhou = pair.hangzhou().database();
        long rejected = hangzhou.number(REJECTED);
        long begun = hangzhou.number("select extract(epoch from clock_timestamp())");
        pair.onBrokerLinks(link -> link.apply(Conditions.CALM.thin(BYTES_A_SECOND)));
        for (int n = 0; n < PICTURES; n++) {
            int bytes = n < LARGEST ? PictureSize.DISPLAY.mostBytes() : 150_000;
            ManyPictures.add(
                    pair.leeds(),
                    ManyPictures.form(pair.leeds(), PictureSize.DISPLAY, bytes, 2L * n),
                    ManyPictures.form(pair.leeds(), PictureSize.THUMBNAIL, 15_000, 2L * n + 1));
        }

        // When
        List<Long> items = new ArrayList<>();
        List<Long> letters = new ArrayList<>();
        int rounds = 0;
        while (hangzhou.number(THERE, begun) < 2 * PICTURES && rounds < MOST_ROUNDS) {
            rounds++;
            // Large forms leave only while no item or letter waits.
            Awaitility.await().pollDelay(PAUSE).until(() -> true);
            String text = "Beside pictures " + rounds;
            items.add(millis(
                    "select count(*) from item where id = ?",
                    pair.leeds()
                            .client()
                            .put("thin", text, ItemDocuments.event(text).toString())));
            letters.add(millis(
                    "select count(*) from letters.post where id = ?",
                    pair.leeds()
                            .client()
                            .sendLetter(ItemDocuments.letter("hangzhou", text).toString())));
        }

        // Then
        System.out.printf("thin link: %d rounds, items %s ms, letters %s ms%n", rounds, items, letters);
        assertThat(items).hasSizeGreaterThan(LARGEST).allMatch(millis -> millis < SECONDS.toMillis());
        assertThat(letters).allMatch(millis -> millis < SECONDS.toMillis());
        assertThat(hangzhou.number(THERE, begun)).as("forms that have arrived").isEqualTo(2 * PICTURES);
        assertThat(hangzhou.number(THERE + """
                         and kind = 'display' and held_since <= (select max(held_since) from pictures.item
                            where owner = 'leeds' and kind = 'thumbnail' and held_since > to_timestamp(?))
                        """, begun, begun))
                .as("display forms before thumbnails")
                .isZero();
        assertThat(hangzhou.number(REJECTED)).isEqualTo(rejected);
    }

    /** Milliseconds until what was just written is at Hangzhou. */
    private long millis(String there, RequestOutcome written) {
        long begun = System.nanoTime();
        assertThat(written).isInstanceOf(Acknowledged.class);
        UUID id = ((Acknowledged) written).id();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> pair.hangzhou().database().number(there, id) == 1);
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
