package org.libraryexchange.record;

import static org.libraryexchange.record.RejectionReason.INVALID_STATUS;
import static org.libraryexchange.record.RejectionReason.INVALID_TEXT;
import static org.libraryexchange.record.RejectionReason.INVALID_TIME;
import static org.libraryexchange.record.RejectionReason.INVALID_VERSION;
import static org.libraryexchange.record.RejectionReason.MALFORMED_JSON;
import static org.libraryexchange.record.RejectionReason.UNKNOWN_KIND;
import static org.libraryexchange.record.RejectionReason.WRONG_ID;
import static org.libraryexchange.record.RejectionReason.WRONG_OWNER;
import static org.libraryexchange.record.RejectionReason.WRONG_SHAPE;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Shape;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

/**
 * Reads a partner's document in one pass. All of it must be valid JSON, and the members that nodes read must have the
 * types of the contract. The reader keeps a few fields.
 */
final class DocumentReader {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final long LARGEST_NUMBER = 1L << 53;
    private static final int UUID_LENGTH = 36;
    private static final int LONGEST_QUOTE = 60;
    private static final Set<String> TEXT_FIELDS =
            Set.of("id", "owner", "to", "kind", "status", "updated", "thread", "state", "form", "sha256", "data");
    private static final Set<String> NUMBER_FIELDS = Set.of("version", "turn", "seen", "width", "height", "bytes");

    private final Map<String, String> fields = new HashMap<>();
    private final Set<String> languages = new LinkedHashSet<>();

    /** Shapes of the open objects and lists, by depth. */
    private final Shape[] shapes = new Shape[StrictJson.DEEPEST_NESTING + 1];

    /** Shape of the next value; at first, of the whole document. */
    private Shape next;

    private int depth;
    private String topField = "";

    /** About the first value that has the wrong shape; null while there is none. */
    private UnfitRecordException misfit;

    private DocumentReader(Shape shape) {
        this.next = shape;
    }

    /** Reads an item. */
    static DocumentSummary summarize(byte[] document) throws UnfitRecordException {
        return read(document, Shape.DOCUMENT).summary();
    }

    /** Reads a document and keeps what is wrong with its shape until {@link #requireShape}. */
    static DocumentReader read(byte[] document, Shape shape) throws UnfitRecordException {
        DocumentReader reader = new DocumentReader(shape);
        try (JsonParser parser = StrictJson.parser(Text.decodeUtf8(document))) {
            reader.read(parser);
        } catch (MalformedJsonException e) {
            throw new UnfitRecordException(MALFORMED_JSON, e.getMessage());
        } catch (JsonProcessingException e) {
            throw new UnfitRecordException(MALFORMED_JSON, "the value is not valid JSON at byte " + place(e));
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory cannot fail to be read", e);
        }
        return reader;
    }

    private static long place(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
    }

