package org.libraryexchange.exchange.restoration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.OwnDatabase;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;

/** What a restoration does with items beside the tables of their log. */
class RestoredItemsIT extends RestoredLeeds {

    @Test
    void followersAreToldWhatIsTakenOver() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        publish(FIRST, "two");
        publish(SECOND, "new");
        database.restore();

        // When
        check();
        restoration.settle();

        // Then
        assertThat(database.value("select string_agg(distinct id::text, ' ' order by id::text) from item_note"))
                .isEqualTo(FIRST + " " + SECOND);
    }

    @Test
    void whatPeopleHaveSettledIsKnownAgain() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        database.settle(FIRST, "one", "光之夜");
        publishAll();
        String settled =
                "select string_agg(concat_ws(' ', pointer, state, settled_by, value), ',') from accepted_change";
        String before = database.value(settled);
        database.restore();
        assertThat(database.value(settled)).isNull();

        // When
        check();
        restoration.settle();

        // Then
        assertThat(before).isEqualTo("/title/zh-Hans unmerged hangzhou \"光之夜\"");
        assertThat(database.value(settled)).isEqualTo(before);
    }

    @Test
    void historyTellsWhatTheNodeAdoptedByItself() throws SQLException {
        // Given
        publish(FIRST, "one");
        database.backUp();
        publish(FIRST, "two");
        publish(FIRST, "three");
        publish(SECOND, "new");
        database.restore();

        // When
        check();
        restoration.settle();

        // Then
        assertThat(database.history(FIRST)).isEqualTo("1 created cataloguer, 3 adopted");
        assertThat(database.history(SECOND)).isEqualTo("1 adopted");
        assertThat(database.value("select replaced from item_version where version = 3"))
                .contains("one");
    }

    @Test
    void historyTellsWhoKeptTheOwnState() throws SQLException {
        // Given
        conflict();
        check();
        restoration.settle();

        // When
        database.choose(FIRST, "keep");
        restoration.settle();

        // Then
        assertThat(database.history(FIRST)).isEqualTo("1 created cataloguer, 2 changed cataloguer, 4 kept operator");
        assertThat(database.value("select replaced from item_version where version = 4"))
                .contains("since");
    }

    @Test
    void versionsThatTheLogDoesNotKnowGiveWayToAnAdoptedOne() throws SQLException {
        // Given
        conflict();
        database.publish(FIRST, "once more");
        database.publish(FIRST, "and again");
        check();
        restoration.settle();

        // When
        database.choose(FIRST, "adopt");
        restoration.settle();

        // Then
        assertThat(database.history(FIRST)).isEqualTo("1 created cataloguer, 2 changed cataloguer, 3 adopted operator");
        assertThat(database.value("select replaced from item_version where version = 3"))
                .contains("since");
    }

    @Test
    void identifiersComeWithTheDocumentButNotFromOwnWrites() throws SQLException {
        // Given
        publish(SECOND, "other");
        database.backUp();
        appendIdentified(FIRST, 5, "taken", "free");
        database.restore();
        database.publish(SECOND, "since");
        database.execute("insert into own_identifier values ('scheme', 'taken', '" + SECOND + "', 'leeds')");

        // When
        check();
        restoration.settle();
        restoration.finish();

        // Then
        assertThat(database.value("select string_agg(value || ' ' || item_id, ',' order by value) from own_identifier"))
                .isEqualTo("free " + FIRST + ",taken " + SECOND);
    }

    private void appendIdentified(UUID id, long sequence, String... values) {
        String identifiers = String.join(
                ",",
                Arrays.stream(values)
                        .map(value -> "{\"scheme\":\"scheme\",\"value\":\"" + value + "\"}")
                        .toList());
        byte[] document = LogItems.document(id, 1, "x")
                .replace("\"owner\":\"hangzhou\"", "\"identifiers\":[" + identifiers + "],\"owner\":\"leeds\"")
                .getBytes(StandardCharsets.UTF_8);
        log.append(new DocumentRecord(
                CityLog.items(OwnDatabase.CITY),
                id,
                sequence,
                0,
                document,
                Sha256.of(document),
                Instant.EPOCH,
                Optional.empty()));
    }
}
