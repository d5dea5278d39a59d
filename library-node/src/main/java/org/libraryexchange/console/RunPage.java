package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** One run, live while it is at work. */
record RunPage(ConsoleFrame frame, String title, Region course) {

    /**
     * How far it has come.
     *
     * @param atWork whether it goes on
     * @param missed whether nothing ran at all
     * @param stepsDone of those that there are
     * @param caughtUp link to the run that brought what this one had not; empty where there is none
     * @param proof link to the proof that it asked for last; empty where there is none
     */
    record Course(
            boolean atWork,
            boolean missed,
            String outcome,
            String outcomeText,
            List<String> reasons,
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

    /** Numbers that sum up to the last one. */
    record Sums(String title, List<Sum> parts, String total) {}

    /**
     * One of them.
     *
     * @param within whether it is contained in the one before it
     */
    record Sum(String name, String value, boolean within) {}

    /** What was found at a partner, as sums. */
    record PartnerSums(String city, List<Sums> sums) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance run(RunPage page);

        static native TemplateInstance course(Course course);
    }
}
