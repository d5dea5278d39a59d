package org.libraryexchange.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextTest {

    @Test
    void textIsBroughtToNormalizationFormC() {
        assertThat(Text.normalized("Cafe\u0301 \u1112\u1161\u11ab")).isEqualTo("Café 한");
    }

    @Test
    void lengthCountsCodePoints() {
        assertThat(Text.length("图书馆\ud83d\ude00\ud840\udc00")).isEqualTo(5);
    }

    static Stream<Arguments> ofOthers() {
        return Stream.of(
                arguments("Light Night", "Light Night"),
                arguments("Fair\n\nAll is well.\nSubject: x", "Fair All is well. Subject: x"),
                arguments("a\r\nb\tc\u0085d\u000be\u001bf", "a b c d e f"),
                arguments("a\u2028b\u2029c", "a b c"),
                arguments("paid \u202e1.0\u202c", "paid 1.0"),
                arguments("\u2067a\u2069\u200fb\u061cc", "abc"),
                arguments("a                                   b", "a b"),
                arguments("西湖\u3000诗会", "西湖\u3000诗会"),
                arguments("\ud83d\udc68\u200d\ud83d\udc69", "\ud83d\udc68\u200d\ud83d\udc69"),
                arguments("123456789012345678901234567890123456789012", "123456789012345678901234567890123456789…"));
    }

    @ParameterizedTest
    @MethodSource("ofOthers")
    void textOfOthersStaysOnItsLine(String text, String line) {
        assertThat(Text.line(text, 40)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "plain, false",
        "灯笼, false",
        "\u0645\u0631\u062d\u0628\u0627, false",
        "a\u202eb, true",
        "\u200f, true",
        "a\u2069, true"
    })
    void charactersThatTurnTextAreFound(String text, boolean turns) {
        assertThat(Text.turns(text)).isEqualTo(turns);
    }
}
