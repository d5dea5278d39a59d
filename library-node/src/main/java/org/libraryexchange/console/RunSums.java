package org.libraryexchange.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.console.OverviewPage.Trouble;
import org.libraryexchange.console.RunPage.Course;
import org.libraryexchange.console.RunPage.Fact;
import org.libraryexchange.console.RunPage.PartnerSums;
import org.libraryexchange.console.RunPage.StepRow;
import org.libraryexchange.console.RunPage.Sum;
import org.libraryexchange.console.RunPage.Sums;
import org.libraryexchange.nights.Outcome;
import org.libraryexchange.nights.RunView;
import org.libraryexchange.nights.RunView.HeldView;
import org.libraryexchange.nights.RunView.LettersView;
import org.libraryexchange.nights.RunView.PartnerView;
import org.libraryexchange.nights.RunView.ReceivedView;
import org.libraryexchange.nights.RunView.SentView;
import org.libraryexchange.nights.RunView.StepView;
import org.libraryexchange.nights.Step;
import org.libraryexchange.nights.Trigger;
import org.libraryexchange.ops.Runbook;

/** Describes a run. Each number comes with the total that it is a part of. */
record RunSums(Speech speech) {

    Course course(RunView run) {
        boolean atWork = run.ended().isEmpty();
        boolean missed = run.startedBy() == Trigger.NOBODY;
        String outcome = run.outcome().map(Outcome::term).orElse("running");
        return new Course(
                atWork,
                missed,
                outcome,
                words().outcome(outcome),
                run.reasons().stream().map(this::reason).toList(),
                facts(run, missed),
                (int) run.steps().stream()
                        .filter(step -> step.ended().isPresent())
                        .count(),
                missed ? List.of() : steps(run, atWork),
                run.sent().map(this::sent),
                run.partners().stream().map(this::partner).toList(),
                run.caughtUpBy().map(id -> speech.link("/ops/runs/" + id)).orElse(""),
                run.proof().map(id -> speech.link("/ops/proofs/" + id)).orElse(""));
    }

    private ConsoleMessages words() {
        return speech.words();
    }

    private Trouble reason(RunView.Reason reason) {
        String text = words().runReason(
                        reason.reason(),
                        reason.partner().map(speech::city).orElse(""),
                        speech.number(reason.items().orElse(0)));
        Runbook runbook = reason.reason().startsWith("paused") ? Runbook.PAUSE : Runbook.NIGHT_PARTIAL;
        return new Trouble(text, reason.reason(), speech.link(runbook.address()));
    }

    private List<Fact> facts(RunView run, boolean missed) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                words().begunBy(),
                words().cause(run.startedBy().term(), run.requestedBy().orElse(""))));
        if (run.night().isPresent()) {
            facts.add(new Fact(
                    words().window(),
                    words().fromTo(speech.full(run.windowOpens()), time(run)) + " ("
                            + speech.dates().nameOf(speech.zone()) + ")"));
        }
        if (!missed) {
            facts.add(new Fact(words().began(), speech.full(run.started())));
            run.ended().ifPresent(end -> {
                facts.add(new Fact(words().ended(), speech.full(end)));
                facts.add(new Fact(words().took(), speech.took(run.started(), end)));
            });
            if (run.ended().isEmpty()) {
                facts.add(new Fact(words().givenUpAt(), speech.full(run.deadline())));
            }
        }
        return facts;
    }

    private String time(RunView run) {
        return speech.dates().time(run.windowCloses().atZone(speech.zone()).toLocalTime());
    }

    private List<StepRow> steps(RunView run, boolean atWork) {
        Map<Step, StepView> begun = run.steps().stream().collect(Collectors.toMap(StepView::step, Function.identity()));
        return Arrays.stream(Step.values())
                .map(each -> step(each, Optional.ofNullable(begun.get(each)), atWork))
                .toList();
    }

    private StepRow step(Step each, Optional<StepView> step, boolean atWork) {
        String state =
                step.isEmpty() ? "to-come" : step.get().ended().isPresent() ? "done" : atWork ? "running" : "given-up";
        return new StepRow(
                words().step(each.term()),
                state,
                words().stepState(state),
                step.map(it -> speech.moment(it.started())).orElse(""),
                step.flatMap(it -> it.ended().map(end -> speech.took(it.started(), end)))
                        .orElse(""));
    }

    private Sums sent(SentView sent) {
        OptionalLong total = sent.unchanged().isPresent()
                ? OptionalLong.of(
                        sent.published() + sent.repaired() + sent.unchanged().getAsLong())
                : OptionalLong.empty();
        return new Sums(
                words().sentTitle(),
                List.of(
                        part(words().published(), sent.published()),
                        within(words().withdrawn(), sent.withdrawn()),
                        within(words().cancelled(), sent.cancelled()),
                        within(words().erased(), sent.erased()),
                        part(words().repaired(), sent.repaired()),
                        part(words().unchanged(), sent.unchanged())),
                shown(total));
    }

    private PartnerSums partner(PartnerView partner) {
        String city = speech.city(partner.partner());
        List<Sums> sums = new ArrayList<>();
        partner.theirs().ifPresent(held -> sums.add(held(words().theyHold(city), held)));
        partner.ours().ifPresent(held -> sums.add(held(words().weHold(city), held)));
        sums.add(received(partner.received(), city));
        partner.letters().ifPresent(letters -> sums.addAll(new LetterSums(speech).of(letters, city)));
        String note = partner.letters().filter(LettersView::waiting).isPresent() ? words().lettersWait(city) : "";
        return new PartnerSums(city, sums, note);
    }

    private Sums held(String title, HeldView held) {
        return held(speech, title, held);
    }

    static Sums held(Speech speech, String title, HeldView held) {
        return new Sums(
                title,
                List.of(
                        new Sum(speech.words().verified(), speech.number(held.verified()), false),
                        new Sum(speech.words().rejectedItems(), speech.number(held.rejected()), false),
                        new Sum(speech.words().differing(), speech.number(held.differing()), false)),
                speech.number(held.items()));
    }

    private Sums received(ReceivedView received, String city) {
        OptionalLong total = received.unchanged().isPresent()
                ? OptionalLong.of(received.added()
                        + received.changed()
                        + received.unchanged().getAsLong())
                : OptionalLong.empty();
        return new Sums(
                words().receivedTitle(city),
                List.of(
                        part(words().added(), received.added()),
                        part(words().changed(), received.changed()),
                        within(words().withdrawn(), received.withdrawn()),
                        within(words().cancelled(), received.cancelled()),
                        within(words().erased(), received.erased()),
                        part(words().unchanged(), received.unchanged())),
                shown(total));
    }

    private Sum part(String name, long value) {
        return new Sum(name, speech.number(value), false);
    }

    private Sum part(String name, OptionalLong value) {
        return new Sum(name, shown(value), false);
    }

    private Sum within(String name, long value) {
        return new Sum(name, speech.number(value), true);
    }

    private String shown(OptionalLong value) {
        return value.isPresent() ? speech.number(value.getAsLong()) : "–";
    }
}
