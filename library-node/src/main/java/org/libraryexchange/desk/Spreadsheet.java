package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Text;

/**
 * A table as spreadsheets save it. In many countries they separate cells with semicolons, and some save tabs. An import
 * reads only commas.
 *
 * @param csv with commas, in UTF-8
 */
record Spreadsheet(byte[] csv) {

    /** Why a file is no table. */
    enum Fault {
        EMPTY,
        TOO_LARGE,
        /** An Excel or OpenDocument workbook, which is a zip file. */
        WORKBOOK,
        /** Not UTF-8. */
        ENCODING;

        String term() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final CsvMapper CELLS = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private static final String SEPARATORS = ",;\t";

    /** What is wrong with a file; empty if it is a table. */
    static Optional<Fault> fault(byte[] file, long largest) {
        if (file.length == 0) {
            return Optional.of(Fault.EMPTY);
        }
        if (file.length > largest) {
            return Optional.of(Fault.TOO_LARGE);
        }
        if (file.length > 2 && file[0] == 'P' && file[1] == 'K') {
            return Optional.of(Fault.WORKBOOK);
        }
        try {
            return Text.decodeUtf8(file).isBlank() ? Optional.of(Fault.EMPTY) : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.of(Fault.ENCODING);
        }
    }

    /** The table in a file that has no fault. */
    static Spreadsheet of(byte[] file) {
        char separator = separator(new String(file, StandardCharsets.UTF_8));
        return new Spreadsheet(separator == ',' ? file : withCommas(file, separator));
    }

    /** The one of which the first line has most; commas if it has none. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return (char) SEPARATORS
                .chars()
                .reduce((one, other) -> count(first, other) > count(first, one) ? other : one)
                .orElseThrow();
    }

    private static long count(String line, int separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    private static byte[] withCommas(byte[] file, char separator) {
        CsvSchema given = CsvSchema.emptySchema().withColumnSeparator(separator);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        try (MappingIterator<String[]> rows =
                CELLS.readerFor(String[].class).with(given).readValues(file)) {
            List<String[]> all = rows.readAll();
            for (String[] row : all) {
                out.writeBytes(CELLS.writer(columns(row.length)).writeValueAsBytes(row));
            }
        } catch (IOException e) {
            // A quote that is never closed, for example. The import names the row.
            return file;
        }
        return out.toByteArray();
    }

    private static CsvSchema columns(int number) {
        CsvSchema.Builder columns = CsvSchema.builder();
        IntStream.range(0, number).forEach(column -> columns.addColumn("column" + column));
        return columns.build();
    }

    /** The table as text for a hidden field of a form. */
    String packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /** The table from such a text; empty if it is none, or larger than allowed. */
    static Optional<Spreadsheet> unpacked(String packed, long largest) {
        try (GZIPInputStream gzip = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)))) {
            byte[] csv = gzip.readNBytes((int) largest + 1);
            return fault(csv, largest).isPresent() ? Optional.empty() : Optional.of(new Spreadsheet(csv));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
