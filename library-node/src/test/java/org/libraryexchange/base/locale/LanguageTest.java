package org.libraryexchange.base.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "14.00, GBP, £14, 14英镑",
        "12.50, GBP, £12.50, 12.50英镑",
        "1250, CNY, 'CN¥1,250', '1,250元'",
        "9.5, EUR, €9.50, 9.50欧元",
        "1E9, GBP, 1E9 GBP, 1E9 GBP",
        "5, pounds, 5 pounds, 5 pounds"
    })
    void moneyIsWrittenAsReadersWriteIt(String amount, String currency, String english, String chinese) {
        assertThat(Language.ENGLISH.money(amount, currency)).isEqualTo(english);
        assertThat(Language.CHINESE.money(amount, currency)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({"en, English, 英文", "zh-Hans, Chinese, 中文", "zh-Hant, Traditional Chinese, 繁体中文", "fr, French, 法语"})
    void languagesHaveTheNamesThatReadersUse(String tag, String english, String chinese) {
        assertThat(Language.ENGLISH.nameOf(tag)).isEqualTo(english);
        assertThat(Language.CHINESE.nameOf(tag)).isEqualTo(chinese);
    }
}
