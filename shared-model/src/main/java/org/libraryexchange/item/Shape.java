package org.libraryexchange.item;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON types of those members of a document that nodes read. It holds no rules of content, which bind the owner. A
 * member may be missing, even the title, since readers then show the id. Null counts as missing. Members that are not
 * listed here may have any type, since a newer partner may send them.
 */
public final class Shape {

    private enum Type {
        ANY("anything", JsonToken.values()),
        TEXT("text", JsonToken.VALUE_STRING, JsonToken.VALUE_NULL),
        NUMBER("a number", JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT, JsonToken.VALUE_NULL),
        TRUTH("true or false", JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE, JsonToken.VALUE_NULL),
        OBJECT("an object", JsonToken.START_OBJECT, JsonToken.VALUE_NULL),
        LIST("a list", JsonToken.START_ARRAY, JsonToken.VALUE_NULL);

        private final String name;

        /** One bit for each token. This is checked for every value of every record. */
        private final int beginnings;

        Type(String name, JsonToken... beginnings) {
            this.name = name;
            this.beginnings = Arrays.stream(beginnings).mapToInt(Type::bit).reduce(0, (some, more) -> some | more);
        }

        private static int bit(JsonToken token) {
            return 1 << token.id();
        }
    }

    /** Anything, also within it. */
    public static final Shape ANY = new Shape(Type.ANY, Map.of(), null);

    public static final Shape TEXT = new Shape(Type.TEXT, Map.of(), ANY);
    public static final Shape NUMBER = new Shape(Type.NUMBER, Map.of(), ANY);
    public static final Shape TRUTH = new Shape(Type.TRUTH, Map.of(), ANY);

    /** A text by language. */
    public static final Shape TEXTS = byName(TEXT);

    /** An object whose members are one value together: nobody changes one of them and leaves the others to somebody else. */
    static final Shape WHOLE = object(Map.of());

    private static final Shape OCCURRENCES = list(object(Map.of(
            "date",
            TEXT,
            "endDate",
            TEXT,
            "start",
            TEXT,
            "end",
            TEXT,
            "zone",
            TEXT,
            "status",
            TEXT,
            "reason",
            TEXTS,
            "ruleYear",
            NUMBER)));

    private static final Shape PRICES = list(object(Map.of("label", TEXTS, "amount", TEXT, "currency", TEXT)));

