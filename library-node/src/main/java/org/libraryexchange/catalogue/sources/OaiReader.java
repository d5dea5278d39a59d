package org.libraryexchange.catalogue.sources;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.libraryexchange.catalogue.imports.Parts;

/**
 * Reads a list of records as in OAI-PMH 2.0. A heading is the name of an element, with the language if it has one; the
 * identifier of the record itself is {@value #RECORD}. Any format will do whose elements hold texts.
 */
final class OaiReader implements RecordReader {

    static final String RECORD = "record";

    /** The addresses among the identifiers of Dublin Core, which may be anything. */
    static final String ADDRESS = "address";

    private static final int LONGEST_RECORD = 512 * 1024;

    /** Formats have ten elements in each other, and some namespaces. Without a bound, each element costs as many steps. */
    private static final int DEEPEST = 100;

    private static final int MOST_NAMESPACES = 500;
    private static final int LONGEST_LANGUAGE = 35;
    private static final String EXPIRED = "badResumptionToken";

    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, List<String>> cells = new TreeMap<>();
    private String language = "";
    private String error = "";
    private boolean isLeaf;
    private boolean isDeleted;
    private int length;
    private int namespaces;
    private Optional<String> token = Optional.empty();
    private OptionalLong listSize = OptionalLong.empty();

    @Override
    public End read(InputStream answer, Sink sink) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(answer);
            while (xml.hasNext()) {
                step(xml, sink);
            }
            return new End(token, listSize);
        } catch (XMLStreamException e) {
            throw new SourceFailedException(open.isEmpty() ? Trouble.OTHER_FORMAT : Trouble.DAMAGED, "XML");
        }
    }

    private void step(XMLStreamReader xml, Sink sink) throws XMLStreamException, IOException {
        switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> begin(xml);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(xml);
            case XMLStreamConstants.END_ELEMENT -> {
                namespaces -= xml.getNamespaceCount();
                end(xml.getLocalName(), sink);
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new SourceFailedException(Trouble.OTHER_FORMAT, "DTD");
            default -> {
                // Comments and the like say nothing.
            }
        }
    }

    private void begin(XMLStreamReader xml) throws SourceFailedException {
        String name = xml.getLocalName();
        if (open.isEmpty() && !name.equals("OAI-PMH")) {
            throw new SourceFailedException(Trouble.OTHER_FORMAT, name);
        }
        namespaces += xml.getNamespaceCount();
        if (open.size() == DEEPEST || namespaces > MOST_NAMESPACES) {
            throw new SourceFailedException(Trouble.DAMAGED, "XML");
        }
        if (name.equals("record") && !open.contains("record")) {
            cells = new TreeMap<>();
            isDeleted = false;
            length = 0;
        } else if (name.equals("header")) {
            isDeleted |= "deleted".equals(xml.getAttributeValue(null, "status"));
        } else if (name.equals("error")) {
            error = String.valueOf(xml.getAttributeValue(null, "code"));
        } else if (name.equals("resumptionToken")) {
            listSize = size(xml.getAttributeValue(null, "completeListSize"));
        }
        language = Optional.ofNullable(xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang"))
                .filter(tag -> tag.length() <= LONGEST_LANGUAGE)
                .map(tag -> " [" + tag.toLowerCase(Locale.ROOT) + "]")
                .orElse("");
        open.push(name);
        text.setLength(0);
        isLeaf = true;
    }

    private static OptionalLong size(@Nullable String text) {
        return text != null && text.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private void append(XMLStreamReader xml) {
        // Whoever writes more into one record has made a mistake; the rest of it is left out.
        int room = Math.min(xml.getTextLength(), LONGEST_RECORD - length);
        text.append(xml.getTextCharacters(), xml.getTextStart(), Math.max(0, room));
        length += Math.max(0, room);
    }

    private void end(String name, Sink sink) throws IOException {
        open.pop();
        String value = text.toString().strip();
        if (isLeaf && !value.isEmpty() && open.contains("record")) {
            note(name, value);
        } else if (isLeaf && name.equals("resumptionToken")) {
            token = Optional.of(value).filter(it -> !it.isEmpty());
        } else if (name.equals("error")) {
            fail(value);
        } else if (name.equals("record") && !open.contains("record")) {
            Map<String, String> record = new TreeMap<>();
            cells.forEach((heading, values) -> record.put(heading, Parts.cell(values)));
            sink.take(new SourceRecord(record, isDeleted));
            length = 0;
        }
        isLeaf = false;
        text.setLength(0);
    }

    private void note(String name, String value) {
        if (open.contains("header")) {
            if (name.equals("identifier")) {
                cells.put(RECORD, List.of(value));
            }
            return;
        }
        cells.computeIfAbsent(name + language, any -> new ArrayList<>()).add(value);
        if (name.equals("identifier") && value.matches("https?://\\S+")) {
            cells.computeIfAbsent(ADDRESS, any -> new ArrayList<>()).add(value);
        }
    }

    /** A list without records is no error. */
    private void fail(String message) throws IOException {
        if (error.equals(EXPIRED)) {
            throw new ExpiredException();
        }
        if (!error.equals("noRecordsMatch")) {
            throw new SourceFailedException(Trouble.REFUSED, error + " " + message);
        }
    }

    /** The source no longer knows where to go on: the list has to begin again. */
    static final class ExpiredException extends IOException {

        private static final long serialVersionUID = 1;
    }
}
