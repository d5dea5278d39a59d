package org.libraryexchange.catalogue.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.libraryexchange.fixture.Api;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Asks the node as a harvester does. Each answer must be valid against the schemas. */
final class OaiAnswers {

    static final String OAI = "/oai";
    static final String DC = "metadataPrefix=oai_dc";

    private static final Schema SCHEMA = schema();

    private OaiAnswers() {}

    /** The head of a record. */
    record Head(String identifier, String stored, boolean deleted) {}

    /** A whole list, and the time that it tells. */
    record Listed(List<Head> heads, String told) {}

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(OaiAnswers.class.getResource("answers.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document get(String query) {
        return read(Api.anonymous().urlEncodingEnabled(false).get(OAI + "?" + query));
    }

    static Document read(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/xml;charset=UTF-8");
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            Document document = parsers.newDocumentBuilder().parse(new ByteArrayInputStream(answer.asByteArray()));
            SCHEMA.newValidator().validate(new DOMSource(document));
            return document;
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage() + ": " + answer.asString(), e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The texts of all elements of a name. */
    static List<String> texts(Document answer, String element) {
        return all(answer.getElementsByTagNameNS("*", element)).stream()
                .map(Element::getTextContent)
                .toList();
    }

    static List<Element> all(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    /** The error of an answer; empty if it has none. */
    static String error(Document answer) {
        return all(answer.getElementsByTagNameNS("*", "error")).stream()
                .map(error -> error.getAttribute("code"))
                .findFirst()
                .orElse("");
    }

    static List<Head> heads(Document answer) {
        return all(answer.getElementsByTagNameNS("*", "header")).stream()
                .map(head -> new Head(
                        text(head, "identifier"),
                        text(head, "datestamp"),
                        head.getAttribute("status").equals("deleted")))
                .toList();
    }

    private static String text(Element element, String child) {
        return element.getElementsByTagNameNS("*", child).item(0).getTextContent();
    }

    static String told(Document answer) {
        return texts(answer, "responseDate").get(0);
    }

    /** A list to its end. All its answers tell the same time. */
    static Listed list(String query) {
        List<Head> heads = new ArrayList<>();
        Document answer = get(query);
        String told = told(answer);
        while (true) {
            heads.addAll(heads(answer));
            String token = texts(answer, "resumptionToken").stream().findFirst().orElse("");
            if (token.isEmpty()) {
                return new Listed(heads, told);
            }
            answer = get(query.replaceFirst("&.*", "&resumptionToken=" + token));
            if (error(answer).equals("noRecordsMatch")) {
                return new Listed(heads, told);
            }
            assertThat(told(answer)).isEqualTo(told);
        }
    }
}
