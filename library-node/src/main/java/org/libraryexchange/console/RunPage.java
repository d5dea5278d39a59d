package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.console.OverviewPage.Trouble;
import org.libraryexchange.signin.StaffFrame;

/** One run. The page refreshes itself while the run is at work. */
record RunPage(StaffFrame frame, String title, Region course) {

    /**
     * The progress of a run.
     *
     * @param atWork whether the run is still going on
     * @param missed whether no run took place at all
     * @param stepsDone how many steps have ended
     * @param caughtUp link to the run that later made up for this one; empty if there is none
     * @param proof link to the latest proof that it requested; empty if there is none
     */
    record Course(
            boolean atWork,
            boolean missed,
            String outcome,
            String outcomeText,
            List<Trouble> reasons,
            List<Fact> facts,
            int stepsDone,
            List<StepRow> steps,
            Optional<Sums> sent,
            List<PartnerSums> partners,
            String caughtUp,
            String proof) {}

    record Fact(String name, String value) {}

    /**
     * A step.
     *
     * @param state {@code done}, {@code running}, {@code given-up} or {@code to-come}
     */
    record StepRow(String name, String state, String stateText, String began, String took) {}

    /** Numbers that add up to the last one. */
    record Sums(String title, List<Sum> parts, String total) {}

    /**
     * One of these numbers.
     *
     * @param within whether it is contained in the one before it
     */
    record Sum(String name, String value, boolean within) {}

    /**
     * The numbers about one partner.
     *
     * @param note what keeps its letters waiting; empty if nothing does
     */
    record PartnerSums(String city, List<Sums> sums, String note) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance run(RunPage page);

        static native TemplateInstance course(Course course);
    }
}
