package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.digest.Digest;

/** The first ops page: whether it is well, and if not, what to do. */
record OverviewPage(ConsoleFrame frame, Region now, Region charts) {

    /**
     * How things are now.
     *
     * @param tone how grave it is, as a class of the style sheet
     * @param troubles that keep the exchange from getting on, as this process sees it
     * @param unknown whether the database does not answer, so that the rest is missing
     */
    record Now(
            String tone,
            String headline,
            List<String> troubles,
            boolean unknown,
            List<Tile> tiles,
            Optional<RunLine> run,
            List<NightMark> nights,
            String nextNight,
            List<Need> needs) {}

    /**
     * One figure.
     *
     * @param value the figure itself
     * @param of what it is a part of; may be empty
     * @param notes what explains it
     * @param accent colour of the city that it is about; empty for none
     * @param good whether it is as it should be
     */
    record Tile(String title, String value, String of, List<String> notes, String accent, boolean good, String link) {}

    /** The run that is at work. */
    record RunLine(String text, String link) {}

    /**
     * A night on the strip.
     *
     * @param state as the ledger has it
     * @param label its date and what became of it, in words
     * @param link empty where there is no run yet
     */
    record NightMark(String state, String label, String link) {}

    /**
     * Something that needs a person.
     *
     * @param next what to do
     * @param link where to do it; empty where only the API does
     */
    record Need(String text, String next, String link, String request) {

        /** Puts it as a reader is told it on the page at an address, which is no place to be sent to. */
        static Need of(Digest.Need need, Speech speech, String address) {
            String language = speech.language().tag();
            return new Need(
                    need.text().get(language),
                    need.next().get(language),
                    need.page()
                            .filter(page -> !page.equals(address))
                            .map(speech::link)
                            .orElse(""),
                    need.request());
        }
    }

    /**
     * How it has been.
     *
     * @param known whether the database has told; where it has not, nothing is shown
     * @param zone by whose clocks times are told
     * @param cities in the order of the columns
     * @param rows one for each span of time
     * @param nights when windows were open, as the chart's script reads it
     * @param growth columns and rows of the catalogues' sizes
     */
    record Charts(
            boolean known,
            String zone,
            List<Column> cities,
            List<Row> rows,
            String nights,
            List<Column> sizes,
            List<Row> growth) {}

    /**
     * A column, and how its line looks.
     *
     * @param dash tells it from the others of its colour, from 0
     * @param lag whether it has a scale of its own, in seconds
     */
    record Column(String title, String accent, int dash, boolean lag) {}

    /**
     * A row.
     *
     * @param begins seconds since 1970, for the chart
     * @param label the same for people
     * @param values empty where nothing is known
     */
    record Row(long begins, String label, List<String> values) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(OverviewPage page);

        static native TemplateInstance now(ConsoleFrame frame, Now now);

        static native TemplateInstance charts(Charts charts);
    }
}
