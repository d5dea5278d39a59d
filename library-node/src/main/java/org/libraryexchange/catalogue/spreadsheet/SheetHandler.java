package org.libraryexchange.catalogue.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.catalogue.spreadsheet.Workbook.SheetText;
import org.xml.sax.Attributes;

/** Writes the cells of a sheet as a table, in the rows that they have in the sheet. */
final class SheetHandler extends PartHandler {

    private static final int LARGEST_TABLE = 8 * 1024 * 1024;

    /** As in Excel, whose last cell is XFD1048576. */
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})\\d{1,7}");

    private static final Pattern ROW = Pattern.compile("[1-9]\\d{0,6}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,400}(?:\\.\\d{0,400})?(?:[Ee][+-]?\\d{1,3})?");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");
    private static final int LETTERS = 26;

    private final List<String> texts;
    private final CellFormats formats;
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();
    private boolean isMerged;
    private boolean isHidden;
    private int row = 0;
    private int line = 1;
    private int column;
    private int written;
    private String type;
    private String style;

    SheetHandler(List<String> texts, CellFormats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    SheetText table() {
        return new SheetText(table.toByteArray(), isMerged, isHidden);
    }

    @Override
    void begins(String element, Attributes attributes) throws WorkbookException {
        switch (element) {
            case "row" -> {
                isHidden |= isTrue(attributes, "hidden");
                beginRow(text(attributes, "r"));
            }
            case "c" -> {
                column = column(text(attributes, "r"));
                type = text(attributes, "t");
                style = text(attributes, "s");
            }
            case "col" -> isHidden |= isTrue(attributes, "hidden");
            case "mergeCell" -> isMerged = true;
            default -> {}
        }
    }

    private void beginRow(String number) throws WorkbookException {
        int next = ROW.matcher(number).matches() ? Integer.parseInt(number) : row + 1;
        require(next > row);
        row = next;
        column = 0;
        written = 1;
    }

    private int column(String reference) throws WorkbookException {
        if (reference.isEmpty()) {
            return column + 1;
        }
        Matcher cell = REFERENCE.matcher(reference);
        require(cell.matches());
        int number = cell.group(1).chars().reduce(0, (sum, letter) -> sum * LETTERS + letter - 'A' + 1);
        require(number > column);
        return number;
    }

    private static void require(boolean inOrder) throws WorkbookException {
        if (!inOrder) {
            throw new WorkbookException(false, "the cells have no order");
        }
    }

    @Override
    void ends(String element) throws WorkbookException {
        if (element.equals("c") && !text().isEmpty()) {
            String cell = value();
            write("\n".repeat(row - line)
                    + ",".repeat(column - written)
                    + (NEEDS_QUOTES.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell));
            line = row;
            written = column;
        } else if (element.equals("sheetData")) {
            write("\n");
        }
    }

    private void write(String text) throws WorkbookException {
        table.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        if (table.size() > LARGEST_TABLE) {
            throw new WorkbookException(true, "the sheet is too large");
        }
    }

    private String value() {
        return switch (type) {
            case "s" -> texts.get(Integer.parseInt(text())).replace("_x000D_", "");
            case "b" -> text().equals("1") ? "true" : "false";
            case "", "n" -> NUMBER.matcher(text()).matches() ? formats.shown(new BigDecimal(text()), style) : text();
            default -> text().replace("_x000D_", "");
        };
    }
}
