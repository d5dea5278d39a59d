package org.libraryexchange.catalogue.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.calendar.DayRange;
import org.libraryexchange.base.calendar.Holiday;
import org.libraryexchange.base.calendar.Holiday.Sort;
import org.libraryexchange.base.calendar.Holidays;
import org.libraryexchange.catalogue.question.Understood.Phrase;
import org.libraryexchange.catalogue.search.QuestionFilesTest;

class QuestionReaderTest {

    /** A Monday. */
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    private static final Holidays HOLIDAYS = new Holidays(Map.of(
            "leeds",
            List.of(
                    holiday(Sort.BANK_HOLIDAY, "2026-08-31", "2026-08-31", "Summer bank holiday", "夏季银行假日"),
                    holiday(Sort.BANK_HOLIDAY, "2026-12-25", "2026-12-25", "Christmas Day", "圣诞节"),
                    holiday(Sort.SCHOOL_HOLIDAY, "2027-02-15", "2027-02-19", "Half term", "期中假")),
            "hangzhou",
            List.of(
                    holiday(Sort.WORKING_DAY, "2026-12-26", "2026-12-26", "Working day", "元旦调休上班"),
                    holiday(Sort.PUBLIC_HOLIDAY, "2027-02-05", "2027-02-11", "Spring Festival", "春节"),
                    holiday(Sort.SCHOOL_HOLIDAY, "2027-07-01", "2027-08-31", "Summer holidays", "暑假"))));

