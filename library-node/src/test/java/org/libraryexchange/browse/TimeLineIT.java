package org.libraryexchange.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.libraryexchange.browse.HomePage.Day;
import org.libraryexchange.browse.TimeLine.Announced;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Wording;

@QuarkusTest
class TimeLineIT {

    private static final City LEEDS = new City("leeds", "Leeds", Optional.empty(), "blue");
    private static final City HANGZHOU = new City("hangzhou", "Hangzhou", Optional.empty(), "jade");

    @Test
    void bothCitiesStandSideBySideDayByDay() {
        // Given
        TimeLine line = line(Language.ENGLISH);

        // When
        line.add(LEEDS, List.of(announced("Choir", """
                {"event": {"occurrences": [{"start": "2026-12-24T18:00", "zone": "Europe/London"},
                                           {"start": "2027-02-01T18:00", "zone": "Europe/London"}]}}""")));
        line.add(HANGZHOU, List.of(announced("Tea", """
                {"event": {"occurrences": [{"start": "2026-12-24T09:00", "zone": "Asia/Shanghai", "status": "cancelled"}]}}""")));

        // Then
        List<Day> days = line.days(List.of(LEEDS, HANGZHOU));
        assertThat(days).extracting(Day::date).containsExactly("24 Dec");
        assertThat(days.get(0).columns())
                .extracting(column -> column.city().term())
                .containsExactly("leeds", "hangzhou");
        assertThat(days.get(0).columns().get(0).happenings().get(0).time()).isEqualTo("18:00");
        assertThat(days.get(0).columns().get(1).happenings().get(0).asPlanned()).isFalse();
    }

    @Test
    void whatHasBegunStandsAtTheFirstDayWithItsEnd() {
        // Given
        TimeLine line = line(Language.CHINESE);

        // When
        line.add(HANGZHOU, List.of(announced("展览", """
                {"event": {"occurrences": [{"date": "2026-10-01", "endDate": "2027-01-03"}]}}""")));

        // Then
        Day day = line.days(List.of(HANGZHOU)).get(0);
        assertThat(day.today()).isTrue();
        assertThat(day.date()).isEqualTo("11月25日");
        assertThat(day.columns().get(0).happenings().get(0).time()).isEqualTo("至2027年1月3日");
    }

    private static TimeLine line(Language language) {
        return new TimeLine(
                LocalDate.of(2026, 11, 25),
                LocalDate.of(2026, 11, 25),
                LocalDate.of(2027, 1, 15),
                new TimeLine.Room(12, 2),
                Dates.of(language),
                Wording.of(BrowseMessages.class, language));
    }

    private static Announced announced(String title, String document) {
        Entry entry = new Entry(
                "/items/1",
                LEEDS,
                "cultural-event",
                "",
                "published",
                new Text("en", title, Optional.empty()),
                List.of(),
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return new Announced(entry, OccurrenceView.of(Documents.json(document)));
    }
}
