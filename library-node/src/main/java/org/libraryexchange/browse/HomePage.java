package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;

/** The first page. */
record HomePage(Frame frame, Content content) {

    /**
     * What it shows, the same for all readers of a language.
     *
     * @param from first day of the weeks shown
     * @param all address of the list of all that is on in them
     * @param history address of the list of local history
     */
    record Content(
            List<Count> counts,
            String from,
            String to,
            List<Day> days,
            String all,
            List<Entry> recent,
            String history) {}

    /**
     * How much there is of a city.
     *
     * @param shown the number as readers write it
     * @param copy how well the copy is known to be the original; empty for the node's own city
     */
    record Count(City city, long items, String shown, String copy, String link) {}

    /** A day on the time line, with what is on in each city. */
    record Day(String date, String weekday, String iso, boolean today, List<Column> columns) {}

    record Column(City city, List<Happening> happenings) {}

    /**
     * Something that is on.
     *
     * @param time of the day or how long it lasts; may be empty
     */
    record Happening(Entry entry, String time, String status) {

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
