package org.libraryexchange.watch.digest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.watch.digest.Digest.Arrivals;
import org.libraryexchange.watch.digest.Digest.Need;
import org.libraryexchange.watch.digest.Digest.ProofLine;
import org.libraryexchange.watch.health.Verdict.Paused;
import org.libraryexchange.watch.status.Concern;
import org.libraryexchange.watch.status.ExchangeStatus.Copies;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerStatus;

/** Puts the digest into words, in the languages of the pages, with times by the clock of this city. */
@Singleton
record DigestTexts(CityTitles cities, NodeConfig node) {

    /** The whole digest in one sentence, by language. */
    Map<String, String> headline(List<Arrivals> partners, int needs) {
        return said((words, language) -> words.headline(
                partners.stream()
                        .map(partner -> arrivals(words, language, partner))
                        .collect(Collectors.joining(words.and())),
                needs));
    }

    private String arrivals(DigestMessages words, Language language, Arrivals from) {
        return words.arrivals(
                title(from.partner(), language), from.added(), from.changed(), from.withdrawn(), from.cancelled());
    }

    /** What needs a person, and what to do about it, in words. */
    Need need(Concern concern) {
        String term = concern.sort().term();
        return new Need(
                term,
                concern.partner(),
                concern.count(),
                said((words, language) -> text(words, language, concern)),
                said((words, language) -> words.next(term)),
                concern.request(),
                concern.page(),
                Optional.of(concern.runbook().address()));
    }

    private String text(DigestMessages words, Language language, Concern concern) {
        String partner = concern.partner().map(city -> title(city, language)).orElse("");
        if (concern.verdict() instanceof Paused paused) {
            Pause pause = paused.pause();
            return words.mirrorPaused(partner, at(words, language, pause.ends()), pause.by(), pause.reason());
        }
        return words.need(concern.sort().term(), partner, concern.count(), concern.about());
    }

    /** What was last proved about the copies in both cities, in words. */
    ProofLine proved(PartnerStatus partner) {
        Copies copies = partner.copies();
        return new ProofLine(partner.city(), copies.provedThere(), copies.provedHere(), said((words, language) -> {
            String city = title(partner.city(), language);
            String there = copies.provedThere()
                    .map(proof -> words.heldThere(city, proof, at(words, language, proof.made()), proof.later()))
                    .orElseGet(() -> words.unprovedThere(city));
            String here = copies.provedHere()
                    .map(proof -> words.heldHere(city, proof, at(words, language, proof.made()), proof.later()))
                    .orElseGet(() -> words.unprovedHere(city));
            return there + here;
        }));
    }

    private String at(DigestMessages words, Language language, Instant moment) {
        ZonedDateTime local = moment.atZone(node.timeZone());
        Dates dates = new Dates(language);
        return words.at(dates.day(local), dates.time(local));
    }

    private String title(String city, Language language) {
        return cities.of(city, language).title();
    }

    private static Map<String, String> said(BiFunction<DigestMessages, Language, String> sentence) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            said.put(language.tag(), sentence.apply(language.messages(DigestMessages.class), language));
        }
        return said;
    }
}
