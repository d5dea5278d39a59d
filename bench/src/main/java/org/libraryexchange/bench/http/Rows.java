package org.libraryexchange.bench.http;

import org.libraryexchange.bench.pair.ChangeFeed;
import org.libraryexchange.bench.pair.ImportFile;
import org.libraryexchange.bench.report.Sheet;
import org.libraryexchange.pair.CityUnderTest;

/** Reading whole catalogues from a node and writing them to it. */
final class Rows {

    private static final String TABLE = "Many items through the API";
    private static final String READ = "rows/s read";
    private static final String WRITTEN = "rows/s written";
    private static final String COPY = "binary COPY of the rows imported";
    private static final int PAGE = 1_000;

    private final Sheet sheet;
    private final CityUnderTest city;
    private final int importRows;

    /** @param importRows rows of each import */
    Rows(Sheet sheet, CityUnderTest city, int importRows) {
        this.sheet = sheet;
        this.city = city;
        this.importRows = importRows;
        sheet.table(TABLE, """
                One client that follows the changes from the first to the last, page by page, and one that imports %,d new items, \
                from the first byte sent until the last row is written. The import validates each row and gives it identifier, \
                digest and number; COPY puts the rows that it made into an empty table with the same indexes, from a file beside \
                the database.""".formatted(importRows));
    }

    /** Reads the whole feed, and imports a tenth of the rows. */
    void warmUp() {
        follow();
        try (ImportFile file = ImportFile.write("warm-up", Math.max(1, importRows / 10))) {
            file.into(city);
        }
        NodeRest.await(city);
    }

    /** Reads all changes. */
    void feed() {
        long rows = city.database()
                .number("select count(*) from item where owner = ? and sequence is not null", city.name());
        sheet.add(TABLE, "change feed, pages of %,d".formatted(PAGE), READ, rows / follow());
    }

    private double follow() {
        long end = city.database().number("select sequence from own_log");
        long start = System.nanoTime();
        ChangeFeed.follow(city.client(), end, PAGE);
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * Imports new items, then copies the rows that the import made.
     *
     * @param number of the import, which makes its items new
     */
    void imported(int number) {
        try (ImportFile file = ImportFile.write("import-" + number, importRows)) {
            double seconds = file.into(city).seconds();
            sheet.add(TABLE, "import of NDJSON", WRITTEN, importRows / seconds);
            NodeRest.await(city);
            sheet.add(TABLE, COPY, WRITTEN, importRows / file.copySeconds(city));
        }
    }

    /** Compares imports and copies when all have been measured. */
    void compare() {
        sheet.ratio(TABLE, COPY, WRITTEN, "times COPY");
    }
}
