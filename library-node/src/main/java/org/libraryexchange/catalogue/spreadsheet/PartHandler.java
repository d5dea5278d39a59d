package org.libraryexchange.catalogue.spreadsheet;

import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a part of a workbook as a stream. The parser keeps all names and open elements, and each tag and text as a whole:
 * these are bounded here.
 */
abstract class PartHandler extends DefaultHandler {

    private static final int MOST_NAMES = 5_000;
    private static final int DEEPEST = 100;
    private static final int LARGEST_PIECE = 1024 * 1024;

    /** As in Excel. */
    private static final int LONGEST_TEXT = 32_767;

    private final Set<String> names = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int piece;
    private boolean isPhonetic;
    private boolean isText;

    /** An element begins. */
    void begins(String element, Attributes attributes) throws WorkbookException {}

    /** An element ends. */
    void ends(String element) throws WorkbookException {}

    /** What the last cell or shared text says, without the pronunciation of Chinese and Japanese characters. */
    final String text() {
        return text.toString();
    }

    /** An attribute without a namespace; empty if there is none. */
    static String text(Attributes attributes, String name) {
        return Objects.requireNonNullElse(attributes.getValue("", name), "");
    }

    static boolean isTrue(Attributes attributes, String name) {
        return text(attributes, name).matches("1|true");
    }

    final void count(int bytes) throws IOException {
        piece += bytes;
        if (piece > LARGEST_PIECE) {
            throw new IOException("a tag or text is too long");
        }
    }

    @Override
    public final void startElement(String uri, String name, String qName, Attributes attributes)
            throws WorkbookException {
        names.add(qName);
        for (int i = 0; i < attributes.getLength(); i++) {
            names.add(attributes.getQName(i));
        }
        if (names.size() > MOST_NAMES || ++depth > DEEPEST) {
            throw new WorkbookException(false, "no spreadsheet writes such a part");
        }
        piece = 0;
        switch (name) {
            case "c", "si" -> text.setLength(0);
            case "rPh" -> isPhonetic = true;
            case "v", "t" -> isText = !isPhonetic;
            default -> {}
        }
        begins(name, attributes);
    }

    @Override
    public final void characters(char[] characters, int from, int length) throws WorkbookException {
        piece = 0;
        if (isText) {
            text.append(characters, from, length);
            if (text.length() > LONGEST_TEXT) {
                throw new WorkbookException(false, "a text is longer than in Excel");
            }
        }
    }

    @Override
    public final void endElement(String uri, String name, String qName) throws WorkbookException {
        depth--;
        isText = false;
        isPhonetic &= !name.equals("rPh");
        ends(name);
    }
}
