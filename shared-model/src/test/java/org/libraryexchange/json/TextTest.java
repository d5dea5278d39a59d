package org.libraryexchange.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void textIsBroughtToNormalizationFormC() {
        assertThat(Text.normalized("Cafe\u0301 \u1112\u1161\u11ab")).isEqualTo("Café 한");
    }

    @Test
    void lengthCountsCodePoints() {
        assertThat(Text.length("图书馆\ud83d\ude00\ud840\udc00")).isEqualTo(5);
    }
}
