package org.libraryexchange.catalogue.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The parts of a workbook, which is a zip file. They are counted first, then read one at a time; none is kept. */
final class WorkbookParts {

    private static final int MOST_PARTS = 1_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int PIECE = 8 * 1024;

    private final byte[] file;

    private WorkbookParts(byte[] file) {
        this.file = file;
    }

    /** A part that another names. The type is the last word of its address, such as {@code worksheet}. */
    record Relation(String type, String part) {}

    /** @throws WorkbookException if it has too many parts, or if they become too large */
    static WorkbookParts of(byte[] file) throws WorkbookException {
        byte[] piece = new byte[PIECE];
        long bytes = 0;
        int parts = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                parts++;
                for (int read = zip.read(piece); read >= 0 && bytes <= MOST_BYTES; read = zip.read(piece)) {
                    bytes += read;
                }
                if (parts > MOST_PARTS || bytes > MOST_BYTES) {
                    throw new WorkbookException(true, "all parts together are too large");
                }
            }
            return new WorkbookParts(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new WorkbookException(e);
        }
    }

    /** The parts that a part names, by the ids that it has for them; those of the whole workbook if it is empty. */
    Map<String, Relation> relations(String part) throws WorkbookException {
        Map<String, Relation> relations = new LinkedHashMap<>();
        read(part.replaceFirst("([^/]*)$", "_rels/$1.rels"), new PartHandler() {
            @Override
            void begins(String element, Attributes attributes) throws WorkbookException {
                if (element.equals("Relationship")) {
                    relations.put(
                            text(attributes, "Id"),
                            new Relation(
                                    text(attributes, "Type").replaceFirst(".*/", ""),
                                    URI.create("/" + part)
                                            .resolve(text(attributes, "Target"))
                                            .getPath()
                                            .substring(1)));
                    requireFew(relations);
                }
            }
        });
        return relations;
    }

    /** Requires no more than there may be parts. */
    static void requireFew(Map<?, ?> things) throws WorkbookException {
        if (things.size() > MOST_PARTS) {
            throw new WorkbookException(true, "the lists of parts are too large");
        }
    }

    /** Reads a part, if there is one with this name. */
    void read(String name, PartHandler handler) throws WorkbookException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            ZipEntry part = zip.getNextEntry();
            while (part != null && !part.getName().equalsIgnoreCase(name)) {
                part = zip.getNextEntry();
            }
            if (part != null) {
                parser().parse(new Counted(zip, handler), handler);
            }
        } catch (WorkbookException e) {
            throw e;
        } catch (IOException | SAXException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new WorkbookException(e);
        }
    }

    private static SAXParser parser() throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has this feature", e);
        }
    }

    /** Lets the handler end the reading in the middle of what would become one thing. */
    private static final class Counted extends FilterInputStream {

        private final PartHandler handler;

        Counted(InputStream in, PartHandler handler) {
            super(in);
            this.handler = handler;
        }

        @Override
        public int read(byte[] piece, int from, int most) throws IOException {
            int read = super.read(piece, from, most);
            handler.count(read);
            return read;
        }
    }
}
