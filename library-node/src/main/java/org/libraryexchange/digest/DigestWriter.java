package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.libraryexchange.digest.Digest.Arrivals;
import org.libraryexchange.digest.Digest.Need;
import org.libraryexchange.digest.Digest.Proved;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.pauses.Pause;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Wording;

/** Puts the digest into words, in the languages of the pages, with times by the clock of this city. */
@ApplicationScoped
class DigestWriter {

    private final CityTitles cities;
    private final ZoneId zone;

    DigestWriter(CityTitles cities, NodeConfig node) {
        this.cities = cities;
        this.zone = node.timeZone();
    }

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
    Need need(NeedFact fact) {
        return new Need(
                fact.sort().term(),
                fact.partner(),
                fact.count(),
                said((words, language) -> text(words, language, fact)),
                said((words, language) -> words.next(fact.sort().term())),
                fact.request(),
                fact.page(),
                Optional.of(fact.runbook().address()));
    }

    /** What was last proved about the copies in both cities, in words. */
    Proved proved(PartnerStatus partner) {
        return new Proved(partner.city(), partner.provedThere(), partner.provedHere(), said((words, language) -> {
            String city = title(partner.city(), language);
            String there = partner.provedThere()
                    .map(proof -> words.heldThere(city, proof, at(words, language, proof.made(), zone), changes(proof)))
                    .orElseGet(() -> words.unprovedThere(city));
            return there
                    + partner.provedHere()
                            .map(proof -> words.heldHere(
                                    city, proof, at(words, language, proof.made(), zone), changes(proof)))
                            .orElseGet(() -> words.unprovedHere(city));
        }));
    }

    private String paused(DigestMessages words, Language language, String partner, Pause pause) {
        return words.mirrorPaused(partner, at(words, language, pause.ends(), zone), pause.by(), pause.reason());
    }

    private static String at(DigestMessages words, Language language, Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        Dates dates = Dates.of(language);
        return words.at(dates.day(local), dates.time(local.toLocalTime()));
    }

    private static long changes(LastProof proof) {
        return proof.changesSince().orElse(0);
    }

    private String text(DigestMessages words, Language language, NeedFact fact) {
        String partner = fact.partner().map(city -> title(city, language)).orElse("");
        return switch (fact.sort()) {
            case EXCHANGE_STUCK -> words.exchangeStuck(partner, fact.about());
            case FOREIGN_RECORDS -> words.foreignRecords(fact.about(), fact.count());
            case OWNER_RESTORED -> words.ownerRestored(fact.count());
            case ITEMS_DAMAGED -> words.itemsDamaged(fact.count());
            case SEARCH_STUCK -> words.searchStuck(fact.about());
            case NIGHT_MISSED -> words.nightMissed(fact.count());
            case NIGHT_FAILED -> words.nightFailed(fact.count());
            case DIFFERING_THERE -> words.differingThere(partner, fact.count());
            case DIFFERING_HERE -> words.differingHere(partner, fact.count());
            case MIRROR_PAUSED -> paused(words, language, partner, fact.pause().orElseThrow());
            case IMPORT_HELD -> words.importHeld(fact.count());
            case REJECTED_THERE -> words.rejectedThere(partner, fact.count());
            case REJECTED_HERE -> words.rejectedHere(partner, fact.count());
            case LETTERS_STUCK -> words.lettersStuck(partner, fact.about());
            case LETTERS_RESTORED -> words.lettersRestored(partner, fact.count());
            case LETTERS_DAMAGED -> words.lettersDamaged(partner, fact.count());
            case LETTERS_DIFFERING_THERE -> words.lettersDifferingThere(partner, fact.count());
            case LETTERS_DIFFERING_HERE -> words.lettersDifferingHere(partner, fact.count());
            case LETTERS_REJECTED_THERE -> words.lettersRejectedThere(partner, fact.count());
            case LETTERS_REJECTED_HERE -> words.lettersRejectedHere(partner, fact.count());
        };
    }

    private String title(String city, Language language) {
        return cities.of(city, language).title();
    }

    private static Map<String, String> said(BiFunction<DigestMessages, Language, String> sentence) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            said.put(language.tag(), sentence.apply(Wording.of(DigestMessages.class, language), language));
        }
        return said;
    }
}
