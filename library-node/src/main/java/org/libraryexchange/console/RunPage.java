package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.nights.RunView;
import org.libraryexchange.nights.RunView.StepView;
import org.libraryexchange.nights.Step;
import org.libraryexchange.ops.Runbook;
import org.libraryexchange.signin.StaffFrame;

/**
 * A run.
 *
 * @param course its progress, which the page refreshes
 */
record RunPage(StaffFrame frame, Region course) {

    /** The progress of a run. Each number comes with the total that it is a part of. */
    record Course(Speech in, RunView run) {

        public int stepsDone() {
            return (int) run.steps().stream()
                    .filter(step -> step.ended().isPresent())
                    .count();
        }

        /** All steps, in order, those to come included. */
        public List<StepRow> steps() {
            return Arrays.stream(Step.values()).map(this::step).toList();
        }

        private StepRow step(Step each) {
            Optional<StepView> begun =
                    run.steps().stream().filter(it -> it.step() == each).findFirst();
            String state = begun.isEmpty()
                    ? "to-come"
                    : begun.get().ended().isPresent() ? "done" : run.atWork() ? "running" : "given-up";
            return new StepRow(each, state, begun);
        }

        /** What to do about a reason why the run is not complete. */
        public String runbook(String reason) {
            return in.link((reason.startsWith("paused") ? Runbook.PAUSE : Runbook.NIGHT_PARTIAL).address());
        }
    }

    /**
     * A step.
     *
     * @param state {@code done}, {@code running}, {@code given-up} or {@code to-come}
     * @param begun empty if it is to come
     */
    record StepRow(Step step, String state, Optional<StepView> begun) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance run(RunPage page);

        static native TemplateInstance course(Course course);
    }
}
