package org.libraryexchange.pages.desk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
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
        ENCODING
    }

    private static final byte[] BYTE_ORDER_MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

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

    /**
     * Exchanges the separators without taking rows apart: a file of separators alone would become millions of cells. Cells
     * with commas get quotes. Quotes in the wrong place stay, and the import names their row.
     */
    private static byte[] withCommas(byte[] file, char separator) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        int begin = Arrays.mismatch(BYTE_ORDER_MARK, file) == BYTE_ORDER_MARK.length ? BYTE_ORDER_MARK.length : 0;
        out.write(file, 0, begin);
        boolean quoted = false;
        for (int at = begin; at < file.length; at++) {
            if (file[at] == '"') {
                quoted ^= file[begin] == '"';
            } else if (!quoted && (file[at] == separator || file[at] == '\n')) {
                put(file, begin, at, out);
                out.write(file[at] == separator ? ',' : '\n');
                begin = at + 1;
            }
        }
        put(file, begin, file.length, out);
        return out.toByteArray();
    }

    private static void put(byte[] file, int begin, int end, ByteArrayOutputStream out) {
        int last = end > begin && file[end - 1] == '\r' ? end - 1 : end;
        String cell = new String(file, begin, last - begin, StandardCharsets.ISO_8859_1);
        boolean needsQuotes = cell.indexOf(',') >= 0 && cell.indexOf('"') < 0;
        out.writeBytes((needsQuotes ? '"' + cell + '"' : cell).getBytes(StandardCharsets.ISO_8859_1));
        out.write(file, last, end - last);
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
