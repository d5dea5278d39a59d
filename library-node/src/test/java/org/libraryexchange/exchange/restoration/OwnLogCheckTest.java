package org.libraryexchange.exchange.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.exchange.log.LogItems.id;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.log.Outbox.Cursor;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.exchange.restoration.OwnCatalogue.SentPlace;
import org.libraryexchange.exchange.restoration.OwnCatalogue.Stranger;
import org.libraryexchange.exchange.restoration.OwnLogCheck.Finding;
import org.libraryexchange.exchange.restoration.Provenance.LogPlace;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.seal.SealCheck;

class OwnLogCheckTest {

    private final InMemoryLog log = new InMemoryLog("topic-1");
    private final Catalogue catalogue = new Catalogue();

    @Test
    void emptyLogIsSound() {
        assertThat(check()).isEqualTo(Finding.SOUND);
    }

    @Test
    void recordsThatACrashLeftBehindTheCursorAreOwn() {
        // Given
        acknowledged(item(1, 1, 0));
        left(item(2, 2, 1));
        left(item(1, 3, 2));
        catalogue.announced = 3;
        // Meanwhile the item was changed once more.
        catalogue.places.put(id(1), new LogPlace(4, new byte[32]));

        // When, Then
        assertThat(check()).isEqualTo(Finding.SOUND);
        assertThat(catalogue.kept).isEmpty();
    }

    @ParameterizedTest(name = "{0} records at a time")
    @ValueSource(ints = {1, 2, 100})
    void whatTheDatabaseCannotHaveSentIsKept(int atOnce) {
        // Given
        acknowledged(item(1, 1, 0));
        log.append(item(2, 2, 1));
        log.append(item(1, 3, 2));

        // When
        Finding finding = check(atOnce);

        // Then
        assertThat(finding).isEqualTo(Finding.DATABASE_IS_OLDER);
        assertThat(catalogue.kept).containsExactly(2L, 3L);
        assertThat(catalogue.counterBeyond).isEqualTo(3);
        assertThat(catalogue.sendsAgain).isFalse();
    }

    @Test
    void nonsenseInTheLogSaysNothing() {
        // Given
        acknowledged(item(1, 1, 0));
        RawRecord stranger = InMemoryLog.raw(item(2, 2, 1));
        log.append(new RawRecord(0, Instant.EPOCH, stranger.key(), new byte[] {'{'}, stranger.headers()));
        log.append(new RawRecord(0, Instant.EPOCH, null, null, List.of()));

        // When, Then
        assertThat(check()).isEqualTo(Finding.SOUND);
    }

    @Test
    void databaseFromBeforeTheTopicIsOlderThanItsLog() {
        // Given
        acknowledged(item(1, 1, 0));
        log.replaced("topic-2");
        log.append(item(1, 1, 0));
        log.append(item(2, 2, 1));

        // When, Then
        assertThat(check()).isEqualTo(Finding.DATABASE_IS_OLDER);
        assertThat(catalogue.kept).containsExactly(2L);
        assertThat(catalogue.sendsAgain)
                .as("whether all is sent to the new topic")
                .isTrue();
    }

    @Test
    void newTopicThatHoldsPartOfTheCatalogueIsSound() {
        // Given
        acknowledged(item(1, 1, 0));
        acknowledged(item(2, 2, 1));
        log.replaced("topic-2");
        log.append(item(1, 1, 0));

        // When, Then
        assertThat(check()).isEqualTo(Finding.SOUND);
    }

    @Test
    void logThatEndsBeforeTheCursorHasLostRecords() {
        // Given
        acknowledged(item(1, 1, 0));
        acknowledged(item(2, 2, 1));
        log.cutFrom(1);

        // When, Then
        assertThat(check()).isEqualTo(Finding.LOG_HAS_LOST_RECORDS);
        assertThat(catalogue.cursor).isEqualTo(new Cursor("topic-1", 0));
        assertThat(check()).as("once it is noticed").isEqualTo(Finding.SOUND);
    }

    @Test
    void logThatWasCutAndWrittenOnHasLostRecords() {
        // Given
        acknowledged(item(1, 1, 0));
        acknowledged(item(2, 2, 1));
        log.cutFrom(1);
        left(item(3, 3, 2));
        left(item(4, 4, 3));
        catalogue.announced = 4;

        // When, Then
        assertThat(check()).isEqualTo(Finding.LOG_HAS_LOST_RECORDS);
    }

    @Test
    void logWhoseBeginningWasDeletedIsSound() {
        // Given
        acknowledged(item(1, 1, 0));
        acknowledged(item(2, 2, 1));
        log.cutBefore(2);

        // When, Then
        assertThat(check()).isEqualTo(Finding.SOUND);
    }

    @Test
    void whatWasKeptBeforeCountsAlthoughTheLogHasLostIt() {
        // Given
        acknowledged(item(1, 1, 0));
        catalogue.keptBefore = 7;

        // When
        Finding finding = check();

        // Then
        assertThat(finding).isEqualTo(Finding.DATABASE_IS_OLDER);
        assertThat(catalogue.counterBeyond).isEqualTo(7);
    }

    private Finding check() {
        return check(10);
    }

    private Finding check(int atOnce) {
        return new OwnLogCheck(
                        new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()),
                        catalogue,
                        log.reader(atOnce),
                        new Untroubled())
                .run();
    }

    /** A record that was sent, with the cursor moved. */
    private void acknowledged(DocumentRecord item) {
        left(item);
        catalogue.offset = log.endOffset() - 1;
        catalogue.cursor = new Cursor("topic-1", item.sequence());
        catalogue.announced = item.sequence();
    }

    /** A record that was sent, with the cursor not moved. */
    private void left(DocumentRecord item) {
        log.append(item);
        catalogue.places.put(item.id(), new LogPlace(item.sequence(), item.sha256()));
    }

    private static final class Catalogue implements OwnCatalogue {
        private final Map<UUID, LogPlace> places = new HashMap<>();
        private final List<Long> kept = new ArrayList<>();
        private Cursor cursor = new Cursor(null, 0);
        private long offset = -1;
        private long announced;
        private long keptBefore;
        private long counterBeyond;
        private boolean sendsAgain;

        @Override
        public SentPlace sent() {
            return new SentPlace(cursor, offset);
        }

        @Override
        public long announced() {
            return announced;
        }

        @Override
        public Map<UUID, LogPlace> places(Collection<UUID> ids) {
            return places;
        }

        @Override
        public long highestKept() {
            return keptBefore;
        }

        @Override
        public void keep(SentPlace from, List<Stranger> strangers) {
            strangers.forEach(stranger -> kept.add(stranger.read().record().sequence()));
        }

        @Override
        public void readUpTo(LogExtent extent, long highestSequence, boolean again) {
            counterBeyond = highestSequence;
            sendsAgain = again;
        }

        @Override
        public void startAgain(SentPlace from, LogExtent extent) {
            cursor = new Cursor(extent.topicId(), 0);
            offset = extent.endOffset() - 1;
        }
    }
}