    private void read(JsonParser parser) throws IOException, UnfitRecordException {
        require(parser.nextToken() == JsonToken.START_OBJECT, MALFORMED_JSON, "the value is not a JSON object");
        enter();
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            require(token != null, MALFORMED_JSON, "the value is cut off");
            switch (token) {
                case END_OBJECT, END_ARRAY -> leave();
                case FIELD_NAME -> name(exchangeable(parser.currentName()));
                default -> value(token, parser);
            }
        }
        require(parser.nextToken() == null, MALFORMED_JSON, "there is more after the JSON object");
    }

    private void enter() {
        depth++;
        shapes[depth] = next;
        next = next.element();
    }

    private void leave() {
        depth--;
        next = depth == 0 ? Shape.ANY : shapes[depth].element();
    }

    private void name(String name) {
        next = shapes[depth].member(name);
        if (depth == 1) {
            topField = name;
        } else if (depth == 2 && topField.equals("title")) {
            languages.add(name);
        }
    }

    private void value(JsonToken token, JsonParser parser) throws IOException, UnfitRecordException {
        fit(token, parser);
        switch (token) {
            case START_OBJECT, START_ARRAY -> enter();
            case VALUE_STRING -> takeText(parser);
            case VALUE_NUMBER_INT -> take(NUMBER_FIELDS, parser.getText());
            case VALUE_NUMBER_FLOAT -> requireFinite(parser);
            default -> {
                // true, false and null have no content.
            }
        }
    }

    /** Reported only if the rest of the document is valid JSON, wherever the value is. */
    private void fit(JsonToken token, JsonParser parser) {
        if (misfit == null && !next.takes(token)) {
            misfit = new UnfitRecordException(
                    WRONG_SHAPE,
                    quote(parser.getParsingContext().pathAsPointer().toString()) + " is not " + next.expected(),
                    topField + " does not have the JSON type of the contract");
        }
    }

    private void takeText(JsonParser parser) throws IOException, UnfitRecordException {
        String text = exchangeable(parser.getText());
        take(TEXT_FIELDS, text);
        if (depth == 2 && topField.equals("letter") && "id".equals(parser.currentName())) {
            fields.put("letter/id", text);
        }
    }

    private void take(Set<String> wanted, String value) {
        if (depth == 1 && wanted.contains(topField)) {
            fields.put(topField, value);
        }
    }

    private static void requireFinite(JsonParser parser) throws IOException, UnfitRecordException {
        if (!Double.isFinite(Double.parseDouble(parser.getText()))) {
            throw new UnfitRecordException(
                    MALFORMED_JSON,
                    "the number " + quote(parser.getText()) + " is too large for JSON parsers",
                    "a number is too large for JSON parsers");
        }
    }

    private static String exchangeable(String text) throws UnfitRecordException {
        try {
            Text.requireExchangeable(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new UnfitRecordException(INVALID_TEXT, "a text " + e.getMessage());
        }
    }

    private DocumentSummary summary() throws UnfitRecordException {
        DocumentSummary summary =
                new DocumentSummary.OfItem(id(), owner(), kind(), status(), version(), languages, updated());
        requireShape();
        return summary;
    }

    /** Refuses a document with a value of the wrong shape. */
    void requireShape() throws UnfitRecordException {
        if (misfit != null) {
            throw misfit;
        }
    }

    /** A text of the document, null if it has none there: a member, or the id in the member {@code letter}. */
    String text(String field) {
        return fields.get(field);
    }

    /** A member that is a whole number from {@code least} to 2^53; empty if it is anything else. */
    OptionalLong wholeNumber(String field, long least) {
        String digits = String.valueOf(fields.get(field));
        if (!WHOLE_NUMBER.matcher(digits).matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(digits);
        return number >= least && number <= LARGEST_NUMBER ? OptionalLong.of(number) : OptionalLong.empty();
    }

    UUID id() throws UnfitRecordException {
        return uuid(fields.get("id"));
    }

    /** Accepts only the usual form: lower case, 36 characters. {@code UUID.fromString} accepts more. */
    static UUID uuid(String text) throws UnfitRecordException {
        try {
            if (text != null && text.length() == UUID_LENGTH) {
                UUID id = UUID.fromString(text);
                if (id.toString().equals(text)) {
                    return id;
                }
            }
        } catch (IllegalArgumentException e) {
            throw new UnfitRecordException(WRONG_ID, "the id is not a UUID: " + quote(text), "the id is not a UUID");
        }
        throw new UnfitRecordException(
                WRONG_ID,
                "the id is not a UUID in its usual form: " + quote(text),
                "the id is not a UUID in its usual form");
    }

    String owner() throws UnfitRecordException {
        require(fields.get("owner") != null, WRONG_OWNER, "the document names no owner");
        return fields.get("owner");
    }

    private Kind kind() throws UnfitRecordException {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.term().equals(fields.get("kind")))
                .findFirst()
                .orElseThrow(() ->
                        new UnfitRecordException(UNKNOWN_KIND, "kind " + quote(fields.get("kind")) + " is not known"));
    }

    Status status() throws UnfitRecordException {
        return Arrays.stream(Status.values())
                .filter(status -> status != Status.DRAFT && status.term().equals(fields.get("status")))
                .findFirst()
                .orElseThrow(() -> new UnfitRecordException(
                        INVALID_STATUS, "status " + quote(fields.get("status")) + " never leaves a city"));
    }

    long version() throws UnfitRecordException {
        return wholeNumber("version", 1)
                .orElseThrow(() -> new UnfitRecordException(
                        INVALID_VERSION,
                        "version " + quote(String.valueOf(fields.get("version")))
                                + " is not a whole number from 1 to 2^53",
                        "the version is not a whole number from 1 to 2^53"));
    }

    Instant updated() throws UnfitRecordException {
        String text = fields.get("updated");
        try {
            if (text != null) {
                OffsetDateTime time = OffsetDateTime.parse(text);
                if (time.getYear() >= 1 && time.getYear() <= 9999) {
                    return time.toInstant();
                }
            }
        } catch (DateTimeException e) {
            throw new UnfitRecordException(
                    INVALID_TIME, "updated is not a time: " + quote(text), "updated is not a time");
        }
        throw new UnfitRecordException(
                INVALID_TIME,
                "updated is not a time from year 1 to 9999: " + quote(text),
                "updated is not a time from year 1 to 9999");
    }

    /** Returns the beginning of a text, so that a message about it never contains a payload or line breaks. */
    static String quote(String text) {
        return text == null ? "(none)" : Text.line(text, LONGEST_QUOTE);
    }

    private static void require(boolean holds, RejectionReason reason, String detail) throws UnfitRecordException {
        if (!holds) {
            throw new UnfitRecordException(reason, detail);
        }
    }
}
