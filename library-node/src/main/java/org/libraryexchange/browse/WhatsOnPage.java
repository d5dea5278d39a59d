package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.browse.HomePage.Day;
import org.libraryexchange.browse.SearchPage.Choice;
import org.libraryexchange.web.Frame;

/**
 * What is on in both cities or in one of them.
 *
 * @param span the days shown, in words
 * @param spans other days to choose
 * @param months a month as a calendar if the days are those of a month; otherwise none
 * @param list link to the same days as a list to search in
 * @param subscription address of the coming dates of the chosen cities and kinds for calendar programs
 */
record WhatsOnPage(
        Frame frame,
        String span,
        List<Choice> spans,
        List<Choice> cities,
        List<Choice> kinds,
        List<Month> months,
        List<Day> days,
        String list,
        String subscription) {

    /**
     * A month as a calendar.
     *
     * @param before link to the month before
     * @param after link to the next one
     * @param weekdays their names, from Monday on
     */
    record Month(String title, String before, String after, List<String> weekdays, List<List<Square>> weeks) {}

    /**
     * A day of a calendar.
     *
     * @param number empty for a square that belongs to another month
     * @param link to what is on; empty on a day without anything
     */
    record Square(String number, String link, boolean today) {}

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance whatsOn(WhatsOnPage page);
    }
}
