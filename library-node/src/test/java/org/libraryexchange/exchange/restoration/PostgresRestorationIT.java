package org.libraryexchange.exchange.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.OwnDatabase;
import org.libraryexchange.exchange.restoration.OwnCatalogue.SentPlace;
import org.libraryexchange.exchange.restoration.OwnCatalogue.Stranger;
import org.libraryexchange.exchange.restoration.OwnLogCheck.Finding;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.seal.SealCheck;

class PostgresRestorationIT extends RestoredLeeds {

    @Test
    void logsStateIsTakenOverWithItsBytesAndItsPlace() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        publish(FIRST, "two");
        publish(SECOND, "new");
        String before = items();
        database.restore();

        // When
        check();
        restoration.settle();
        boolean finished = restoration.finish();

        // Then
        assertThat(finished).isTrue();
        assertThat(items()).isEqualTo(before);
        assertThat(database.value(
                        "select string_agg(finding || ' ' || outcome, ',' order by item_id)" + " from restored_item"))
                .isEqualTo("behind adopted,unknown adopted");
        assertThat(database.value("select concat_ws('|', topic_id, sent_sequence, sent_offset, sending_sequence,"
                        + " sequence) from publication, own_log"))
                .isEqualTo("topic-1|3|2|3|3");
        assertThat(check()).isEqualTo(Finding.SOUND);
    }

    @Test
    void numbersThatTheLogKnowsAreGivenAnew() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        publish(FIRST, "two");
        publish(FIRST, "three");
        database.restore();
        database.publish(SECOND, "since");
        assertThat(sequence(SECOND))
                .as("a number that the log has given to another")
                .isEqualTo("2");

        // When
        check();
        restoration.settle();
        restoration.finish();

        // Then
        assertThat(sequence(SECOND)).isEqualTo("4");
        assertThat(sequence(FIRST)).isEqualTo("3");
        publishAll();
        assertThat(log.records()).hasSize(4);
    }

    @Test
    void counterGoesOnBeyondTheLogBeforeAnythingIsSettled() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        publish(FIRST, "two");
        publish(FIRST, "three");
        database.restore();

        // When
        check();
        database.publish(SECOND, "meanwhile");

        // Then
        assertThat(sequence(SECOND)).isEqualTo("4");
    }

    @Test
    void conflictWaitsUntilSomebodyChooses() throws SQLException {
        // Given
        conflict();

        // When
        check();
        restoration.settle();
        boolean finished = restoration.finish();

        // Then
        assertThat(finished).isFalse();
        assertThat(restoration.progress()).isEqualTo(new PostgresRestoration.Progress(1, 1));
        assertThat(database.value("select finding || ' ' || own_version || own_document from restored_item"))
                .startsWith("conflict 2")
                .contains("since");
    }

    @Test
    void keptStateGetsAVersionAboveBothAndItsOwnBytes() throws SQLException {
        // Given
        conflict();
        check();
        restoration.settle();

        // When
        database.choose(FIRST, "keep");
        restoration.settle();
        restoration.finish();

        // Then
        String document = database.value("select document from item");
        assertThat(document)
                .contains("\"since\"")
                .contains("\"version\":4")
                .contains("\"updated\":\"2026-11-25T01:02:03Z\"");
        assertThat(database.value("select encode(sha256, 'hex') || version from item"))
                .isEqualTo(Sha256.hex(document.getBytes(StandardCharsets.UTF_8)) + 4);
        publishAll();
        assertThat(new String(log.records().get(3).value(), StandardCharsets.UTF_8))
                .isEqualTo(document);
    }

    @Test
    void choiceToAdoptDoesNotCountForALaterWrite() throws SQLException {
        // Given
        conflict();
        check();
        restoration.settle();
        database.choose(FIRST, "adopt");
        database.publish(FIRST, "later still");

        // When
        restoration.settle();

        // Then
        assertThat(restoration.finish()).isFalse();
        assertThat(database.value("select coalesce(choice, 'none') || own_document from restored_item"))
                .startsWith("none")
                .contains("later still");
    }

    @Test
    void processThatComesAfterACrashGoesOnWhereItStood() throws SQLException {
        // Given
        conflict();
        check();
        restoration.settle();
        database.choose(FIRST, "keep");
        restoration.settle();
        String settled = items();

        // When
        check();
        restoration.settle();
        restoration.finish();

        // Then
        assertThat(database.value("select outcome from restored_item")).isEqualTo("kept");
        assertThat(database.value("select version from item")).isEqualTo("4");
        assertThat(items()).isEqualTo(settled);
    }

    @Test
    void comparisonThatWasOvertakenKeepsNothing() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        publish(FIRST, "two");
        database.restore();
        OwnCatalogue overtaken = new PostgresOwnCatalogue(session, OwnDatabase.CITY);
        SentPlace before = overtaken.sent();
        check();
        restoration.settle();
        restoration.finish();

        // When
        assertThatThrownBy(() -> overtaken.keep(before, List.of())).isInstanceOf(FencedException.class);

        // Then
        assertThat(database.value("select state from restoration")).isEqualTo("settled");
    }

    @Test
    void numbersAreGivenAnewAlthoughTheLogHasLostWhatWasKept() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        publish(SECOND, "two");
        database.restore();
        UUID third = LogItems.id(3);
        database.publish(third, "since");
        keepAndCrash();
        log.cutFrom(1);

        // When
        check();
        restoration.settle();
        restoration.finish();

        // Then
        assertThat(sequence(SECOND)).isEqualTo("2");
        assertThat(sequence(third)).isEqualTo("3");
    }

    /** Keeps what the log holds beyond the database, and crashes before it notes that the whole log was read. */
    private void keepAndCrash() {
        OwnCatalogue catalogue = new PostgresOwnCatalogue(session, OwnDatabase.CITY);
        Judge judge = new Judge(CityLog.items(OwnDatabase.CITY), SealCheck.none());
        List<Stranger> strangers = log.records().stream()
                .skip(1)
                .map(raw -> new Stranger((Accepted) judge.judge(raw), Optional.empty()))
                .toList();
        catalogue.keep(catalogue.sent(), strangers);
    }

    @Test
    void draftThatHadBeenPublishedGivesWayAndItsTextIsKept() throws SQLException {
        // Given
        database.write(FIRST, "draft", Status.DRAFT);
        publish(SECOND, "other");
        database.backUp();
        publish(FIRST, "published");
        database.restore();
        database.write(FIRST, "draft since", Status.DRAFT);

        // When
        check();
        restoration.settle();

        // Then
        assertThat(restoration.finish()).isTrue();
        assertThat(database.value("select document from item where id = '" + FIRST + "'"))
                .contains("\"published\"");
        assertThat(database.value("select own_document from restored_item")).contains("draft since");
    }

    @Test
    void draftThatTheLogErasesStaysADraftIfSomebodyKeepsIt() throws SQLException {
        // Given
        database.write(FIRST, "draft", Status.DRAFT);
        publish(SECOND, "other");
        database.backUp();
        publish(FIRST, "published");
        database.erase(FIRST);
        publishAll();
        database.restore();
        check();
        restoration.settle();
        assertThat(database.value("select finding from restored_item")).isEqualTo("erasure");

        // When
        database.choose(FIRST, "keep");
        restoration.settle();

        // Then
        assertThat(restoration.finish()).isTrue();
        assertThat(database.value(
                        "select concat_ws(' ', status, version, sequence) from item where id = '" + FIRST + "'"))
                .isEqualTo("draft 4");
        assertThat(database.value("select outcome from restored_item")).isEqualTo("kept");
        assertThat(database.value("select document from item where id = '" + FIRST + "'"))
                .contains("\"draft\"", "\"version\":4");
    }

    @Test
    void erasureInTheLogWaitsForSomebody() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        database.erase(FIRST);
        publishAll();
        database.restore();
        database.publish(FIRST, "since");

        check();
        restoration.settle();
        assertThat(restoration.finish()).isFalse();
        assertThat(database.value("select finding from restored_item")).isEqualTo("erasure");
        assertThat(database.value("select status from item")).isEqualTo("published");

        // When
        database.choose(FIRST, "adopt");
        restoration.settle();

        // Then
        assertThat(restoration.finish()).isTrue();
        assertThat(database.value("select status from item")).isEqualTo("erased");
        assertThat(database.value("select coalesce(own_document, 'none') from restored_item"))
                .isEqualTo("none");
    }

    @Test
    void erasureSinceTheRestoreStandsAndPurgesWhatTheLogHeld() throws SQLException {
        // Given
        conflict();
        check();
        restoration.settle();

        // When
        database.erase(FIRST);
        database.choose(FIRST, "adopt");
        restoration.settle();

        // Then
        assertThat(restoration.finish()).isTrue();
        assertThat(database.value("select status || version from item")).isEqualTo("erased4");
        assertThat(database.value("select coalesce(document, own_document, 'none') from restored_item"))
                .isEqualTo("none");
    }
}
