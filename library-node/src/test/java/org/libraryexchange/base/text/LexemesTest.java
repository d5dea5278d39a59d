package org.libraryexchange.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexemesTest {

    @ParameterizedTest
    @CsvSource({
        "The Easter cross on Otley Chevin, easter cross otley chevin",
        "Éclair Day, eclair day",
        "重阳节, chong yang jie",
        "重陽節, chong yang jie",
        "“疾风日”（Windrush Day）, ji feng ri windrush day",
        "2027利兹光之夜, 2027 li zi guang zhi ye",
        "The, ''"
    })
    void titlesStandInAnAlphabetWithoutStopWordsAndAsTheyAreRead(String title, String filed) {
        assertThat(Lexemes.filed(title)).isEqualTo(filed);
    }
}
