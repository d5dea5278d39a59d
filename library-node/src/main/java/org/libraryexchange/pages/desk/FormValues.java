package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.Sha256;

/**
 * What an item's form holds: a text for each field that is filled in. A field is named by the JSON Pointer (RFC 6901) of
 * the member that it fills, so that what a rule says of a member belongs to the field of the same name. Only times,
 * rules of festivals and files of pictures have fields of their own: see {@link OccurrenceFields}, {@link RuleFields} and
 * {@link PictureFields}.
 *
 * @param byPointer without empty texts; rows of lists are numbered from 0 without gaps
 */
record FormValues(NavigableMap<String, String> byPointer) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    /** A form in which nothing is filled in. */
    static final FormValues NONE = new FormValues(new TreeMap<>());

    private static final Set<String> SET_BY_NODE = Set.of(
            "id", "owner", "kind", "version", "status", "created", "updated", "withdrawal", "translated", "corrected");

    private static final Set<String> TRUTHS = Set.of("/event/admission/free", "/event/datesToBeAnnounced");
    private static final Set<String> NUMBERS = Set.of("/place/latitude", "/place/longitude");

    private static final Pattern RULE_YEAR = Pattern.compile("/festival/occurrences/\\d+/ruleYear");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    FormValues {
        NavigableMap<String, String> sorted = new TreeMap<>(FormRows.IN_ORDER);
        sorted.putAll(byPointer);
        byPointer = Collections.unmodifiableNavigableMap(sorted);
    }

    /** The fields of an item's document. */
    static FormValues of(JsonNode document) {
        NavigableMap<String, String> values = new TreeMap<>(FormRows.IN_ORDER);
        document.properties().stream()
                .filter(member -> !SET_BY_NODE.contains(member.getKey()))
                .forEach(member -> flatten(member.getValue(), "/" + escaped(member.getKey()), values));
        return new FormValues(RuleFields.ofDocument(OccurrenceFields.ofDocument(PictureFields.ofDocument(values))));
    }

    /** The same of a document as it is stored. */
    static FormValues ofDocument(String document) {
        return of(StoredDocument.read(document));
    }

    private static void flatten(JsonNode value, String pointer, Map<String, String> values) {
        if (value.isObject() && value.isEmpty() && RuleFields.isOfRule(pointer)) {
            values.put(pointer, RuleFields.NOTHING_MORE);
        } else if (value.isObject()) {
            value.properties()
                    .forEach(member -> flatten(member.getValue(), pointer + "/" + escaped(member.getKey()), values));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(value.get(i), pointer + "/" + i, values);
            }
        } else {
            values.put(pointer, value.asText());
        }
    }

    /** The fields that {@link #json} has written. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FormValues ofJson(String json) {
        try {
            return new FormValues(JSON.readValue(json, FIELDS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept form is damaged", e);
        }
    }

    @JsonValue
    String json() {
        try {
            return JSON.writeValueAsString(byPointer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form is plain text", e);
        }
    }

    /** Tells texts apart: two forms have the same tag if they have the same texts in all fields. */
    String tag() {
        return Sha256.hex(json().getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    /**
     * The fields of a form as a browser sends it. Fields whose names are no pointers belong to the page, not to the item.
     */
    static FormValues posted(Map<String, List<String>> form) {
        NavigableMap<String, String> values = new TreeMap<>(FormRows.IN_ORDER);
        form.forEach((name, texts) -> {
            if (name.startsWith("/") && texts.size() == 1) {
                put(values, name, texts.get(0));
            } else if (name.startsWith("/")) {
                for (int i = 0; i < texts.size(); i++) {
                    put(values, name + "/" + i, texts.get(i));
                }
            }
        });
        return new FormValues(MediaTypes.completed(FormRows.withoutGaps(FormRows.withoutEmpty(values))));
    }

    /** Browsers end lines with CR LF; documents end them with LF. */
    private static void put(Map<String, String> values, String name, String text) {
        String plain = text.replace("\r\n", "\n").strip();
        if (!plain.isEmpty()) {
            values.put(name, plain);
        }
    }

    /** The field that a rule about a member of a document speaks of. */
    static String fieldOf(String pointer) {
        return RuleFields.fieldOf(OccurrenceFields.fieldOf(PictureFields.fieldOf(pointer)));
    }

    /** What is wrong with the fields themselves, before they become members. */
    List<Violation> violations() {
        return Stream.concat(OccurrenceFields.violations(byPointer).stream(), RuleFields.violations(byPointer).stream())
                .toList();
    }

    /** The name of a field in the messages: its pointer without the numbers of rows. */
    static String key(String pointer) {
        return pointer.substring(1)
                .replaceAll("/\\d+", "")
                .replaceFirst("^(event|festival)/occurrences", "occurrences");
    }

    /** Whether the last step of a pointer is the tag of a language. */
    static boolean isLanguage(String step) {
        return LanguageTag.canonical(step).filter(step::equals).isPresent();
    }

    /** The id of a field's element. */
    static String id(String pointer) {
        return "f" + pointer.replaceAll("[^A-Za-z0-9]", "-");
    }

    /** The text of a field; empty if it is not filled in. */
    public String text(String pointer) {
        return byPointer.getOrDefault(pointer, "");
    }

    /** The language tags in which a text by language is filled in. */
    Set<String> languages(String pointer) {
        return below(pointer).keySet().stream()
                .map(rest -> rest.substring(1))
                .filter(rest -> rest.indexOf('/') < 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many rows of a list are filled in. */
    int rows(String pointer) {
        return (int) below(pointer).keySet().stream()
                .map(rest -> rest.substring(1).replaceFirst("/.*", ""))
                .distinct()
                .count();
    }

    /** Whether the row that a field belongs to is not filled in. */
    boolean lacksRowOf(String pointer) {
        return below(FormRows.row(pointer)).isEmpty();
    }

    /** The fields below a member, in the order of the form, by what follows its pointer. */
    NavigableMap<String, String> below(String pointer) {
        NavigableMap<String, String> below = new TreeMap<>(FormRows.IN_ORDER);
        byPointer.forEach((name, text) -> {
            if (name.startsWith(pointer + "/")) {
                below.put(name.substring(pointer.length()), text);
            }
        });
        return below;
    }

    /** The fields that no person fills in, and that a form carries along. */
    public Map<String, String> carried() {
        Map<String, String> carried = new TreeMap<>(byPointer);
        carried.keySet().removeIf(pointer -> !RULE_YEAR.matcher(pointer).matches());
        return carried;
    }

    /** The same form with another text in a field; without the field if the text is empty. */
    FormValues with(String pointer, String text) {
        NavigableMap<String, String> changed = new TreeMap<>(byPointer);
        if (text.isEmpty()) {
            changed.remove(pointer);
        } else {
            changed.put(pointer, text);
        }
        return new FormValues(changed);
    }

    /** The same form without a row of a list. */
    FormValues withoutRow(String row) {
        NavigableMap<String, String> changed = new TreeMap<>(byPointer);
        changed.keySet().removeIf(name -> name.equals(row) || name.startsWith(row + "/"));
        return new FormValues(FormRows.withoutGaps(changed));
    }

    /** The same form with a row of a list before the one that it follows. */
    FormValues withRowBefore(String row) {
        int last = row.lastIndexOf('/') + 1;
        String before = row.substring(0, last) + (Integer.parseInt(row.substring(last)) - 1);
        NavigableMap<String, String> changed = new TreeMap<>(FormRows.IN_ORDER);
        byPointer.forEach((name, text) -> changed.put(
                name.startsWith(row + "/")
                        ? before + name.substring(row.length())
                        : name.startsWith(before + "/") ? row + name.substring(before.length()) : name,
                text));
        return new FormValues(changed);
    }

    /** The item's document as a client would send it. What is not a number, or not a day, stays as it was typed. */
    ObjectNode document(Kind kind) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("kind", kind.term());
        document.putObject(kind.detail());
        return into(document);
    }

    /** The fields as members, with nothing else. */
    ObjectNode plain() {
        return into(JsonNodeFactory.instance.objectNode());
    }

    private ObjectNode into(ObjectNode document) {
        members().forEach((pointer, text) -> set(document, pointer, value(pointer, text)));
        return document;
    }

    private NavigableMap<String, String> members() {
        return PictureFields.toDocument(RuleFields.toDocument(OccurrenceFields.toDocument(byPointer)));
    }

    private static JsonNode value(String pointer, String text) {
        if (TRUTHS.contains(pointer)) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (RuleFields.isOfRule(pointer) && text.equals(RuleFields.NOTHING_MORE)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (RuleFields.isNumber(pointer)
                || PictureFields.isNumber(pointer)
                || RULE_YEAR.matcher(pointer).matches()) {
            return WHOLE_NUMBER.matcher(text).matches()
                    ? IntNode.valueOf(Integer.parseInt(text))
                    : TextNode.valueOf(text);
        }
        return NUMBERS.contains(pointer) ? number(text) : TextNode.valueOf(text);
    }

    private static JsonNode number(String text) {
        try {
            return DecimalNode.valueOf(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }

    /** Ignores a field within another field. No form of this node has one, but anybody can send one. */
    private static void set(ObjectNode document, String pointer, JsonNode value) {
        List<String> path = path(pointer);
        JsonNode at = document;
        for (int i = 0; i < path.size() - 1 && at.isContainerNode(); i++) {
            at = child(at, path.get(i), isRow(path.get(i + 1)));
        }
        if (at instanceof ArrayNode list) {
            list.add(value);
        } else if (at instanceof ObjectNode object) {
            object.putIfAbsent(path.get(path.size() - 1), value);
        }
    }

    private static JsonNode child(JsonNode parent, String name, boolean isList) {
        if (parent instanceof ArrayNode list) {
            int row = isRow(name) ? Integer.parseInt(name) : list.size();
            return row < list.size() ? list.get(row) : list.addObject();
        }
        JsonNode there = parent.get(name);
        if (there != null) {
            return there;
        }
        ObjectNode object = (ObjectNode) parent;
        return isList ? object.putArray(name) : object.putObject(name);
    }

    private static boolean isRow(String name) {
        return name.matches("\\d{1,4}");
    }

    private static List<String> path(String pointer) {
        return Stream.of(pointer.substring(1).split("/", -1))
                .map(member -> member.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** Whether both mean the same document: a form always names a clock, even for whole days, which have none. */
    boolean saysTheSame(FormValues other) {
        return members().equals(other.members());
    }

    /** The fields whose texts differ between two forms, in the order of the form. */
    static List<String> differing(FormValues one, FormValues other) {
        NavigableMap<String, String> all = new TreeMap<>(one.byPointer);
        all.putAll(other.byPointer);
        return all.keySet().stream()
                .filter(pointer -> !Objects.equals(one.byPointer.get(pointer), other.byPointer.get(pointer)))
                .toList();
    }
}
