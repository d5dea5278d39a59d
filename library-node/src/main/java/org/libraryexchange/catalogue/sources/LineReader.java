package org.libraryexchange.catalogue.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.catalogue.imports.ImportForm;
import org.libraryexchange.catalogue.imports.ItemTable;
import org.libraryexchange.catalogue.imports.RowSplitter;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow;
import org.libraryexchange.catalogue.imports.TableReading.Line;
import org.libraryexchange.catalogue.spreadsheet.TextEncodings;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * Reads a file of lines: a table, or JSON objects. A line that cannot be read is a record without cells.
 *
 * @param identifying headings of which a table must have one; empty if that is not known yet
 */
record LineReader(ImportForm form, Set<String> identifying) implements RecordReader {

    private static final SourceRecord UNREADABLE = new SourceRecord(Map.of(), false);

    @Override
    public End read(InputStream answer, Sink sink) throws IOException {
        BufferedInputStream in = new BufferedInputStream(answer);
        skipMark(in);
        RowSplitter rows = new RowSplitter(in, form, 0, 0);
        Optional<RawRow> row = rows.next();
        if (row.isPresent() && isOther(row.get())) {
            throw new SourceFailedException(Trouble.OTHER_FORMAT, "");
        }
        List<String> headings = form == ImportForm.CSV ? headings(row) : List.of();
        row = form == ImportForm.CSV ? rows.next() : row;
        while (row.isPresent()) {
            if (row.get().fault() == RawRow.Fault.OPEN_QUOTE) {
                throw new SourceFailedException(
                        Trouble.DAMAGED, String.valueOf(row.get().number()));
            }
            sink.take(form == ImportForm.CSV ? ofTable(headings, row.get()) : ofJson(row.get()));
            row = rows.next();
        }
        return End.OF_LIST;
    }

    private static void skipMark(BufferedInputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) {
            in.reset();
        }
    }

    /** Whether the answer is a web page, or JSON where a table should be, or the reverse. */
    private boolean isOther(RawRow first) {
        int begin = 0;
        while (begin < first.bytes().length && first.bytes()[begin] <= ' ') {
            begin++;
        }
        int sign = begin < first.bytes().length ? first.bytes()[begin] : '<';
        return sign == '<' || (sign == '{') != (form == ImportForm.NDJSON);
    }

    private List<String> headings(Optional<RawRow> first) throws SourceFailedException {
        if (first.filter(LineReader::isEncodedOtherwise).isPresent()) {
            throw new SourceFailedException(Trouble.ENCODING, "");
        }
        List<String> headings = first.map(row -> Line.of(row).cells()).orElse(List.of()).stream()
                .map(String::strip)
                .toList();
        if (!identifying.isEmpty() && headings.stream().noneMatch(identifying::contains)) {
            throw new SourceFailedException(Trouble.NO_IDENTIFIERS, String.join(", ", identifying));
        }
        return headings;
    }

    private static boolean isEncodedOtherwise(RawRow row) {
        String text = new String(row.bytes(), StandardCharsets.UTF_8);
        return TextEncodings.certain(row.bytes()).filter(text::equals).isEmpty();
    }

    private static SourceRecord ofTable(List<String> headings, RawRow row) {
        List<String> cells = Line.of(row).cells();
        if (cells.size() != headings.size()) {
            return UNREADABLE;
        }
        Map<String, String> record = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            record.putIfAbsent(headings.get(i), cells.get(i));
        }
        return new SourceRecord(record, false);
    }

    private static SourceRecord ofJson(RawRow row) {
        try {
            JsonNode tree = row.fault() == RawRow.Fault.NONE ? StrictJson.tree(row.bytes()) : null;
            return tree == null || !tree.isObject() ? UNREADABLE : new SourceRecord(ItemTable.cells(tree), false);
        } catch (MalformedJsonException e) {
            return UNREADABLE;
        }
    }
}
