package org.libraryexchange.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextAnalyzerTest {

    private static final String CHARACTERS = "aabcdeEnorstTz019 .,;:'\"()-_/!?&@#$%*+=~`|\\<>[]{}^\t\n\u0000\u007f";
    private static final int TEXTS = 20_000;
    private static final long SEED = 1;

    @Test
    void plainWordsAreCutAsOtherTexts() {
        Random random = new Random(SEED);

        for (int i = 0; i < TEXTS; i++) {
            // Given
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }

            // Then
            assertThat(TextAnalyzer.tokens(text.toString()))
                    .as("%s", text)
                    .isEqualTo(TextAnalyzer.tokensOfAny(text.toString()));
        }
    }

    @Test
    void wordsThatSayNothingAreLeftOut() {
        assertThat(TextAnalyzer.tokens("(The)")).isEmpty();
    }

    @Test
    void wordsThatNobodyTypesAreLeftOut() {
        assertThat(TextAnalyzer.tokens("a".repeat(65)))
                .isEqualTo(TextAnalyzer.tokensOfAny("a".repeat(65)))
                .isEmpty();
    }
}
