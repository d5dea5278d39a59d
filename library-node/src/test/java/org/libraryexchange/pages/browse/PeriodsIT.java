package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;

@QuarkusTest
class PeriodsIT {

    @ParameterizedTest
    @CsvSource({
        "1890, 1890, 1890年",
        "1890/1895, 1890–1895, 1890—1895年",
        "1890-05/1895, May 1890–1895, 1890年5月—1895年",
        "0960/1279, 960–1279, 960—1279年",
        "1927-09, September 1927, 1927年9月",
        "1914-11-05, 5 November 1914, 1914年11月5日",
        "18XX, 19th century, 19世纪",
        "20XX, 21st century, 21世纪",
        "196X, 1960s, 1960年代",
        "0824, 824, 824年",
        "1770~, about 1770, 约1770年",
        "1770?, 1770 (uncertain), 1770年（待考）",
        "1770%, about 1770 (uncertain), 约1770年（待考）",
        "../1279, until 1279, 1279年及以前",
        "1163/.., 1163 or later, 1163年及以后",
        "-0220, 221 BC, 公元前221年",
        "1961-21, 1961, 1961年",
        "Y-17000, Y-17000, Y-17000",
        "nonsense, nonsense, nonsense"
    })
    void periodsAreToldInWords(String edtf, String english, String chinese) {
        // When, Then
        assertThat(periods(Language.ENGLISH).of(edtf)).isEqualTo(english);
        assertThat(periods(Language.CHINESE).of(edtf)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1st century BC, 公元前1世纪",
        "13, 13th century BC, 公元前13世纪",
        "22, 22nd century BC, 公元前22世纪",
        "33, 33rd century BC, 公元前33世纪"
    })
    void centuriesHaveTheirOrdinals(int number, String english, String chinese) {
        assertThat(Language.ENGLISH.messages(BrowseMessages.class).centuryBeforeChrist(number))
                .isEqualTo(english);
        assertThat(Language.CHINESE.messages(BrowseMessages.class).centuryBeforeChrist(number))
                .isEqualTo(chinese);
    }

    private static Periods periods(Language language) {
        return new Periods(new Dates(language), language.messages(BrowseMessages.class));
    }
}
