package org.libraryexchange.catalogue.formats;

import java.time.Instant;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.libraryexchange.catalogue.formats.AtomFeed.Entry;
import org.libraryexchange.catalogue.formats.AtomFeed.Page;
import org.libraryexchange.catalogue.formats.AtomFeed.Subject;
import org.libraryexchange.catalogue.formats.AtomFeed.Translation;

/**
 * Writes feeds in Atom (RFC 4287). An entry has one title and one summary, in the reader's language; its content has
 * them in every language.
 */
public final class AtomWriter {

    public static final String TYPE = "application/atom+xml";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String HTML = "http://www.w3.org/1999/xhtml";

    private final XMLStreamWriter xml;

    private AtomWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static byte[] bytes(AtomFeed feed) {
        return XmlBytes.of(xml -> new AtomWriter(xml).write(feed));
    }

    private void write(AtomFeed feed) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        language(feed.language());
        text("id", feed.self().toString());
        text("title", feed.title());
        time("updated", feed.updated());
        link("self", TYPE, feed.self().toString(), feed.language());
        link("alternate", "text/html", feed.page().toString(), feed.language());
        for (Entry entry : feed.entries()) {
            entry(entry);
        }
        xml.writeEndElement();
    }

    private void entry(Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        text("id", entry.id());
        said("title", entry.title());
        time("published", entry.published());
        time("updated", entry.updated());
        xml.writeStartElement("author");
        text("name", entry.author());
        xml.writeEndElement();
        for (Page page : entry.pages()) {
            link("alternate", "text/html", page.address().toString(), page.language());
        }
        for (Subject subject : entry.subjects()) {
            xml.writeEmptyElement("category");
            attribute("term", subject.term());
            attribute("label", subject.label());
        }
        if (!entry.rights().isEmpty()) {
            text("rights", entry.rights());
        }
        if (entry.summary().isPresent()) {
            said("summary", entry.summary().get());
        }
        content(entry.texts());
        xml.writeEndElement();
    }

    private void content(List<Translation> texts) throws XMLStreamException {
        xml.writeStartElement("content");
        attribute("type", "xhtml");
        xml.writeStartElement("div");
        xml.writeDefaultNamespace(HTML);
        for (Translation both : texts) {
            xml.writeStartElement("div");
            language(both.language());
            text("h2", both.title());
            if (!both.when().isEmpty()) {
                text("p", both.when());
            }
            if (both.summary().isPresent()) {
                text("p", both.summary().get());
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void link(String relation, String type, String address, String language) throws XMLStreamException {
        xml.writeEmptyElement("link");
        attribute("rel", relation);
        attribute("type", type);
        attribute("hreflang", language);
        attribute("href", address);
    }

    private void time(String element, Instant time) throws XMLStreamException {
        text(element, time.toString());
    }

    private void said(String element, TaggedText said) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", "text");
        language(said.language());
        xml.writeCharacters(Printable.text(said.text()));
        xml.writeEndElement();
    }

    private void language(String language) throws XMLStreamException {
        xml.writeAttribute(XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI, "lang", Printable.line(language));
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(Printable.text(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.line(value));
    }
}
