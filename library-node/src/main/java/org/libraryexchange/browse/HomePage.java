package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;

/** The first page. */
record HomePage(Frame frame, Content content) {

    /**
     * The content of the page, the same for all readers of one language.
     *
     * @param from first day of the weeks shown
     * @param pictured what of it has a picture, the next first
     * @param all link to the list of all events in these weeks
     * @param history link to the list of local history
     */
    record Content(
            List<Count> counts,
            String from,
            String to,
            List<Entry> pictured,
            List<Day> days,
            String all,
            List<Entry> recent,
            String history) {}

    /**
     * The size of a city's catalogue.
     *
     * @param shown the number as readers write it
     * @param copy what the latest proof says about the mirror; empty for the node's own city
     */
    record Count(City city, long items, String shown, String copy, String link) {}

    /** A day on the time line, with the events of each city. */
    record Day(String date, String weekday, String iso, boolean today, List<Column> columns) {}

    record Column(City city, List<Happening> happenings) {}

    /**
     * An event on a day.
     *
     * @param time when it starts, or until when it lasts; may be empty
     * @param chinese its days in the Chinese calendar; empty if readers expect none
     */
    record Happening(Entry entry, String time, String chinese, String status, boolean over) {

        public boolean asPlanned() {
            return status.equals(OccurrenceView.SCHEDULED);
        }
    }

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(HomePage page);
    }
}
