package org.libraryexchange.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

    @Test
    void columnIsAPanelWithAPointForEachRow() throws Exception {
        // Given
        Map<String, Map<String, Double>> medians = new TreeMap<>();
        medians.put("10 items", Map.of("rows/s", 100.0));
        medians.put("20 items", Map.of("rows/s", 50.0));

        // When
        Document svg = parsed(Chart.of("Growth", medians));

        // Then
        NodeList points = svg.getElementsByTagName("circle");
        assertThat(points.getLength()).isEqualTo(2);
        double ground = 150 - 28;
        double first = ground - Double.parseDouble(attribute(points, 0, "cy"));
        double second = ground - Double.parseDouble(attribute(points, 1, "cy"));
        assertThat(first).isCloseTo(2 * second, within(0.2));
        assertThat(Double.parseDouble(attribute(points, 0, "cx")))
                .isLessThan(Double.parseDouble(attribute(points, 1, "cx")));
    }

    @Test
    void signsOfMarkupAreText() throws Exception {
        Document svg = parsed(Chart.of("a \"b\" & c", Map.of("< 10", Map.of("p50 & p99", 1.0))));

        assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("a \"b\" & c");
        assertThat(svg.getDocumentElement().getTextContent()).contains("< 10", "p50 & p99");
    }

    private static String attribute(NodeList elements, int index, String name) {
        return elements.item(index).getAttributes().getNamedItem(name).getNodeValue();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
