package org.libraryexchange.catalogue.formats;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.libraryexchange.catalogue.formats.OaiAnswer.Failure;
import org.libraryexchange.catalogue.formats.OaiAnswer.Formats;
import org.libraryexchange.catalogue.formats.OaiAnswer.Identity;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiRecord;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiSet;
import org.libraryexchange.catalogue.formats.OaiAnswer.Origin;
import org.libraryexchange.catalogue.formats.OaiAnswer.Records;
import org.libraryexchange.catalogue.formats.OaiAnswer.Sets;

/** Writes answers to harvesters in the protocol's XML (OAI-PMH 2.0). */
public final class OaiWriter {

    public static final String TYPE = "text/xml";

    private static final String OAI = "http://www.openarchives.org/OAI/2.0/";
    private static final String OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    private static final String OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String PROVENANCE = "http://www.openarchives.org/OAI/2.0/provenance";
    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    /** What a schema takes for a language. A partner's document may name it in any way. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

    private final XMLStreamWriter xml;

    private OaiWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static byte[] bytes(OaiAnswer answer) {
        return XmlBytes.of(xml -> new OaiWriter(xml).write(answer));
    }

    /** A time in the protocol's form, in whole seconds. */
    public static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void write(OaiAnswer answer) throws XMLStreamException {
        begin("OAI-PMH", OAI, OAI + "OAI-PMH.xsd");
        text("responseDate", time(answer.date()));
        xml.writeStartElement("request");
        for (var argument : answer.arguments().entrySet()) {
            xml.writeAttribute(argument.getKey(), Printable.line(argument.getValue()));
        }
        xml.writeCharacters(answer.base().toString());
        xml.writeEndElement();
        if (answer.content() instanceof Failure failure) {
            xml.writeStartElement("error");
            xml.writeAttribute("code", failure.code().code());
            xml.writeCharacters(failure.message());
        } else {
            xml.writeStartElement(answer.arguments().get("verb"));
            content(answer);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void content(OaiAnswer answer) throws XMLStreamException {
        if (answer.content() instanceof Identity identity) {
            identity(identity, answer);
        } else if (answer.content() instanceof Formats) {
            format();
        } else if (answer.content() instanceof Sets sets) {
            for (OaiSet set : sets.sets()) {
                xml.writeStartElement("set");
                text("setSpec", set.spec());
                text("setName", set.name());
                xml.writeEndElement();
            }
        } else if (answer.content() instanceof Records records) {
            records(records);
        }
    }

    private void identity(Identity identity, OaiAnswer answer) throws XMLStreamException {
        text("repositoryName", identity.name());
        text("baseURL", answer.base().toString());
        text("protocolVersion", "2.0");
        text("adminEmail", identity.adminEmail());
        text("earliestDatestamp", time(identity.earliest()));
        text("deletedRecord", "persistent");
        text("granularity", "YYYY-MM-DDThh:mm:ssZ");
        text("compression", "gzip");
    }

    private void format() throws XMLStreamException {
        xml.writeStartElement("metadataFormat");
        text("metadataPrefix", "oai_dc");
        text("schema", OAI_DC_SCHEMA);
        text("metadataNamespace", OAI_DC);
        xml.writeEndElement();
    }

    private void records(Records records) throws XMLStreamException {
        for (OaiRecord each : records.records()) {
            if (records.whole()) {
                xml.writeStartElement("record");
                header(each);
                if (!each.deleted()) {
                    metadata(each);
                }
                xml.writeEndElement();
            } else {
                header(each);
            }
        }
        if (records.token().isPresent()) {
            text("resumptionToken", records.token().get());
        }
    }

    private void header(OaiRecord each) throws XMLStreamException {
        xml.writeStartElement("header");
        if (each.deleted()) {
            xml.writeAttribute("status", "deleted");
        }
        text("identifier", each.identifier());
        text("datestamp", time(each.stored()));
        for (String set : each.sets()) {
            text("setSpec", set);
        }
        xml.writeEndElement();
    }

    private void metadata(OaiRecord each) throws XMLStreamException {
        xml.writeStartElement("metadata");
        begin("oai_dc:dc", OAI_DC, OAI_DC_SCHEMA);
        xml.writeNamespace("dc", DC);
        for (DublinCore.Entry entry : each.metadata()) {
            xml.writeStartElement("dc:" + entry.element());
            if (LANGUAGE.matcher(entry.text().language()).matches()) {
                xml.writeAttribute("xml:lang", entry.text().language());
            }
            xml.writeCharacters(Printable.text(entry.text().text()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        if (each.origin().isPresent()) {
            xml.writeStartElement("about");
            origin(each, each.origin().get());
            xml.writeEndElement();
        }
    }

    private void origin(OaiRecord each, Origin origin) throws XMLStreamException {
        begin("provenance", PROVENANCE, PROVENANCE + ".xsd");
        xml.writeStartElement("originDescription");
        xml.writeAttribute("harvestDate", time(each.stored()));
        xml.writeAttribute("altered", "false");
        text("baseURL", origin.base().toString());
        text("identifier", each.identifier());
        text("datestamp", time(origin.stored()));
        text("metadataNamespace", OAI_DC);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Begins a part in another namespace than what it stands in. */
    private void begin(String element, String namespace, String schema) throws XMLStreamException {
        xml.writeStartElement(element);
        int colon = element.indexOf(':');
        if (colon < 0) {
            xml.writeDefaultNamespace(namespace);
        } else {
            xml.writeNamespace(element.substring(0, colon), namespace);
        }
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("xsi:schemaLocation", namespace + " " + schema);
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
