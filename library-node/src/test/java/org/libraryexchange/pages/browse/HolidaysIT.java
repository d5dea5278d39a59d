package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Page;

/** Holidays on the page of what is on. */
@QuarkusTest
class HolidaysIT {

    @ParameterizedTest
    @CsvSource({
        "2027-12, en, 'Leeds Mon 27 December 2027: Christmas Day (substitute day)', 27 28",
        "2027-12, zh, 利兹 2027年12月27日（周一）：圣诞节（补假）, 27 28",
        "2026-02, en, 'Hangzhou Sun 15 – Mon 23 February 2026: Spring Festival', 15 16 17 18 19 20 21 22 23",
        "2026-02, zh, 杭州 2026年2月14日（周六）：春节调休上班, 15 16 17 18 19 20 21 22 23"
    })
    void daysThatAreSpecialAreSaidAndMarked(String month, String language, String said, String marked) {
        // When
        Page page = Page.get("/whats-on?when=" + month + "&lang=" + language).isSound();

        // Then
        assertThat(page.texts(".holidays li")).contains(said);
        assertThat(page.texts(".month td.holiday")).containsExactlyElementsOf(List.of(marked.split(" ", -1)));
    }

    @Test
    void onlyTheChosenCityCounts() {
        assertThat(Page.get("/whats-on?when=2026-02&owner=leeds").texts(".month td.holiday"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Hangzhou The public holidays in Hangzhou in 2029 have not been announced yet.",
        "zh, 杭州 杭州2029年放假安排尚未公布。"
    })
    void whatIsNotAnnouncedIsNotGuessed(String language, String said) {
        assertThat(Page.get("/whats-on?when=2029-10&lang=" + language).texts(".holidays li"))
                .containsExactly(said);
    }

    @Test
    void theComingHolidayIsThereToChoose() {
        // When
        Page page = Page.get("/whats-on?when=holiday-leeds&lang=en").isSound();

        // Then
        assertThat(page.first("nav.chips [aria-current]").text()).startsWith("Leeds: ");
        assertThat(page.texts("nav.chips a")).contains("This weekend", "Next weekend");
        assertThat(page.texts(".holidays li"))
                .anySatisfy(holiday -> assertThat(holiday).startsWith("Leeds "));
    }
}
