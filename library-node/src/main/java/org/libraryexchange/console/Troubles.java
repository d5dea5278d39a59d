package org.libraryexchange.console;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.health.Verdict.Stuck;

/** What is stuck, in words. */
final class Troubles {

    private Troubles() {}

    /**
     * One sentence for each city whose log is stuck, one for each whose letters are, one if imports are, one if the search
     * index is, and one for each own log into which somebody else has written.
     */
    static List<String> told(ExchangeHealth health, Speech speech) {
        List<String> troubles = new ArrayList<>();
        health.byCity().forEach((city, verdict) -> {
            if (verdict instanceof Stuck stuck) {
                troubles.add(speech.words()
                        .trouble(speech.city(city), stuck.cause().term(), speech.span(stuck.withoutProgress())));
            }
        });
        health.letters().forEach((partner, verdict) -> {
            if (verdict instanceof Stuck stuck) {
                troubles.add(speech.words()
                        .lettersTrouble(
                                speech.city(partner), stuck.cause().term(), speech.span(stuck.withoutProgress())));
            }
        });
        if (health.imports() instanceof Stuck stuck) {
            troubles.add(speech.words().importsStuck(speech.span(stuck.withoutProgress())));
        }
        if (health.search() instanceof Stuck stuck) {
            troubles.add(speech.words().searchStuck(stuck.cause().term(), speech.span(stuck.withoutProgress())));
        }
        foreign(health, speech).forEach(troubles::add);
        return troubles;
    }

    private static Stream<String> foreign(ExchangeHealth health, Speech speech) {
        return new TreeMap<>(health.foreign())
                .entrySet().stream()
                        .map(log -> speech.words()
                                .foreignTrouble(log.getKey(), log.getValue() == 1, speech.number(log.getValue())));
    }

    /** What to say of them in a few words; a stuck exchange comes first. */
    static String headline(ExchangeHealth health, List<String> troubles, Speech speech) {
        int foreign = health.foreign().size();
        int search = health.search() instanceof Stuck ? 1 : 0;
        if (troubles.size() > foreign + search) {
            return speech.words().stuck();
        }
        return foreign > 0 ? speech.words().foreign() : speech.words().searchAlone();
    }
}
