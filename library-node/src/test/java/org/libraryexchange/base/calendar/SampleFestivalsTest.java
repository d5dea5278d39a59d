package org.libraryexchange.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.item.Festival;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** The festivals of the sample catalogues, by identifier. docs/festivals.md has the sources of their rules. */
class SampleFestivalsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
    private static final int FEWEST = 20;

    @ParameterizedTest
    @CsvSource({"leeds, Europe/London", "hangzhou, Asia/Shanghai"})
    void rulesGiveTheDatesOfTheNextThreeYears(String city, ZoneId zone) throws Exception {
        // Given
        Map<String, ItemContent> festivals = festivals(city);
        festivals.values().removeIf(SampleFestivalsTest::isAnnounced);

        // When
        Map<String, Festival> complete = complete(festivals, zone);

        // Then
        assertThat(complete).hasSizeGreaterThanOrEqualTo(FEWEST).allSatisfy((id, festival) -> {
            assertThat(festival.rule().byLanguage()).containsKeys("en", "zh-Hans");
            assertThat(festival.occurrences())
                    .hasSizeBetween(3, 4)
                    .allSatisfy(date -> assertThat(date.ruleYear()).isNotNull())
                    .allSatisfy(date -> assertThat(date.day()).isBetween(TODAY, TODAY.plusYears(3)));
        });
    }

    @ParameterizedTest
    @CsvSource({"leeds, Europe/London", "hangzhou, Asia/Shanghai"})
    void announcedDatesAreThoseThatSomebodyHasEntered(String city, ZoneId zone) throws Exception {
        // Given
        Map<String, ItemContent> festivals = festivals(city);
        festivals.values().removeIf(festival -> !isAnnounced(festival));

        // When
        Map<String, Festival> complete = complete(festivals, zone);

        // Then
        assertThat(complete).isNotEmpty().allSatisfy((id, festival) -> {
            assertThat(festival.occurrences())
                    .isEqualTo(festivals.get(id).festival().occurrences());
            assertThat(festival.rule().byLanguage()).containsKeys("en", "zh-Hans");
        });
    }

    /** Days on which they were held, or will be, as newspapers, organisers and calendars have them. */
    @ParameterizedTest
    @CsvSource({
        "leeds, leeds-west-indian-carnival, 2018-08-27",
        "leeds, leeds-west-indian-carnival, 2024-08-26",
        "leeds, leeds-west-indian-carnival, 2027-08-30",
        "leeds, kirkstall-festival, 2012-07-14",
        "leeds, kirkstall-festival, 2013-07-13",
        "leeds, kirkstall-festival, 2017-07-08",
        "leeds, kirkstall-festival, 2019-07-13",
        "leeds, kirkstall-festival, 2022-07-09",
        "leeds, otley-show, 2014-05-17",
        "leeds, otley-show, 2019-05-18",
        "leeds, otley-show, 2023-05-20",
        "leeds, otley-show, 2025-05-17",
        "leeds, pancake-day, 2027-02-09",
        "leeds, mothering-sunday, 2024-03-10",
        "leeds, otley-chevin-cross, 2019-04-06",
        "leeds, otley-chevin-cross, 2023-03-25",
        "leeds, otley-chevin-cross, 2025-04-05",
        "leeds, world-book-day-leeds, 2018-03-01",
        "leeds, world-book-day-leeds, 2030-03-07",
        "leeds, leeds-festival-bramham, 2010-08-26",
        "leeds, chapel-allerton-arts-festival, 2018-08-31",
        "leeds, chapel-allerton-arts-festival, 2019-08-30",
        "leeds, chapel-allerton-arts-festival, 2023-09-01",
        "leeds, chapel-allerton-arts-festival, 2024-08-30",
        "leeds, chapel-allerton-arts-festival, 2025-08-29",
        "leeds, remembrance-sunday, 2017-11-12",
        "leeds, remembrance-sunday, 2021-11-14",
        "leeds, remembrance-sunday, 2024-11-10",
        "leeds, otley-victorian-fayre, 2017-12-03",
        "leeds, otley-victorian-fayre, 2019-12-01",
        "leeds, otley-victorian-fayre, 2023-12-03",
        "leeds, otley-victorian-fayre, 2024-12-01",
        "leeds, lunar-new-year-in-leeds, 2027-02-06",
        "hangzhou, spring-festival, 2028-01-26",
        "hangzhou, god-of-wealth, 2018-02-20",
        "hangzhou, qianwang-memorial, 2010-03-03",
        "hangzhou, qianwang-memorial, 2017-02-14",
        "hangzhou, qianwang-memorial, 2023-02-08",
        "hangzhou, xinye-third-of-the-third, 2019-04-07",
        "hangzhou, xinye-third-of-the-third, 2021-04-14",
        "hangzhou, xinye-third-of-the-third, 2025-03-31",
        "hangzhou, tea-drinking-day, 2012-04-20",
        "hangzhou, tea-drinking-day, 2013-04-20",
        "hangzhou, lixia, 2017-05-05",
        "hangzhou, lixia, 2023-05-06",
        "hangzhou, lixia, 2024-05-05",
        "hangzhou, bathing-the-buddha, 2023-05-26",
        "hangzhou, longmen-fair, 2021-10-06",
        "hangzhou, dragon-boat, 2023-06-22",
        "hangzhou, dragon-boat, 2027-06-09",
        "hangzhou, tide-watching, 2027-09-18",
        "hangzhou, winter-solstice, 2033-12-21"
    })
    void rulesGiveTheDaysThatAreKnown(String city, String id, LocalDate day) throws Exception {
        Festival festival = festivals(city).get(id).festival();

        assertThat(RuleDates.occurrence(festival.recurrence(), day.getYear()))
                .hasValueSatisfying(
                        occurrence -> assertThat(occurrence.date()).as(id).isEqualTo(day));
    }

    @ParameterizedTest
    @CsvSource({
        "leeds, otley-chevin-cross, 2027-03-13, 2027-04-11",
        "leeds, leeds-festival-bramham, 2027-08-26, 2027-08-29",
        "leeds, chapel-allerton-arts-festival, 2027-09-03, 2027-09-05",
        "leeds, black-history-month-leeds, 2027-10-01, 2027-10-31",
        "hangzhou, sixth-month-night, 2027-07-21, 2027-07-22",
        "hangzhou, heshang-dragon-lanterns, 2025-02-02, 2025-02-14",
        "hangzhou, heshang-dragon-lanterns, 2026-02-21, 2026-03-05"
    })
    void someLastLonger(String city, String id, LocalDate first, LocalDate last) throws Exception {
        Festival festival = festivals(city).get(id).festival();

        assertThat(RuleDates.occurrence(festival.recurrence(), first.getYear()))
                .hasValue(new Occurrence(first, last, null, null, null, null, null, first.getYear()));
    }

    /** In the lunar years that begin in 2026 and 2027, the twelfth month has no thirtieth. */
    @ParameterizedTest
    @CsvSource({"2026, 2027-02-05", "2027, 2028-01-25", "2029, 2030-02-02"})
    void theEveIsTheDayBeforeTheNewYear(int lunarYear, LocalDate day) throws Exception {
        Festival eve = festivals("hangzhou").get("new-years-eve").festival();

        assertThat(RuleDates.first(eve.recurrence(), lunarYear)).hasValue(day);
    }

    private static boolean isAnnounced(ItemContent festival) {
        return festival.festival().recurrence().announced() != null;
    }

    private static Map<String, Festival> complete(Map<String, ItemContent> festivals, ZoneId zone) {
        Map<String, Festival> complete = new TreeMap<>();
        festivals.forEach((id, festival) -> complete.put(
                id,
                new FestivalDates(zone)
                        .complete(Optional.empty(), festival, NOW)
                        .festival()));
        return complete;
    }

    private static Map<String, ItemContent> festivals(String city)
            throws IOException, MalformedJsonException, InvalidItemException {
        Map<String, ItemContent> festivals = new TreeMap<>();
        Path file = Path.of("../" + city + "-node/sample-catalogue/festivals.json");
        for (JsonNode document : StrictJson.tree(Files.readAllBytes(file))) {
            ItemDraft draft = ItemDraft.of(document.deepCopy());
            draft.requireValid(Status.PUBLISHED);
            festivals.put(document.at("/identifiers/0/value").asText(), draft.content());
        }
        return festivals;
    }
}
