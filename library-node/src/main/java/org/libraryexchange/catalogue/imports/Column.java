package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the cells of a column go in a document.
 *
 * @param path members of objects; {@value #EACH} is an element of a list, one for each part of a cell
 */
record Column(String name, List<String> path, Type type) {

    static final String EACH = "#";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,15})?");

    /** The type of a cell's value. */
    enum Type {
        TEXT,
        NUMBER,
        TRUTH,
        RULE
    }

    boolean isList() {
        return path.contains(EACH);
    }

    /** Puts a cell, or a part of it, into the document. */
    void put(ObjectNode document, int index, String text) {
        ObjectNode at = document;
        for (int i = 0; i < path.size() - 1; i++) {
            boolean list = path.get(i + 1).equals(EACH);
            if (list && i + 2 == path.size()) {
                at.withArray(path.get(i)).add(value(text));
                return;
            }
            at = list ? element(at.withArray(path.get(i)), index) : at.withObject("/" + path.get(i));
            i += list ? 1 : 0;
        }
        String member = path.get(path.size() - 1);
        JsonNode value = value(text);
        if (value instanceof ObjectNode part) {
            at.withObject("/" + member).setAll(part);
        } else {
            at.set(member, value);
        }
    }

    private static ObjectNode element(ArrayNode list, int index) {
        while (list.size() <= index) {
            list.addObject();
        }
        return (ObjectNode) list.get(index);
    }

    /** The value. If the text is not of the type, it stays text, so that the rules refuse it and name it. */
    private JsonNode value(String text) {
        return switch (type) {
            case TEXT -> TextNode.valueOf(text);
            case NUMBER -> NUMBER.matcher(text).matches() ? number(text) : TextNode.valueOf(text);
            case TRUTH ->
                // Spreadsheets write TRUE.
                text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                        ? BooleanNode.valueOf(text.equalsIgnoreCase("true"))
                        : JsonNodeFactory.instance.textNode(text);
            case RULE -> RuleCell.read(text);
        };
    }

    private static JsonNode number(String text) {
        return text.contains(".") ? DecimalNode.valueOf(new BigDecimal(text)) : IntNode.valueOf(Integer.parseInt(text));
    }

    /** JSON Pointer to where a cell, or a part of it, goes. */
    String pointer(int index) {
        StringBuilder pointer = new StringBuilder();
        path.forEach(step -> pointer.append('/').append(step.equals(EACH) ? String.valueOf(index) : step));
        return pointer.toString();
    }
}
