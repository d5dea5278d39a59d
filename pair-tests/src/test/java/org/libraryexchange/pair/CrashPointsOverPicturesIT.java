package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.pair.Audit.Change;
import org.libraryexchange.pair.CrashPlan.Crash;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.record.CityLog.Sort;

/** The same with pictures. */
@In(Sort.PICTURES)
@Tag("long")
class CrashPointsOverPicturesIT extends CrashPointsIT {

    private static final Duration SENT = Duration.ofSeconds(60);
    private static final int FORMS = 6;
    private static final String PLACES = "select sequence from own_log";

    /**
     * At p1 and p2 the place of a form is not committed; at p4 it is, but the form is not sent; at p5 and p6 it is sent, and
     * nobody has noted it. The form is the second, with one before it and others behind it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"p1", "p2", "p4", "p5", "p6"})
    void displayFormsArriveOnceEachWhereTheirOwnerDiesAsItSendsThem(String point, PairUnderTest pair) {
        // Given
        List<PictureDocument> forms = IntStream.range(0, FORMS)
                .mapToObj(n -> ManyPictures.form(pair.leeds(), PictureSize.DISPLAY, 2_000, (point + n).hashCode()))
                .toList();
        DatabaseUnderTest leeds = pair.leeds().database();
        long before = leeds.number(PLACES);
        Audit arrivals = Audit.of(pair.hangzhou(), pair.leeds());

        // When
        ManyPictures.add(pair.leeds(), forms.toArray(PictureDocument[]::new));
        new CrashPlan(pair.leeds(), List.of(new Crash(point, 2))).carryOut();

        // Then
        Awaitility.await().atMost(SENT).until(() -> leeds.number(PLACES) >= before + FORMS);
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SENT);
        assertThat(leeds.number(PLACES)).isEqualTo(before + FORMS);
        assertThat(arrivals.changes())
                .extracting(Change::id)
                .containsExactlyInAnyOrderElementsOf(
                        forms.stream().map(PictureDocument::id).toList());
        assertThat(Proved.of(pair.leeds()).outcomes()).containsExactly("verified");
    }
}
