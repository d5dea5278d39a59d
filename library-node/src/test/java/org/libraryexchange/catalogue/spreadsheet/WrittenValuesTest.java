package org.libraryexchange.catalogue.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime.Order;

/** What people write in cells and fields, as the contract writes it. */
class WrittenValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2027-05-10; 2027-05-10",
                "2027-5-1; 2027-05-01",
                "2027/05/10; 2027-05-10",
                "2027.05.10; 2027-05-10",
                "10 May 2027; 2027-05-10",
                "10th May, 2027; 2027-05-10",
                "May 10, 2027; 2027-05-10",
                "Mon 10 May 2027; 2027-05-10",
                "Monday, 10 May 2027; 2027-05-10",
                "2027年5月10日; 2027-05-10",
                "2027年5月10日（周一）; 2027-05-10",
                "2027年五月十日; 2027-05-10",
                "25/12/2027; 2027-12-25",
                "12/25/2027; 2027-12-25",
                "5/5/2027; 2027-05-05",
                "10.05.2027 18:30; ''",
                "2027-05-10 10:00; 2027-05-10T10:00",
                "2027-05-10T10:00; 2027-05-10T10:00",
                "2027-05-10 10:00:00; 2027-05-10T10:00",
                "10 May 2027, 7.30pm; 2027-05-10T19:30",
                "10 May 2027 7 pm; 2027-05-10T19:00",
                "10 May 2027 at 7pm; 2027-05-10T19:00",
                "2027年5月10日下午2点半; 2027-05-10T14:30",
                "2027年5月10日 14时05分; 2027-05-10T14:05",
                "18:30; 18:30",
                "9am; 09:00",
                "12 a.m.; 00:00",
                "12pm; 12:00",
                "19.00; 19:00",
                "25:00; ''",
                "31 June 2027; ''",
                "10 May; ''",
                "May 2027; ''",
                "soon; ''"
            })
    void daysAndTimesAreRead(String written, String read) {
        assertThat(WrittenTime.read(written, Optional.empty()).orElse("")).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ":", "T", "1 ", ",", "约"})
    void longTextsTakeNoTime(String piece) {
        // Given
        String text = "x" + piece.repeat(500_000) + "x";

        // When, Then
        assertThat(WrittenTime.read(text, Optional.empty())).isEmpty();
        assertThat(WrittenCost.read("1" + text)).isEmpty();
        assertThat(WrittenPeriod.read(text)).isEmpty();
        assertThat(WrittenWords.value(WrittenWords.LICENCE, text)).isEmpty();
    }

    @Test
    void anAmbiguousDayIsReadAsSomebodyHasSaid() {
        assertThat(WrittenTime.isAmbiguous("03/04/2027 18:00")).isTrue();
        assertThat(WrittenTime.isAmbiguous("Sat 03/04/2027")).isTrue();
        assertThat(WrittenTime.isAmbiguous("13/04/2027")).isFalse();
        assertThat(WrittenTime.read("03/04/2027", Optional.of(Order.DAY_FIRST))).contains("2027-04-03");
        assertThat(WrittenTime.read("03/04/2027 18:00", Optional.of(Order.MONTH_FIRST)))
                .contains("2027-03-04T18:00");
        assertThat(WrittenTime.read("25/12/2027", Optional.of(Order.MONTH_FIRST)))
                .contains("2027-12-25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "£4; 4 GBP",
                "£4.50; 4.50 GBP",
                "4.50; '4.50 '",
                "4,50 €; 4.50 EUR",
                "€ 1.234,50; 1234.50 EUR",
                "1,500; '1500 '",
                "12元; 12 CNY",
                "￥80; 80 CNY",
                "80 RMB; 80 CNY",
                "gbp 3; 3 GBP",
                "免费; ' '",
                "Free entry; ' '",
                "free of charge; ' '",
                "£4 or £3; ''",
                "a fiver; ''"
            })
    void pricesAreRead(String written, String read) {
        assertThat(WrittenCost.read(written)
                        .map(cost -> cost.amount() + " " + cost.currency())
                        .orElse(""))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1890; 1890",
                "about 1890; 1890~",
                "c. 1890; 1890~",
                "circa 1890; 1890~",
                "约1890年; 1890~",
                "1890年前后; 1890~",
                "1890s; 189X",
                "1890年代; 189X",
                "about the 1890s; 189X~",
                "19th century; 18XX",
                "19世纪; 18XX",
                "1890-1895; 1890/1895",
                "1890–1895; 1890/1895",
                "1890 to 1895; 1890/1895",
                "c. 1890–1895; 1890~/1895~",
                "May 1890; 1890-05",
                "10 May 1890; 1890-05-10",
                "清光绪年间; 1875/1908",
                "光绪十六年; 1890",
                "清光绪元年; 1875",
                "清代; 1644/1911",
                "民国三年; 1914",
                "民国时期; 1912/1949",
                "1890/1895; ''",
                "18XX; ''",
                "宣统九年; ''",
                "long ago; ''"
            })
    void periodsAreRead(String written, String edtf) {
        assertThat(WrittenPeriod.read(written).map(WrittenPeriod::edtf).orElse(""))
                .isEqualTo(edtf);
    }

    @Test
    void anEraIsKeptAsReadersKnowIt() {
        assertThat(WrittenPeriod.read("清光绪年间")).map(WrittenPeriod::era).contains("清光绪年间");
        assertThat(WrittenPeriod.read("about 1890")).map(WrittenPeriod::era).contains("");
    }

    @ParameterizedTest
    @CsvSource({
        "licence, CC-BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "licence, cc0, https://creativecommons.org/publicdomain/zero/1.0/",
        "licence, 公有领域, https://creativecommons.org/publicdomain/mark/1.0/",
        "truth, Yes, true",
        "truth, 否, false",
        "kind, 活动, cultural-event",
        "event.audience, Families, families",
        "heading, ' Start  time: ', event.start",
        "heading, 标题, title.zh-Hans",
        "history.form, 照片, photograph"
    })
    void valuesHaveNames(String column, String written, String value) {
        assertThat(WrittenWords.value(column, written)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void textInOtherEncodingsIsAmongThePossible(String encoding) throws UnsupportedEncodingException {
        // Given
        String text = encoding.equals("windows-1252") ? "Title,Café\nLumière,£4\n" : "标题,日期\n光之夜,2027\n";
        byte[] file = text.getBytes(encoding);

        // When, Then
        assertThat(TextEncodings.certain(file)).isEmpty();
        assertThat(TextEncodings.possible(file)).containsEntry(encoding, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkOrValidUtf8Decides(String encoding) throws UnsupportedEncodingException {
        assertThat(TextEncodings.certain("\ufeff标题,£4\n".getBytes(encoding))).contains("标题,£4\n");
        assertThat(TextEncodings.certain("标题,£4\n".getBytes(StandardCharsets.UTF_8)))
                .contains("标题,£4\n");
    }
}