    private static Holiday holiday(Sort sort, String first, String last, String english, String chinese) {
        return new Holiday(
                sort,
                new DayRange(LocalDate.parse(first), LocalDate.parse(last)),
                Map.of("en", List.of(english), "zh-Hans", List.of(chinese)),
                "a test");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "light December 2026 | light | from=2026-12-01 to=2026-12-31",
                "March 2027 light | light | from=2027-03-01 to=2027-03-31",
                "light May 2027 | light | from=2027-05-01 to=2027-05-31",
                "light 2027年5月 | light | from=2027-05-01 to=2027-05-31",
                "light 2027年十二月份 | light | from=2027-12-01 to=2027-12-31",
                "light 2027-05 | light | from=2027-05-01 to=2027-05-31",
                "light in May | light | from=2027-05-01 to=2027-05-31",
                "light in december | light | from=2026-12-01 to=2026-12-31",
                "light 7 October 2027 | light | from=2027-10-07 to=2027-10-07",
                "light on the 7th of October | light | from=2027-10-07 to=2027-10-07",
                "light Dec 1st, 2026 | light | from=2026-12-01 to=2026-12-01",
                "light 2027-10-07 | light | from=2027-10-07 to=2027-10-07",
                "2027年10月7日光影 | 光影 | from=2027-10-07 to=2027-10-07",
                "10月7号光影 | 光影 | from=2027-10-07 to=2027-10-07",
                "十二月二十五日光影 | 光影 | from=2026-12-25 to=2026-12-25",
                "light tomorrow | light | from=2026-12-01 to=2026-12-01",
                "明天光影 | 光影 | from=2026-12-01 to=2026-12-01",
                "明天的光影 | 光影 | from=2026-12-01 to=2026-12-01",
                "light tonight | light | from=2026-11-30 to=2026-11-30",
                "light this weekend | light | from=2026-12-05 to=2026-12-06",
                "本周末光影 | 光影 | from=2026-12-05 to=2026-12-06",
                "本週末光影 | 光影 | from=2026-12-05 to=2026-12-06",
                "light next weekend | light | from=2026-12-12 to=2026-12-13",
                "下周末光影 | 光影 | from=2026-12-12 to=2026-12-13",
                "light this week | light | from=2026-11-30 to=2026-12-06",
                "下周光影 | 光影 | from=2026-12-07 to=2026-12-13",
                "light this month | light | from=2026-11-30 to=2026-11-30",
                "下个月光影 | 光影 | from=2026-12-01 to=2026-12-31",
                "明年春节 | 春节 | from=2027-01-01 to=2027-12-31",
                "2027年春节 | 春节 | from=2027-01-01 to=2027-12-31",
                "light next year | light | from=2027-01-01 to=2027-12-31",
                "light 1930s | light | from=1930-01-01 kind=history-resource to=1939-12-31",
                "light in the 1930's | light | from=1930-01-01 kind=history-resource to=1939-12-31",
                "1930年代光影 | 光影 | from=1930-01-01 kind=history-resource to=1939-12-31",
                "二十世纪三十年代光影 | 光影 | from=1930-01-01 kind=history-resource to=1939-12-31",
                "20世紀30年代光影 | 光影 | from=1930-01-01 kind=history-resource to=1939-12-31",
                "上世纪三十年代光影 | 光影 | from=1930-01-01 kind=history-resource to=1939-12-31",
                "light 19th century | light | from=1801-01-01 kind=history-resource to=1900-12-31",
                "十九世纪光影 | 光影 | from=1801-01-01 kind=history-resource to=1900-12-31",
                "light in 1935 | light | from=1935-01-01 kind=history-resource to=1935-12-31",
                "1935年光影 | 光影 | from=1935-01-01 kind=history-resource to=1935-12-31",
                "light 1914-1918 | light | from=1914-01-01 kind=history-resource to=1918-12-31",
                "light from 1914 to 1918 | light | from=1914-01-01 kind=history-resource to=1918-12-31",
                "清末杭州 | 杭州 | from=1840-01-01 kind=history-resource to=1911-12-31",
                "民国时期杭州 | 杭州 | from=1912-01-01 kind=history-resource to=1949-12-31",
                "light over the bank holiday weekend | light | from=2026-12-25 to=2026-12-27",
                "light on 29 February | light | from=2028-02-29 to=2028-02-29",
                "2月29日光影 | 光影 | from=2028-02-29 to=2028-02-29",
                "light next half term | light | from=2027-02-15 to=2027-02-19",
                "暑假光影 | 光影 | from=2027-07-01 to=2027-08-31",
                "春节假期光影 | 光影 | from=2027-02-05 to=2027-02-11",
                "免费讲座 | 讲座 | free=true",
                "免費講座 | 講座 | free=true",
                "light free admission | light | free=true"
            })
    void whatClearlyIsADateOrAFilterIsReadAsOne(String question, String words, String parameters) {
        // When
        Understood understood = read(question).orElseThrow();

        // Then
        assertThat(understood.words()).isEqualTo(words);
        assertThat(parameters(understood)).isEqualTo(parameters);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "events this weekend | from=2026-12-05 kind=cultural-event to=2026-12-06",
                "weekend events | from=2026-12-05 kind=cultural-event to=2026-12-06",
                "What’s on this weekend | from=2026-12-05 to=2026-12-06",
                "what's on in December | from=2026-12-01 to=2026-12-31",
                "本周末活动 | from=2026-12-05 kind=cultural-event to=2026-12-06",
                "周末活動 | from=2026-12-05 kind=cultural-event to=2026-12-06",
                "festivals in December 2026 | from=2026-12-01 kind=festival to=2026-12-31",
                "December events | from=2026-12-01 kind=cultural-event to=2026-12-31",
                "12月活动 | from=2026-12-01 kind=cultural-event to=2026-12-31",
                "festivals 2027 | from=2027-01-01 kind=festival to=2027-12-31",
                "1890s photographs | form=photograph from=1890-01-01 kind=history-resource to=1899-12-31",
                "old photographs 1935 | form=photograph from=1935-01-01 kind=history-resource to=1935-12-31",
                "民国照片 | form=photograph from=1912-01-01 kind=history-resource to=1949-12-31",
                "民國老照片 | form=photograph from=1912-01-01 kind=history-resource to=1949-12-31",
                "maps of the 19th century | form=map from=1801-01-01 kind=history-resource to=1900-12-31",
                "2027年地图 | form=map from=2027-01-01 kind=history-resource to=2027-12-31",
                "free events | free=true from=2026-11-30 kind=cultural-event",
                "免费活动 | free=true from=2026-11-30 kind=cultural-event",
                "free events for children | audience=children free=true from=2026-11-30 kind=cultural-event",
                "Children’s events this weekend | audience=children from=2026-12-05 kind=cultural-event to=2026-12-06",
                "本周末亲子活动 | audience=families from=2026-12-05 kind=cultural-event to=2026-12-06",
                "明天 | from=2026-12-01 to=2026-12-01",
                "民国 | from=1912-01-01 kind=history-resource to=1949-12-31"
            })
    void severalFiltersMayBeAllThatAQuestionSays(String question, String parameters) {
        // When
        Understood understood = read(question).orElseThrow();

        // Then
        assertThat(understood.words()).isEmpty();
        assertThat(parameters(understood)).isEqualTo(parameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "light",
                "May",
                "march",
                "December",
                "十月围城",
                "1935",
                "Light Night 2027",
                "Kirkstall 1935",
                "may 5th-form pupils",
                "\"1984\"",
                "\"December 2026\"",
                "“本周末活动”",
                "《明天》",
                "canal -1930s",
                "events this weekend -children",
                "31 February 2027",
                "February 31, 2027",
                "2027-02-31",
                "2027-13",
                "2027年13月",
                "2027年2月31日",
                "三十世纪十十年代",
                "before the 1930s",
                "1930年代以前",
                "农历八月十五",
                "八月十五",
                "5th century BC",
                "二十世纪初",
                "清末民初",
                "events",
                "tram photographs",
                "old maps",
                "利兹老照片",
                "老照片展 活动室",
                "chinese new year for children",
                "茶文化活动",
                "photographs and maps",
                "December 2026 or January 2027",
                "free verse",
                "Spring Festival",
                "春节",
                "国庆假期",
                "autumn half-timbered houses",
                "1935-1930",
                "0th century",
                "LN/2027",
                "\"",
                "-",
                "的"
            })
    void whatMayBeAWordStaysOne(String question) {
        assertThat(read(question)).isEmpty();
    }

    @Test
    void whatWasLastMonthIsNotHistory() {
        QuestionReader inJanuary =
                QuestionFilesTest.reader(HOLIDAYS, Clock.fixed(Instant.parse("2027-01-03T12:00:00Z"), ZoneOffset.UTC));
        assertThat(parameters(inJanuary
                        .read(Map.of("q", List.of("market December 2026")))
                        .orElseThrow()))
                .isEqualTo("from=2026-12-01 to=2026-12-31");
        assertThat(parameters(
                        inJanuary.read(Map.of("q", List.of("market in 2025"))).orElseThrow()))
                .isEqualTo("from=2025-01-01 kind=history-resource to=2025-12-31");
    }

    @Test
    void whatTheAddressFiltersByAlreadyIsNotReadAgain() {
        assertThat(read("light 1930s", "from", "2026-01-01")).isEmpty();
        assertThat(parameters(read("light 1930s", "kind", "cultural-event").orElseThrow()))
                .isEqualTo("from=1930-01-01 to=1939-12-31");
        assertThat(read("light 1930s", "as", "words")).isEmpty();
    }

    @Test
    void eachPartOfAQuestionKnowsTheQuestionWithoutTheOthers() {
        // When
        List<Phrase> filters =
                read("free events in Leeds this weekend").orElseThrow().filters();

        // Then
        assertThat(filters).extracting(Phrase::phrase).containsExactly("free", "events", "this weekend");
        assertThat(filters)
                .extracting(Phrase::alone)
                .containsExactly("free in Leeds", "events in Leeds", "in Leeds this weekend");
    }

    @Test
    void aListIsNarrowedByWhatIsUnderstood() {
        // Given
        Map<String, List<String>> list = Map.of("q", List.of("events this weekend"), "owner", List.of("leeds"));

        // When
        Map<String, List<String>> narrowed = reader().read(list).orElseThrow().narrowed(list);

        // Then
        assertThat(narrowed)
                .isEqualTo(Map.of(
                        "owner", List.of("leeds"),
                        "kind", List.of("cultural-event"),
                        "from", List.of("2026-12-05"),
                        "to", List.of("2026-12-06"),
                        "sort", List.of("date")));
    }

    @Test
    void longQuestionsTakeNoTime() {
        String question = "31 February ".repeat(700) + "\"".repeat(500) + "十".repeat(500);

        assertThat(read(question)).isEmpty();
    }

    private static String parameters(Understood understood) {
        Map<String, String> all = new TreeMap<>();
        understood.filters().forEach(phrase -> all.putAll(phrase.parameters()));
        return all.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static Optional<Understood> read(String question, String... namesAndValues) {
        Map<String, List<String>> list = new LinkedHashMap<>(Map.of("q", List.of(question)));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            list.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return reader().read(list);
    }

    private static QuestionReader reader() {
        return QuestionFilesTest.reader(HOLIDAYS, TODAY);
    }
}