    /** The shape of an item's document, except for the members that say which item and which state it is. */
    public static final Shape DOCUMENT = object(Map.ofEntries(
            Map.entry("originalLanguage", TEXT),
            Map.entry("title", TEXTS),
            Map.entry("summary", TEXTS),
            Map.entry("description", TEXTS),
            Map.entry("subjects", list(object(Map.of("label", TEXTS, "uri", TEXT)))),
            Map.entry(
                    "place",
                    object(Map.of(
                            "name",
                            TEXTS,
                            "authority",
                            TEXT,
                            "address",
                            TEXT,
                            "latitude",
                            NUMBER,
                            "longitude",
                            NUMBER))),
            Map.entry(
                    "media",
                    list(object(Map.of(
                            "url",
                            TEXT,
                            "mediaType",
                            TEXT,
                            "alt",
                            TEXTS,
                            "credit",
                            TEXT,
                            "credits",
                            TEXTS,
                            "licence",
                            TEXT)))),
            Map.entry(
                    "pictures",
                    list(object(Map.of(
                            "sha256",
                            TEXT,
                            "width",
                            NUMBER,
                            "height",
                            NUMBER,
                            "bytes",
                            NUMBER,
                            "thumbnail",
                            object(Map.of("sha256", TEXT, "width", NUMBER, "height", NUMBER, "bytes", NUMBER)),
                            "alt",
                            TEXTS,
                            "caption",
                            TEXTS,
                            "credits",
                            TEXTS,
                            "licence",
                            TEXT)))),
            Map.entry("links", list(object(Map.of("rel", TEXT, "url", TEXT, "title", TEXTS)))),
            Map.entry("identifiers", list(object(Map.of("scheme", TEXT, "value", TEXT)))),
            Map.entry("licence", TEXT),
            Map.entry("attribution", TEXT),
            Map.entry("attributions", TEXTS),
            Map.entry("sisters", list(object(Map.of("owner", TEXT, "id", TEXT, "relation", TEXT, "note", TEXTS)))),
            Map.entry(
                    "translated",
                    byName(byName(object(
                            Map.of("from", TEXT, "source", TEXT, "by", TEXT, "credit", TEXT, "machine", TRUTH))))),
            Map.entry("corrected", byName(object(Map.of("by", TEXT, "base", TEXT)))),
            Map.entry(
                    "event",
                    object(Map.of(
                            "occurrences",
                            OCCURRENCES,
                            "datesToBeAnnounced",
                            TRUTH,
                            "admission",
                            object(Map.of("free", TRUTH, "prices", PRICES, "note", TEXTS)),
                            "audience",
                            list(TEXT),
                            "access",
                            object(Map.of("features", list(TEXT), "note", TEXTS))))),
            Map.entry(
                    "festival",
                    object(Map.of("rule", TEXTS, "recurrence", WHOLE, "occurrences", OCCURRENCES, "tradition", TEXTS))),
            Map.entry(
                    "history",
                    object(Map.of(
                            "form",
                            TEXT,
                            "creators",
                            list(object(Map.of("name", TEXTS, "authority", TEXT, "role", TEXT))),
                            "period",
                            object(Map.of("edtf", TEXT, "label", TEXTS)),
                            "extent",
                            TEXTS,
                            "heldBy",
                            TEXTS,
                            "shelfmark",
                            TEXT))),
            Map.entry("withdrawal", object(Map.of("reason", TEXTS, "at", TEXT)))));

    private final Type type;
    private final Map<String, Shape> members;
    private final Shape others;

    private Shape(Type type, Map<String, Shape> members, Shape others) {
        this.type = type;
        this.members = new HashMap<>(members);
        this.others = others == null ? this : others;
    }

    /** An object with these members, and any others. */
    public static Shape object(Map<String, Shape> members) {
        return new Shape(Type.OBJECT, members, ANY);
    }

    /** An object whose members have any names and this shape. */
    static Shape byName(Shape member) {
        return new Shape(Type.OBJECT, Map.of(), member);
    }

    public static Shape list(Shape element) {
        return new Shape(Type.LIST, Map.of(), element);
    }

    /** The shape of a member of an object with this shape. */
    public Shape member(String name) {
        return members.isEmpty() ? others : members.getOrDefault(name, others);
    }

    /** The shape of each element of a list with this shape. */
    public Shape element() {
        return others;
    }

    /** Whether a value of this shape may begin with this token. */
    public boolean takes(JsonToken token) {
        return (type.beginnings & Type.bit(token)) != 0;
    }

    /** What a value of this shape should be, in words. */
    public String expected() {
        return type.name;
    }

    /**
     * Removes from a tree all null values and values of another shape. Returns whether the value itself has this shape.
     */
    boolean prune(JsonNode value) {
        if (type == Type.ANY) {
            return true;
        }
        if (value.isNull() || !takes(value.asToken())) {
            return false;
        }
        if (value instanceof ObjectNode object) {
            object.properties().removeIf(member -> !member(member.getKey()).prune(member.getValue()));
        } else if (value instanceof ArrayNode list) {
            pruneElements(list);
        }
        return true;
    }

    /** Removes all at once. One by one, a hundred thousand elements would take seconds. */
    private void pruneElements(ArrayNode list) {
        List<JsonNode> kept = new ArrayList<>(list.size());
        list.forEach(each -> {
            if (others.prune(each)) {
                kept.add(each);
            }
        });
        if (kept.size() < list.size()) {
            list.removeAll().addAll(kept);
        }
    }
}
