package org.libraryexchange.catalogue.formats;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes sitemaps (sitemaps.org), in which a page names itself in each language. */
public final class SitemapWriter {

    public static final String TYPE = "application/xml";

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String HTML = "http://www.w3.org/1999/xhtml";

    /**
     * A page.
     *
     * @param addresses by language, BCP 47
     * @param changed when, if that is known
     */
    public record Page(Map<String, URI> addresses, Optional<Instant> changed) {}

    private final XMLStreamWriter xml;

    private SitemapWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The index of a sitemap of several files. */
    public static byte[] index(List<URI> files) {
        return XmlBytes.of(xml -> new SitemapWriter(xml).writeIndex(files));
    }

    /** One of the files. */
    public static byte[] file(List<Page> pages) {
        return XmlBytes.of(xml -> new SitemapWriter(xml).writeFile(pages));
    }

    private void writeIndex(List<URI> files) throws XMLStreamException {
        xml.writeStartElement("sitemapindex");
        xml.writeDefaultNamespace(SITEMAP);
        for (URI file : files) {
            xml.writeStartElement("sitemap");
            text("loc", file);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void writeFile(List<Page> pages) throws XMLStreamException {
        xml.writeStartElement("urlset");
        xml.writeDefaultNamespace(SITEMAP);
        xml.writeNamespace("xhtml", HTML);
        for (Page page : pages) {
            for (URI address : page.addresses().values()) {
                page(address, page);
            }
        }
        xml.writeEndElement();
    }

    private void page(URI address, Page page) throws XMLStreamException {
        xml.writeStartElement("url");
        text("loc", address);
        if (page.changed().isPresent()) {
            text("lastmod", page.changed().get());
        }
        for (Map.Entry<String, URI> other : page.addresses().entrySet()) {
            xml.writeEmptyElement("xhtml", "link", HTML);
            xml.writeAttribute("rel", "alternate");
            xml.writeAttribute("hreflang", other.getKey());
            xml.writeAttribute("href", other.getValue().toString());
        }
        xml.writeEndElement();
    }

    private void text(String element, Object text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text.toString());
        xml.writeEndElement();
    }
}
