package org.libraryexchange.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    /** Names of classes, packages and settings of the parser; nothing of that helps the sender. */
    private static final String OF_THE_PARSER = "(?s).*(`|jackson|java\\.|Exception|Source|REDACTED|[a-z]\\([0-9]*\\)|"
            + "[A-Z][a-z]+[A-Z][a-z]+|[A-Z]+_[A-Z]+_).*";

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("empty", utf8("")),
                arguments("only white space", utf8(" \n")),
                arguments("truncated object", utf8("{\"a\": 1")),
                arguments("truncated list", utf8("[1, 2")),
                arguments("truncated text", utf8("{\"a\": \"b")),
                arguments("truncated escape", utf8("\"\\u00")),
                arguments("truncated word", utf8("tru")),
                arguments("unknown word", utf8("{\"a\": yes}")),
                arguments("unknown escape", utf8("\"\\x41\"")),
                arguments("trailing token", utf8("{} x")),
                arguments("second document", utf8("{} {}")),
                arguments("trailing comma", utf8("{\"a\": 1,}")),
                arguments("missing value", utf8("[1,,2]")),
                arguments("duplicate key", utf8("{\"a\": 1, \"a\": 2}")),
                arguments("duplicate key, once escaped", utf8("{\"a\": {\"b\": 1, \"\\u0062\": 2}}")),
                arguments("duplicate key that is half a surrogate pair", utf8("{\"\\ud800\": 1, \"\\ud800\": 2}")),
                arguments("NaN", utf8("{\"a\": NaN}")),
                arguments("Infinity", utf8("[-Infinity]")),
                arguments("leading zero", utf8("[007]")),
                arguments("leading plus", utf8("[+1]")),
                arguments("leading point", utf8("[.5]")),
                arguments("hexadecimal number", utf8("[0x1f]")),
                arguments("single quotes", utf8("{'a': 1}")),
                arguments("unquoted key", utf8("{a: 1}")),
                arguments("comment", utf8("{} // done")),
                arguments("raw line feed in text", utf8("\"a\nb\"")),
                arguments("raw NUL in text", utf8("\"a\u0000b\"")),
                arguments("raw NUL between tokens", utf8("{\u0000}")),
                arguments("depth of 51", utf8("[".repeat(51) + "]".repeat(51))),
                arguments("depth of 5,000", utf8("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))),
                arguments("number of 5,000 digits", utf8("9".repeat(5_000))),
                arguments("decimal of 5,000 digits", utf8("0." + "9".repeat(5_000))),
                arguments("exponent beyond all bounds", utf8("1e99999999999999999999")),
                arguments("name of 60,000 characters", utf8("{\"" + "n".repeat(60_000) + "\": 1}")),
                arguments("stray continuation byte", bytes("22 80 22")),
                arguments("truncated sequence", bytes("22 E4 BD 22")),
                arguments("overlong NUL", bytes("22 C0 80 22")),
                arguments("overlong slash", bytes("22 E0 80 AF 22")),
                arguments("encoded surrogate", bytes("22 ED A0 80 22")),
                arguments("beyond U+10FFFF", bytes("22 F4 90 80 80 22")),
                arguments("byte FF", bytes("22 FF 22")),
                arguments("byte order mark", bytes("EF BB BF 7B 7D")),
                arguments("UTF-16 with byte order mark", "{\"a\": 1}".getBytes(UTF_16)),
                arguments("UTF-16 big-endian", "{\"a\": 1}".getBytes(UTF_16BE)),
                arguments("UTF-16 little-endian", "{\"a\": 1}".getBytes(UTF_16LE)),
                arguments("Latin-1", "{\"title\": \"Café\"}".getBytes(ISO_8859_1)),
                arguments("gzip", bytes("1F 8B 08 00 00 00 00 00 00 03")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatALenientParserWouldRepairIsRefused(String name, byte[] document) {
        MalformedJsonException refusal =
                catchThrowableOfType(MalformedJsonException.class, () -> StrictJson.tree(document));

        assertThat(refusal).as(name).isNotNull();
        assertThat(refusal.getMessage())
                .hasSizeBetween(15, 300)
                .doesNotMatch(OF_THE_PARSER)
                .satisfies(message -> assertThat(balanced(message)).isTrue())
                .satisfies(message ->
                        assertThatCode(() -> Text.requireExchangeable(message)).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "true", "\"x\"", "1", " {\"a\": [1.5, null]}\n", "\"\\u0000\""})
    void oneWellFormedValueIsRead(String document) {
        assertThatCode(() -> StrictJson.tree(utf8(document))).doesNotThrowAnyException();
    }

    @Test
    void nestingOfFiftyIsRead() {
        assertThatCode(() -> StrictJson.tree(utf8("[".repeat(50) + "]".repeat(50))))
                .doesNotThrowAnyException();
    }

    @Test
    void theRefusalSaysWhere() {
        MalformedJsonException refusal = catchThrowableOfType(
                MalformedJsonException.class, () -> StrictJson.tree(utf8("{\n  \"a\": 1,\n  \"b\" 2}")));

        assertThat(refusal).hasMessageContaining("line 3").hasMessageContaining("column");
    }

    @Test
    void invalidUtf8IsNamedByItsByte() {
        MalformedJsonException refusal =
                catchThrowableOfType(MalformedJsonException.class, () -> StrictJson.tree(bytes("22 41 C0 80 22")));

        assertThat(refusal).hasMessageContaining("byte 2");
    }

    @Test
    void anyBytesAreReadOrRefused() {
        String alphabet = "{}[]\",:0123456789eE+-.\\u0d8 \ntruefalsn\u0000é\ud83d\ude00";
        Property.forAll(20_000, (random, size) -> {
            byte[] document = random.nextBoolean() ? noise(random, size) : utf8(soup(random, size, alphabet));
            try {
                StrictJson.tree(document);
            } catch (MalformedJsonException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        });
    }

    private static byte[] noise(Random random, int size) {
        byte[] noise = new byte[size];
        random.nextBytes(noise);
        return noise;
    }

    private static String soup(Random random, int size, String alphabet) {
        int[] codePoints = alphabet.codePoints().toArray();
        StringBuilder soup = new StringBuilder();
        for (int i = 0; i < size; i++) {
            soup.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
        }
        return soup.toString();
    }

    private static boolean balanced(String message) {
        return message.chars().filter(c -> c == '[').count()
                == message.chars().filter(c -> c == ']').count();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
