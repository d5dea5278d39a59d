package org.libraryexchange.imports;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.List;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Text;

/** Reads rows that are records of a table. */
final class TableRows implements RowReader {

    private static final ObjectReader RECORD =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private final Table table;

    TableRows(Table table) {
        this.table = table;
    }

    @Override
    public ReadRow read(RawRow raw) {
        try {
            String[] cells = cells(raw);
            return cells.length == table.width()
                    ? new ReadRow.Document(
                            table.document(cells), pointer -> table.column(cells, pointer), table.isExported(cells))
                    : ReadRow.unreadable(
                            "columns",
                            "has " + cells.length + " cells, but the first line names " + table.width() + " columns");
        } catch (MalformedJsonException e) {
            return ReadRow.unreadable("encoding", e.getMessage());
        }
    }

    /**
     * The cells of a record.
     *
     * @throws MalformedJsonException if it is not UTF-8, or more than one record
     */
    static String[] cells(RawRow raw) throws MalformedJsonException {
        try (MappingIterator<String[]> records = RECORD.readValues(Text.decodeUtf8(raw.bytes()))) {
            List<String[]> all = records.readAll();
            if (all.size() != 1) {
                throw new MalformedJsonException("The record has a line break in the middle.");
            }
            return all.get(0);
        } catch (IOException e) {
            throw new MalformedJsonException("The record cannot be read.", e);
        }
    }
}
