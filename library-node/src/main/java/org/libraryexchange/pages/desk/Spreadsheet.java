package org.libraryexchange.pages.desk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.libraryexchange.catalogue.spreadsheet.TextEncodings;
import org.libraryexchange.catalogue.spreadsheet.Workbook;
import org.libraryexchange.catalogue.spreadsheet.Workbook.SheetText;
import org.libraryexchange.catalogue.spreadsheet.WorkbookException;

/**
 * A table as spreadsheets save it: a workbook, or text in any encoding, in many countries with semicolons, or with tabs. An
 * import reads only commas and UTF-8.
 */
record Spreadsheet(byte[] file) {

    /** Why a file is no table. */
    enum Fault {
        EMPTY,
        TOO_LARGE,
        /** A workbook, such as one from before 2007, or another zip file, that cannot be read. */
        WORKBOOK,
        /** Text in no encoding that spreadsheets use. */
        ENCODING
    }

    /** What a file is. */
    sealed interface Content {

        /** A table. The sheet tells what its cells do not show; it is empty where the file is no workbook. */
        record Table(byte[] csv, Optional<SheetText> sheet) implements Content {}

        /** A workbook with several sheets. */
        record Sheets(List<String> names) implements Content {}

        /** Text that may be in several encodings, with some of its lines in each. */
        record Encodings(Map<String, String> samples) implements Content {}

        record Unreadable(Fault fault) implements Content {}
    }

    private static final String SEPARATORS = ",;\t";
    private static final int LINES_OF_A_SAMPLE = 3;
    private static final int LONGEST_LINE_OF_A_SAMPLE = 120;

    /**
     * Reads the file.
     *
     * @param encoding that somebody has chosen; empty if nobody has
     * @param sheet in the same way
     */
    Content content(long largest, String encoding, String sheet) {
        if (file.length == 0 || file.length > largest) {
            return new Content.Unreadable(file.length == 0 ? Fault.EMPTY : Fault.TOO_LARGE);
        }
        return begins('P', 'K') || begins(0xd0, 0xcf) ? ofWorkbook(sheet) : ofText(encoding);
    }

    private boolean begins(int first, int second) {
        return file.length > 1 && file[0] == (byte) first && file[1] == (byte) second;
    }

    private Content ofWorkbook(String sheet) {
        try {
            Workbook workbook = Workbook.open(file);
            List<String> names = workbook.sheets();
            if (names.size() > 1 && !names.contains(sheet)) {
                return new Content.Sheets(names);
            }
            if (names.isEmpty()) {
                return new Content.Unreadable(Fault.EMPTY);
            }
            SheetText text = workbook.read(names.size() > 1 ? sheet : names.get(0));
            return new Content.Table(text.csv(), Optional.of(text));
        } catch (WorkbookException e) {
            return new Content.Unreadable(e.isTooLarge() ? Fault.TOO_LARGE : Fault.WORKBOOK);
        }
    }

    private Content ofText(String encoding) {
        Optional<String> certain = TextEncodings.certain(file);
        if (certain.isPresent()) {
            return ofText(certain);
        }
        Map<String, String> possible = TextEncodings.possible(file);
        if (possible.containsKey(encoding)) {
            return ofText(Optional.of(possible.get(encoding)));
        }
        return possible.isEmpty()
                ? new Content.Unreadable(Fault.ENCODING)
                : new Content.Encodings(possible.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> sample(each.getValue()))));
    }

    private static Content ofText(Optional<String> text) {
        return text.filter(it -> !it.isBlank())
                .<Content>map(it -> new Content.Table(commas(it), Optional.empty()))
                .orElse(new Content.Unreadable(Fault.EMPTY));
    }

    /** Some lines that differ by encoding. */
    private static String sample(String text) {
        return text.lines()
                .filter(line -> line.codePoints().anyMatch(c -> c > 0x7f))
                .limit(LINES_OF_A_SAMPLE)
                .map(line -> line.substring(0, Math.min(LONGEST_LINE_OF_A_SAMPLE, line.length())))
                .collect(Collectors.joining("\n"));
    }

    /** The same table with commas. */
    static byte[] commas(String text) {
        char separator = separator(text);
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        return separator == ',' ? file : withCommas(file, separator);
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
        int begin = 0;
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

    /** The file as text for a hidden field of a form. */
    public String packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /** The file from such a text; empty if it is none, or larger than allowed. */
    static Optional<Spreadsheet> unpacked(String packed, long largest) {
        try (GZIPInputStream gzip = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)))) {
            byte[] file = gzip.readNBytes((int) largest + 1);
            return file.length == 0 || file.length > largest ? Optional.empty() : Optional.of(new Spreadsheet(file));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
