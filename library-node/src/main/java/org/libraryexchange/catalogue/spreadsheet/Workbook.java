package org.libraryexchange.catalogue.spreadsheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.libraryexchange.catalogue.spreadsheet.WorkbookParts.Relation;
import org.xml.sax.Attributes;

/**
 * A workbook of Excel (Office Open XML). Formulas are not run: a cell has the value that was stored with it. No more than
 * the texts that cells share and one sheet as a table are in memory.
 */
public final class Workbook {

    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    /** What each text takes besides its characters. */
    private static final int OF_A_TEXT = 50;

    private final WorkbookParts parts;
    private final Map<String, Relation> relations;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private boolean isDate1904;

    private Workbook(WorkbookParts parts, String main) throws WorkbookException {
        this.parts = parts;
        this.relations = parts.relations(main);
        parts.read(main, new PartHandler() {
            @Override
            void begins(String element, Attributes attributes) throws WorkbookException {
                if (element.equals("workbookPr")) {
                    isDate1904 = isTrue(attributes, "date1904");
                } else if (element.equals("sheet")) {
                    found(attributes);
                }
            }
        });
    }

    /**
     * A sheet as a table with commas, in UTF-8.
     *
     * @param merged whether cells are merged; only the first of these has the text
     * @param hidden whether rows or columns are hidden; the table has them too
     */
    public record SheetText(byte[] csv, boolean merged, boolean hidden) {}

    /** Opens a workbook. */
    public static Workbook open(byte[] file) throws WorkbookException {
        WorkbookParts parts = WorkbookParts.of(file);
        String main = part(parts.relations(""), "officeDocument");
        if (main.isEmpty()) {
            throw new WorkbookException(false, "the file has no workbook");
        }
        return new Workbook(parts, main);
    }

    private static String part(Map<String, Relation> relations, String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::part)
                .findFirst()
                .orElse("");
    }

    private void found(Attributes sheet) throws WorkbookException {
        for (int i = 0; i < sheet.getLength(); i++) {
            Relation relation = relations.get(sheet.getValue(i));
            if (sheet.getLocalName(i).equals("id")
                    && relation != null
                    && relation.type().equals("worksheet")
                    && !PartHandler.text(sheet, "state").matches("hidden|veryHidden")) {
                sheets.put(PartHandler.text(sheet, "name"), relation.part());
                WorkbookParts.requireFew(sheets);
            }
        }
    }

    /** The names of the sheets that are not hidden. */
    public List<String> sheets() {
        return List.copyOf(sheets.keySet());
    }

    /** Reads a sheet, which has one of these names. */
    public SheetText read(String name) throws WorkbookException {
        CellFormats formats = new CellFormats(isDate1904);
        parts.read(part(relations, "styles"), formats);
        SheetHandler sheet = new SheetHandler(texts(), formats);
        parts.read(sheets.get(name), sheet);
        return sheet.table();
    }

    private List<String> texts() throws WorkbookException {
        List<String> texts = new ArrayList<>();
        parts.read(part(relations, "sharedStrings"), new PartHandler() {
            private int characters;

            @Override
            void ends(String element) throws WorkbookException {
                if (element.equals("si")) {
                    texts.add(text());
                    characters += text().length() + OF_A_TEXT;
                    if (characters > MOST_CHARACTERS) {
                        throw new WorkbookException(true, "the texts of the workbook are too large");
                    }
                }
            }
        });
        return texts;
    }
}
