package org.libraryexchange.letter;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Items;
import org.libraryexchange.item.Schemas;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Property;
import org.libraryexchange.json.RandomJson;
import org.libraryexchange.json.StrictJson;

class LetterDraftTest {

    private static final String ITEM = "'id': '019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11'";

    /** Whether the JSON Schema finds it too. */
    private static final boolean AGREES = true;

    private static final boolean CANNOT_TELL = false;

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("/id", "'019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11'", "/id", "set-by-node", AGREES),
                arguments("/owner", "'leeds'", "/owner", "set-by-node", AGREES),
                arguments("/kind", "'letter'", "/kind", "set-by-node", AGREES),
                arguments("/status", "'sent'", "/status", "set-by-node", AGREES),
                arguments("/version", "1", "/version", "set-by-node", AGREES),
                arguments("/updated", "null", "/updated", "set-by-node", AGREES),
                arguments("/sent", "'2026-11-25T10:12:00Z'", "/sent", "set-by-node", AGREES),
                arguments("/turn", "1", "/turn", "set-by-node", AGREES),
                arguments("/seen", "0", "/seen", "set-by-node", AGREES),
                arguments("/priority", "1", "/priority", "unknown-field", AGREES),
                arguments("/asks", "null", "/asks", "not-null", AGREES),
                arguments("/asks", "'money'", "/asks", "allowed-values", AGREES),
                arguments("/concerns", "'weather'", "/concerns", "allowed-values", AGREES),
                arguments("/standard", "{'en': 'We offer this.'}", "/standard/en", "standard", CANNOT_TELL),
                arguments("/standard", "{}", "/standard", "min-languages", AGREES),
                arguments("/to", null, "/to", "required", AGREES),
                arguments("/to", "'Hangzhou'", "/to", "term", AGREES),
                arguments("/to", "1", "/to", "type", AGREES),
                arguments("/thread", "'1-1-1-1-1'", "/thread", "format", AGREES),
                arguments("/thread", "'019AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11'", "/thread", "format", AGREES),
                arguments("/thread", "''", "/thread", "format", AGREES),
                arguments("/thread", "7", "/thread", "type", AGREES),
                arguments("/inReplyTo", "'AZrB8n0+e2CfDlovbxyNEQ=='", "/inReplyTo", "format", AGREES),
                arguments("/from", null, "/from", "required", AGREES),
                arguments("/from", "'local-studies'", "/from", "type", AGREES),
                arguments("/from/desk", null, "/from/desk", "required", AGREES),
                arguments("/from/desk", "'Local studies'", "/from/desk", "term", AGREES),
                arguments("/from/name", text(101), "/from/name", "max-length", AGREES),
                arguments("/from/name", "'Ruth\\nBarker'", "/from/name", "single-line", AGREES),
                arguments("/from/name", "'Ruth\\u200f'", "/from/name", "one-direction", AGREES),
                arguments("/from/mail", "'x'", "/from/mail", "unknown-field", AGREES),
                arguments("/toDesk", "''", "/toDesk", "term", AGREES),
                arguments("/originalLanguage", null, "/originalLanguage", "required", AGREES),
                arguments("/originalLanguage", "'EN'", "/originalLanguage", "language-tag", AGREES),
                arguments("/originalLanguage", "'fr'", "/subject", "original-language", CANNOT_TELL),
                arguments("/originalLanguage", "'fr'", "/text", "original-language", CANNOT_TELL),
                arguments("/subject", null, "/subject", "required", CANNOT_TELL),
                arguments("/subject", "{}", "/subject", "min-languages", AGREES),
                arguments("/subject", "'Lanterns'", "/subject", "type", AGREES),
                arguments("/subject/en", text(301), "/subject/en", "max-length", AGREES),
                arguments("/subject/en", "'a\\nb'", "/subject/en", "single-line", AGREES),
                arguments("/subject/en", "' '", "/subject/en", "not-blank", AGREES),
                arguments("/subject/en", "'\\u2066a\\u2069'", "/subject/en", "one-direction", AGREES),
                arguments("/subject/ZH", "'灯'", "/subject/ZH", "language-tag", AGREES),
                arguments("/text", null, "/text", "required", CANNOT_TELL),
                arguments("/text", languages(21), "/text", "max-languages", AGREES),
                arguments("/text/en", text(10_001), "/text/en", "max-length", AGREES),
                arguments(
                        "/text/zh-Hans",
                        "'" + "\ud83c\udfee".repeat(10_001) + "'",
                        "/text/zh-Hans",
                        "max-length",
                        AGREES),
                arguments("/text/en", "'a\\u0007'", "/text/en", "plain-text", AGREES),
                arguments("/text/en", "'a\\u0000'", "/text/en", "format", AGREES),
                arguments("/text/en", "'a\\ud800'", "/text/en", "format", CANNOT_TELL),
                arguments("/text/en", "''", "/text/en", "not-blank", AGREES),
                arguments("/text/en", "'pay \\u202eyadnom'", "/text/en", "one-direction", AGREES),
                arguments("/text/en", "'\\u061c'", "/text/en", "one-direction", AGREES),
                arguments("/text/zh-Hans", "'a\\u200e'", "/text/zh-Hans", "one-direction", AGREES),
                arguments("/machine", "['fr']", "/machine/0", "present-language", CANNOT_TELL),
                arguments("/machine", "['en']", "/machine/0", "not-original", CANNOT_TELL),
                arguments("/machine", "['zh-Hans', 'zh-Hans']", "/machine", "unique", AGREES),
                arguments("/machine", "'zh-Hans'", "/machine", "type", AGREES),
                arguments("/about", items(21), "/about", "max-items", AGREES),
                arguments("/about", "[{'owner': 'leeds', 'version': 3}]", "/about/0/id", "required", AGREES),
                arguments("/about", "[{" + ITEM + ", 'version': 3}]", "/about/0/owner", "required", AGREES),
                arguments("/about", "[{'owner': 'leeds', " + ITEM + "}]", "/about/0/version", "required", AGREES),
                arguments("/about/0/owner", "'Leeds'", "/about/0/owner", "term", AGREES),
                arguments("/about/0/id", "'LN-2027'", "/about/0/id", "format", AGREES),
                arguments("/about/0/version", "0", "/about/0/version", "range", AGREES),
                arguments("/about/0/version", "9007199254740993", "/about/0/version", "range", AGREES),
                arguments("/about/0/version", "'3'", "/about/0/version", "type", AGREES),
                arguments("/about/0/version", "1.5", "/about/0/version", "type", AGREES),
                arguments(
                        "/about",
                        "[{'owner': 'leeds', " + ITEM + ", 'version': 3}, {'owner': 'leeds', " + ITEM
                                + ", 'version': 3}]",
                        "/about",
                        "unique",
                        AGREES),
                arguments("/links", links(11), "/links", "max-items", AGREES),
                arguments("/links", "['http://example.org/']", "/links/0", "https", AGREES),
                arguments("/links", "['lightnight']", "/links/0", "web-address", AGREES),
                arguments("/links", "['https://ruth:x@example.org/']", "/links/0", "no-credentials", CANNOT_TELL),
                arguments("/links", "['https://example.org/\\u202e']", "/links/0", "one-direction", AGREES),
                arguments("/links", "['https://example.org/', 'https://example.org/']", "/links", "unique", AGREES),
                arguments("/links", "[{'url': 'https://example.org/'}]", "/links/0", "type", AGREES),
                arguments("/proposal", "[]", "/proposal", "type", AGREES),
                arguments("/proposal", proposal(""), "/proposal/changes", "min-items", AGREES),
                arguments("/proposal", proposal(changes(201)), "/proposal/changes", "max-items", AGREES),
                arguments("/proposal", offering("'title/en'", "'x'"), CHANGE + "pointer", "pointer", AGREES),
                arguments("/proposal", offering("''", "'x'"), CHANGE + "pointer", "pointer", AGREES),
                arguments("/proposal", offering("'/'", "'x'"), CHANGE + "pointer", "pointer", AGREES),
                arguments("/proposal", offering("'/title/~0'", "'x'"), CHANGE + "pointer", "pointer", AGREES),
                arguments(
                        "/proposal",
                        offering("'/" + "a/".repeat(10) + "b'", "'x'"),
                        CHANGE + "pointer",
                        "pointer",
                        AGREES),
                arguments("/proposal", offering("7", "'x'"), CHANGE + "pointer", "type", AGREES),
                arguments("/proposal", proposal("{'becomes': 'x'}"), CHANGE + "pointer", "required", AGREES),
                arguments("/proposal", proposal("{'pointer': '/title/en'}"), CHANGE + "becomes", "required", AGREES),
                arguments("/proposal", offering("'/title/en'", "null"), CHANGE + "becomes", "not-null", CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/title/en'", "'\\u202ea'"),
                        CHANGE + "becomes",
                        "one-direction",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/place/latitude'", "53.79971234"),
                        CHANGE + "becomes",
                        "exact-number",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/place/latitude'", "1e-9"),
                        CHANGE + "becomes",
                        "exact-number",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/place/latitude'", "9007199254740993"),
                        CHANGE + "becomes",
                        "exact-number",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/place/latitude'", "1e999999999"),
                        CHANGE + "becomes",
                        "exact-number",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/place'", "{'latitude': 53.79971234}"),
                        CHANGE + "becomes/latitude",
                        "exact-number",
                        CANNOT_TELL),
                arguments(
                        "/proposal", offering("'/title/en'", "'a\\ud800'"), CHANGE + "becomes", "format", CANNOT_TELL),
                arguments(
                        "/proposal", offering("'/title/en'", "'a\\u0000'"), CHANGE + "becomes", "format", CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/title'", "{'a\\u0000': 'x'}"),
                        CHANGE + "becomes/a\ufffd",
                        "format",
                        CANNOT_TELL),
                arguments("/proposal", offering("'/subjects'", "[]"), CHANGE + "becomes", "not-empty", CANNOT_TELL),
                arguments("/proposal", offering("'/title'", "{}"), CHANGE + "becomes", "not-empty", CANNOT_TELL),
                arguments("/proposal", replacing("1e-9"), CHANGE + "was", "exact-number", CANNOT_TELL),
                arguments("/proposal", replacing("'\\udc00'"), CHANGE + "was", "format", CANNOT_TELL),
                arguments("/proposal", replacing("[]"), CHANGE + "was", "not-empty", CANNOT_TELL),
                arguments("/proposal", replacing("{}"), CHANGE + "was", "not-empty", CANNOT_TELL),
                arguments(
                        "/proposal", offering("'/status'", "'withdrawn'"), CHANGE + "pointer", "of-owner", CANNOT_TELL),
                arguments("/proposal", offering("'/owner'", "'hangzhou'"), CHANGE + "pointer", "of-owner", CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/licence'", "'https://a.example'"),
                        CHANGE + "pointer",
                        "of-owner",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/media/0/licence'", "'https://a.example'"),
                        CHANGE + "pointer",
                        "of-owner",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/media/0'", "{'url': 'https://a.example', 'licence': 'https://a.example'}"),
                        CHANGE + "pointer",
                        "of-owner",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        offering("'/identifiers/0/value'", "'x'"),
                        CHANGE + "pointer",
                        "of-owner",
                        CANNOT_TELL),
                arguments("/proposal", offering("'/corrected/x'", "'x'"), CHANGE + "pointer", "of-owner", CANNOT_TELL),
                arguments(
                        "/proposal",
                        proposal(change("'/title'", "{'fr': 'x'}") + "," + change("'/title/en'", "'x'")),
                        "/proposal/changes/1/pointer",
                        "apart",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        proposal(change("'/title/en'", "'x'") + "," + change("'/title/en'", "'y'")),
                        "/proposal/changes/1/pointer",
                        "apart",
                        CANNOT_TELL),
                arguments(
                        "/proposal",
                        proposal(
                                "{'pointer': '/title/zh-Hans', 'becomes': 'x', 'source': {'pointer': '/title/en', 'sha256': 'ABC'}}"),
                        CHANGE + "source/sha256",
                        "digest",
                        AGREES),
                arguments(
                        "/proposal",
                        proposal("{'pointer': '/title/zh-Hans', 'becomes': 'x', 'source': {}}"),
                        CHANGE + "source/pointer",
                        "required",
                        AGREES));
    }

    private static final String CHANGE = "/proposal/changes/0/";

    private static String proposal(String changes) {
        return "{" + ITEM.replace("'id'", "'item'") + ", 'base': {'version': 3, 'sha256': '" + "0f".repeat(32)
                + "'}, 'sort': 'correction', 'changes': [" + changes + "]}";
    }

    private static String offering(String pointer, String becomes) {
        return proposal(change(pointer, becomes));
    }

    private static String change(String pointer, String becomes) {
        return "{'pointer': " + pointer + ", 'becomes': " + becomes + "}";
    }

    private static String replacing(String was) {
        return proposal("{'pointer': '/place/latitude', 'was': " + was + ", 'becomes': 53.8}");
    }

    private static String changes(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> change("'/subjects/" + n + "/label/en'", "'x'"))
                .collect(joining(","));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("/thread", "'019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00'"),
                arguments("/inReplyTo", "'019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01'"),
                arguments("/concerns", "'visit'"),
                arguments("/concerns", "'item'"),
                arguments("/standard", "{'en': 'Could you check our Chinese title?'}"),
                arguments("/from/name", null),
                arguments("/from/name", text(100)),
                arguments("/toDesk", null),
                arguments("/subject/zh-Hans", null),
                arguments("/subject/en", text(300)),
                arguments("/subject/en", "'" + "\ud83c\udfee".repeat(300) + "'"),
                arguments("/text/en", text(10_000)),
                arguments("/text/en", "'a\\n\\n\\tb'"),
                arguments("/text/ar", "'\u0645\u0631\u062d\u0628\u0627'"),
                arguments("/machine", "[]"),
                arguments("/machine", null),
                arguments("/about", items(20)),
                arguments("/about", null),
                arguments("/about/0/version", "9007199254740992"),
                arguments("/links", links(10)),
                arguments("/links", "['https://杭州图书馆.cn/灯']"),
                arguments("/links", null),
                arguments("/proposal", proposal(changes(200))),
                arguments("/proposal", offering("'/media/0'", "{'url': 'https://a.example/'}")),
                arguments("/proposal", offering("'/place/latitude'", "53.799712")),
                arguments("/proposal", offering("'/festival/recurrence'", "{'easter': {}}")),
                arguments("/proposal", replacing("53.799712")),
                arguments(
                        "/proposal",
                        proposal(
                                "{'pointer': '/media/0', 'was': {'url': 'https://a.example/', 'licence': 'https://l.example/'},"
                                        + " 'becomes': {'url': 'https://b.example/', 'licence': 'https://l.example/'}}")),
                arguments("/asks", null),
                arguments("/asks", "'none'"),
                arguments("/asks", "'reply'"),
                arguments("/asks", "'translation'"));
    }

    @ParameterizedTest(name = "{2}: {3}")
    @MethodSource("refused")
    void brokenRuleIsNamedWithItsPlace(String at, String value, String pointer, String rule, boolean schemaAgrees) {
        // Given
        ObjectNode draft = changed(at, value);

        // When
        List<Violation> violations = violations(draft, true);

        // Then
        assertThat(violations)
                .hasSizeBetween(1, 3)
                .anySatisfy(violation -> {
                    assertThat(violation.pointer()).isEqualTo(pointer);
                    assertThat(violation.rule()).isEqualTo(rule);
                })
                .allSatisfy(violation -> assertThat(violation.message())
                        .matches("(?s)(is|must|has|holds|does) \\S.*")
                        .doesNotContain("null", "java", "jackson", "Exception"));
        assertThat(Schemas.errors(Schemas.LETTER_DRAFT, draft).isEmpty()).isEqualTo(!schemaAgrees);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void whatIsJustAllowedIsAccepted(String at, String value) {
        ObjectNode draft = changed(at, value);

        assertThat(violations(draft, true)).isEmpty();
        assertThat(Schemas.errors(Schemas.LETTER_DRAFT, draft)).isEmpty();
    }

    @Test
    void textOfAProposalIsNormalized() throws Exception {
        // Given
        ObjectNode draft = changed("/proposal", proposal(change("'/title'", "{'fr': 'fe\u0302te'}")));

        // When
        ProposedChange change =
                LetterDraft.of(draft).content().proposal().changes().get(0);

        // Then
        assertThat(change.becomes().path("fr").textValue()).isEqualTo("f\u00eate");
    }

    @Test
    void draftMayLackWhatALetterNeeds() {
        ObjectNode draft = ExampleLetters.draftOfLanterns();
        draft.remove(List.of("subject", "text", "machine"));

        assertThat(violations(draft, false)).isEmpty();
        assertThat(Schemas.errors(Schemas.LETTER_DRAFT, draft)).isEmpty();
        assertThat(violations(draft, true))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/subject", "/text");
    }

    @Test
    void draftKeepsToTheOtherRules() {
        assertThat(violations(changed("/text/en", text(10_001)), false)).hasSize(1);
    }

    @Test
    void threadIsThatOfTheClientOrNone() throws Exception {
        ObjectNode draft = ExampleLetters.draftOfLanterns();

        assertThat(LetterDraft.of(draft.deepCopy()).thread()).isEmpty();
        draft.put("thread", "019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00");
        assertThat(LetterDraft.of(draft).thread())
                .isEqualTo(Optional.of(UUID.fromString("019ac1f3-1c00-7a20-9d11-5b8a4c1f7e00")));
    }

    @Test
    void whateverIsSentIsReadOrRefused() {
        Property.forAll(3_000, (random, size) -> {
            ObjectNode draft = ExampleLetters.draftOfLanterns();
            List<String> names =
                    draft.properties().stream().map(Map.Entry::getKey).toList();
            draft.set(names.get(random.nextInt(names.size())), new RandomJson(random).object(size));

            assertThat(violations(draft, true)).isNotNull();
        });
    }

    private static List<Violation> violations(ObjectNode draft, boolean sending) {
        InvalidItemException refusal = catchThrowableOfType(InvalidItemException.class, () -> {
            LetterDraft read = LetterDraft.read(Items.sent(draft));
            read.requireValid(sending);
        });
        return refusal == null ? List.of() : refusal.violations();
    }

    private static ObjectNode changed(String at, String value) {
        ObjectNode draft = ExampleLetters.draftOfLanterns();
        JsonPointer target = JsonPointer.compile(at);
        ObjectNode parent = (ObjectNode) draft.at(target.head());
        if (value == null) {
            parent.remove(target.last().getMatchingProperty());
        } else {
            parent.set(target.last().getMatchingProperty(), json(value));
        }
        return draft;
    }

    private static JsonNode json(String value) {
        try {
            return StrictJson.tree(value.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException e) {
            throw new AssertionError(value + ": " + e.getMessage(), e);
        }
    }

    private static String text(int length) {
        return "'" + "x".repeat(length) + "'";
    }

    private static String languages(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "'en-x-" + n + "': 'x'")
                .collect(joining(", ", "{'en': 'x', ", "}"));
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{'owner': 'leeds', " + ITEM + ", 'version': " + (n + 1) + "}")
                .collect(joining(", ", "[", "]"));
    }

    private static String links(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "'https://example.org/" + n + "'")
                .collect(joining(", ", "[", "]"));
    }
}
