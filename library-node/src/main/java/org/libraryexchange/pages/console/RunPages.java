package org.libraryexchange.pages.console;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.nights.Nights;
import org.libraryexchange.exchange.nights.RunReader;
import org.libraryexchange.exchange.nights.RunView;
import org.libraryexchange.exchange.nights.RunView.StepView;
import org.libraryexchange.exchange.nights.Step;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.watch.status.Runbook;

/** The pages of runs. */
@Path("/ops/runs")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class RunPages {

    private static final String PATH = "/ops/runs/";

    private final ConsoleContext console;
    private final RunReader runs;
    private final Nights nights;

    RunPages(ConsoleContext console, RunReader runs, Nights nights) {
        this.console = console;
        this.runs = runs;
        this.nights = nights;
    }

    /** The progress of a run. Each number comes with the total that it is a part of. */
    record Course(ConsoleTexts in, RunView run) {

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

    /** Begins a run and leads to it. If a run is at work already, leads to that one. */
    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response begin() {
        return ConsoleContext.seeOther(PATH + nights.begin(console.name()));
    }

    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        ConsoleTexts in = console.texts();
        RunView run = named(id);
        Messages words = in.messages(Messages.class);
        String title = run.plan()
                .night()
                .map(night -> words.titleOfNight(in.dates().day(night)))
                .orElseGet(() -> words.titleOfOperator(in.full(run.plan().started())));
        StaffFrame frame = console.frame(in, title, "nights");
        return console.answer(ConsoleTemplates.watched(frame, course(in, run)), in);
    }

    @GET
    @Path("{id}/course")
    public Response course(@PathParam("id") String id) {
        ConsoleTexts in = console.texts();
        return console.answer(course(in, named(id)), in);
    }

    private Region course(ConsoleTexts in, RunView run) {
        return console.region(in, PATH + run.plan().id() + "/course", ConsoleTemplates.course(new Course(in, run)));
    }

    private RunView named(String id) {
        return Parameters.uuid(id)
                .flatMap(runs::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such run."));
    }

    /** The texts of these pages. They are in {@code messages/runs_*.properties}, by language. */
    @MessageBundle(value = "runs", locale = "en")
    interface Messages {

        String sourceTitle(String name);

        String sourceCount(String count);

        String sourceFailed(String name, String time);

        String titleOfNight(String day);

        String titleOfOperator(String at);

        String start();

        String windowRule(String opens, String closes, String zone);

        String latest();

        String earlier();

        String later();

        String legend();

        String today();

        String todayIs(String label);

        String cause(String cause, String who);

        String outcomeTitle();

        String outcome(String outcome);

        String window();

        String givenUpAt();

        String steps();

        String step(Step step);

        String stepState(String state);

        String stepsDone(int n, int all);

        String reason(String reason, String city, String n);

        String nothingRan();

        String caughtUpBy();

        String proofAsked();

        String sentTitle();

        String receivedTitle(String city);

        String published();

        String repaired();

        String lettersSentTitle(String city);

        String lettersReceivedTitle(String city);

        String picturesSentTitle(String city);

        String picturesReceivedTitle(String city);

        String sent();

        String received();
    }
}
