package org.libraryexchange.console;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.health.Verdict.Stuck;

/** What is stuck, in words. */
final class Troubles {

    private Troubles() {}

    /** One sentence for each city whose log is stuck, one for each whose letters are, one if imports are, and one if
     * the search index is. */
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
        return troubles;
    }
}
