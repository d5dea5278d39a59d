package org.libraryexchange.base.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2027-08-26, 2027-08-26, Thu 26 August 2027, 2027年8月26日（周四）",
        "2027-08-26, 2027-08-29, Thu 26 – Sun 29 August 2027, 2027年8月26日（周四）至29日（周日）",
        "2027-08-30, 2027-09-02, Mon 30 August – Thu 2 September 2027, 2027年8月30日（周一）至9月2日（周四）",
        "2027-12-31, 2028-01-02, Fri 31 December 2027 – Sun 2 January 2028, 2027年12月31日（周五）至2028年1月2日（周日）",
        "2027-08-26, 2028-08-26, Thu 26 August 2027 – Sat 26 August 2028, 2027年8月26日（周四）至2028年8月26日（周六）"
    })
    void rangesSayOnceWhatBothDaysHaveInCommon(LocalDate first, LocalDate last, String english, String chinese) {
        assertThat(new Dates(Language.ENGLISH).days(first, last)).isEqualTo(english);
        assertThat(new Dates(Language.CHINESE).days(first, last)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-30T23:59:00Z, Europe/London, 00:59, 00:59",
        "2027-10-31T00:30:00Z, Europe/London, 01:30 BST, 01:30（英国夏令时间）",
        "2027-10-31T01:30:00Z, Europe/London, 01:30 GMT, 01:30（格林尼治标准时间）",
        "2027-10-31T02:00:00Z, Europe/London, 02:00, 02:00",
        "2027-10-31T01:30:00Z, Asia/Shanghai, 09:30, 09:30"
    })
    void hourThatAClockShowsTwiceNamesItsTime(Instant moment, ZoneId zone, String english, String chinese) {
        assertThat(new Dates(Language.ENGLISH).time(moment.atZone(zone))).isEqualTo(english);
        assertThat(new Dates(Language.CHINESE).time(moment.atZone(zone))).isEqualTo(chinese);
    }
}
