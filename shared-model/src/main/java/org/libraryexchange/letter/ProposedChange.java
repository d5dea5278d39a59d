package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.StrictJson;

/**
 * One value that a proposal offers.
 *
 * @param pointer JSON Pointer of the value in the item. An element that a list does not have yet is added at its end.
 * @param was what the base version has there; null if it has nothing
 * @param becomes what should stand there
 * @param source of a translation; optional
 * @param machine true if a machine translated it; otherwise null
 */
public record ProposedChange(String pointer, JsonNode was, JsonNode becomes, Source source, Boolean machine) {

    private static final String LICENCE = "licence";

    /** What belongs to the owner alone, or is set by its node. */
    private static final Set<String> OF_OWNER = Set.of(
            "id",
            "owner",
            "kind",
            "status",
            "version",
            "created",
            "updated",
            "withdrawal",
            "originalLanguage",
            LICENCE,
            "identifiers",
            "translated",
            "corrected");

    private static final Pattern POINTER = Pattern.compile("(/[A-Za-z0-9-]{1,35}){1,10}");

    public ProposedChange {
        was = was == null ? null : StrictJson.normalized(was);
        becomes = becomes == null ? null : StrictJson.normalized(becomes);
        machine = Boolean.TRUE.equals(machine) ? true : null;
    }

    /**
     * The text that was translated.
     *
     * @param pointer of the text with its language
     * @param sha256 the first 16 hexadecimal digits of its digest, as in items
     */
    public record Source(String pointer, String sha256) {

        private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16}");

        void check(Findings findings) {
            if (findings.at("pointer").present(pointer)) {
                checkPointer(findings.at("pointer"), pointer);
            }
            if (findings.at("sha256").present(sha256)) {
                findings.at("sha256")
                        .require(
                                FINGERPRINT.matcher(sha256).matches(),
                                "digest",
                                "must be 16 lower-case hexadecimal digits",
                                sha256);
            }
        }
    }

    /** Where the value stands. */
    public JsonPath place() {
        return JsonPath.of(pointer);
    }

    void check(Findings findings) {
        if (findings.at("pointer").present(pointer) && checkPointer(findings.at("pointer"), pointer)) {
            boolean ofOwner = OF_OWNER.contains(place().steps().get(0))
                    || place().last().equals(LICENCE)
                    || !licences(was).equals(licences(becomes));
            findings.at("pointer")
                    .require(!ofOwner, "of-owner", "is about something that only the item's city decides", pointer);
        }
        if (was != null) {
            checkValue(findings.at("was"), was);
        }
        if (findings.at("becomes").present(becomes)) {
            checkValue(findings.at("becomes"), becomes);
            checkDirection(findings.at("becomes"), becomes);
        }
        if (source != null) {
            source.check(findings.at("source"));
        }
    }

    private static List<JsonNode> licences(JsonNode value) {
        return value == null ? List.of() : value.findValues(LICENCE);
    }

    private static boolean checkPointer(Findings findings, String pointer) {
        return findings.require(
                POINTER.matcher(pointer).matches(),
                "pointer",
                "must be a JSON Pointer such as /title/zh-Hans",
                pointer);
    }

    /** Items hold no empty objects and lists. The letter's document would leave them out, and say something else. */
    private static void checkValue(Findings findings, JsonNode value) {
        findings.require(
                value.isValueNode() || !value.isEmpty(),
                "not-empty",
                "must not be empty: an item has no empty lists and objects",
                value);
        checkWritable(findings, value);
    }

    /** The rules that the members of records bring with their types. */
    private static void checkWritable(Findings findings, JsonNode value) {
        value.properties().forEach(member -> {
            checkAlone(findings.at(member.getKey()), TextNode.valueOf(member.getKey()));
            checkWritable(findings.at(member.getKey()), member.getValue());
        });
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                checkWritable(findings.at(i), value.get(i));
            }
        } else if (value.isValueNode()) {
            checkAlone(findings, value);
        }
    }

    private static void checkAlone(Findings findings, JsonNode value) {
        try {
            CanonicalJson.bytes(value);
        } catch (IllegalArgumentException e) {
            findings.refuse(value.isNumber() ? "exact-number" : "format", e.getMessage(), value.asText());
        }
    }

    private static void checkDirection(Findings findings, JsonNode value) {
        if (value.isTextual()) {
            LetterContent.requireOneDirection(findings, value.textValue());
        }
        value.forEach(inner -> checkDirection(findings, inner));
    }
}
