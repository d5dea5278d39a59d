package org.libraryexchange.console;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.libraryexchange.console.OverviewPage.Trouble;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.health.StuckCause;
import org.libraryexchange.health.Verdict.Stuck;
import org.libraryexchange.ops.Runbook;

/** What is stuck, in words. */
final class Troubles {

    private Troubles() {}

    /**
     * One sentence for each city whose log is stuck, one for each whose letters are, one if imports are, one if the search
     * index is, and one for each own log into which somebody else has written.
     */
    static List<Trouble> told(ExchangeHealth health, Speech speech) {
        List<Trouble> troubles = new ArrayList<>();
        health.byCity().forEach((city, verdict) -> {
            if (verdict instanceof Stuck stuck) {
                String text = speech.words()
                        .trouble(speech.city(city), stuck.cause().term(), speech.span(stuck.withoutProgress()));
                troubles.add(trouble(speech, text, stuck, Runbook.EXCHANGE_STUCK));
            }
        });
        health.letters().forEach((partner, verdict) -> {
            if (verdict instanceof Stuck stuck) {
                String text = speech.words()
                        .lettersTrouble(
                                speech.city(partner), stuck.cause().term(), speech.span(stuck.withoutProgress()));
                troubles.add(trouble(speech, text, stuck, Runbook.LETTERS_STUCK));
            }
        });
        if (health.imports() instanceof Stuck stuck) {
            String text = speech.words().importsStuck(speech.span(stuck.withoutProgress()));
            troubles.add(trouble(speech, text, stuck, Runbook.IMPORTS_STUCK));
        }
        if (health.search() instanceof Stuck stuck) {
            String text = speech.words().searchStuck(stuck.cause().term(), speech.span(stuck.withoutProgress()));
            troubles.add(trouble(speech, text, stuck, Runbook.SEARCH_STUCK));
        }
        troubles.addAll(foreign(health, speech));
        return troubles;
    }

    private static List<Trouble> foreign(ExchangeHealth health, Speech speech) {
        return new TreeMap<>(health.foreign())
                .entrySet().stream()
                        .map(log -> new Trouble(
                                speech.foreign()
                                        .trouble(log.getKey(), log.getValue() == 1, speech.number(log.getValue())),
                                StuckCause.FOREIGN_RECORDS.term(),
                                speech.link(Runbook.FOREIGN_RECORDS.address())))
                        .toList();
    }

    /** What to say of them in a few words; a stuck exchange comes first. */
    static String headline(ExchangeHealth health, List<Trouble> troubles, Speech speech) {
        int foreign = health.foreign().size();
        int search = health.search() instanceof Stuck ? 1 : 0;
        if (troubles.size() > foreign + search) {
            return speech.words().stuck();
        }
        return foreign > 0 ? speech.foreign().headline() : speech.words().searchAlone();
    }

    private static Trouble trouble(Speech speech, String text, Stuck stuck, Runbook stopped) {
        Runbook runbook = Runbook.of(stuck.cause(), stopped);
        return new Trouble(text, stuck.cause().term(), speech.link(runbook.address()));
    }
}
