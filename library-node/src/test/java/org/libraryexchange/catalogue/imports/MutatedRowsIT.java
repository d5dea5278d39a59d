package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.BodyMutations;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** Files of valid rows, damaged at random. The damage is the same in each run. */
@QuarkusTest
class MutatedRowsIT {

    private static final int ROWS = 5_000;
    private static final int RECORDS = 1_000;

    /** An event that lasts for a thousand years would stand on the pages of every day. */
    @AfterEach
    void forgetThem() throws SQLException {
        try (Connection session = Database.sessionOf("leeds")) {
            assertThat(Database.execute(session, """
                            delete from item using own_identifier as named
                            where item.id = named.item_id and named.scheme like 'mutated-%'
                            """)).isPositive();
        }
    }

    @Test
    void noRowMakesTheNodeFailAndNoRefusedOneIsKept() {
        // Given
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int seed = 0; seed < ROWS; seed++) {
            String key = "row-" + seed;
            List<byte[]> valid = List.of(
                    Documents.utf8(published(identified(lightNight(), "mutated-rows", key))
                            .toString()),
                    Documents.utf8(
                            identified(canalPhotograph(), "mutated-rows", key).toString()));
            append(file, BodyMutations.of(valid, new Random(seed)));
        }
        long before = items();

        // When
        Sent sent = Sent.taken(Sent.post(ImportForm.NDJSON_TYPE, "scheme=mutated-rows", file.toByteArray()));
        JsonPath end = sent.finished();

        // Then
        assertThat(end.getLong("rows")).isEqualTo(ROWS);
        assertThat(end.getLong("refused")).as("most mutations do harm").isGreaterThan(ROWS / 4);
        assertThat(items() - before).isEqualTo(end.getLong("created"));
        assertThat(end.getLong("created")).as("some are harmless").isGreaterThan(ROWS / 20);
        everyRefusedRowIsToldOf(sent, end.getLong("refused"));
    }

    @Test
    void noRecordOfATableMakesTheNodeFail() {
        // Given
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        append(table, Documents.utf8("identifier,kind,originalLanguage,title.en,festival.rule.en,subjects.en"));
        for (int seed = 0; seed < RECORDS; seed++) {
            byte[] record =
                    Documents.utf8("t" + seed + ",festival,en,\"Lantern, \"\"festival\"\"\",by rule: any,a|b:c");
            append(table, BodyMutations.of(List.of(record), new Random(seed)));
        }
        long before = items();

        // When
        Sent sent = Sent.taken(Sent.post(ImportForm.CSV_TYPE, "scheme=mutated-table", table.toByteArray()));
        JsonPath end = sent.finished();

        // Then
        assertThat(items() - before).isEqualTo(end.getLong("created")).isGreaterThan(RECORDS / 20);
        assertThat(end.getLong("refused")).isGreaterThan(RECORDS / 20);
        everyRefusedRowIsToldOf(sent, end.getLong("refused"));
    }

    private static void append(ByteArrayOutputStream file, byte[] row) {
        for (byte each : row) {
            file.write(each == '\n' ? ' ' : each);
        }
        file.write('\n');
    }

    private static void everyRefusedRowIsToldOf(Sent sent, long refused) {
        assertThat(Database.value("select count(distinct row_number) from import_error where import_id = ?", sent.id()))
                .isEqualTo(String.valueOf(refused));
        assertThat(Database.value("""
                select count(*) from import_error where import_id = ?
                    and (hint ~* 'exception|jackson|org\\.|java\\.|select ' or hint = '' or rule = '')
                """, sent.id())).isEqualTo("0");
    }

    private static long items() {
        return Long.parseLong(Database.value("select count(*) from item where owner = 'leeds'"));
    }
}
