package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.libraryexchange.browse.HomePage.Count;
import org.libraryexchange.ops.ExchangeStatus;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.ops.StatusReader;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Visit;

/** How many items each city has published, and what the latest proof says about this node's mirrors. */
@ApplicationScoped
class CatalogueCounts {

    private static final String PUBLISHED = "published";

    private static final Duration LONGEST_HELD = Duration.ofMinutes(1);

    private final Refreshed<ExchangeStatus> status;
    private final Readers readers;

    CatalogueCounts(StatusReader status, Readers readers, Clock clock) {
        this.status = new Refreshed<>(LONGEST_HELD, clock, status::read);
        this.readers = readers;
    }

    List<Count> of(Visit visit) {
        ExchangeStatus now = status.get();
        Count own = count(visit, now.city(), now.items(), "");
        return Stream.concat(Stream.of(own), now.partners().stream().map(partner -> ofPartner(visit, partner)))
                .toList();
    }

    private Count ofPartner(Visit visit, PartnerStatus partner) {
        BrowseMessages messages = readers.messages(visit.language());
        String copy = partner.provedHere()
                .map(proof -> told(proof, published(partner.items()), messages, visit.language()))
                .orElseGet(messages::copyUnproved);
        return count(visit, partner.city(), partner.items(), copy);
    }

    /** What was compared, when, and what has come since. */
    private String told(LastProof proof, long published, BrowseMessages messages, Language language) {
        String at = readers.moment(proof.made(), language);
        String items = language.number(proof.items());
        String told = proof.verified() == proof.items()
                ? messages.copyProved(at, proof.items(), items, proof.items() > published)
                : messages.copyDiffers(at, language.number(proof.verified()), items, proof.differing());
        long changes = proof.changesSince().orElse(0);
        return changes == 0 ? told : told + messages.copyChanged(changes, language.number(changes));
    }

    private static long published(Map<String, Long> items) {
        return items.getOrDefault(PUBLISHED, 0L);
    }

    private Count count(Visit visit, String city, Map<String, Long> items, String copy) {
        long published = published(items);
        return new Count(
                readers.cities().of(city, visit.language()),
                published,
                visit.language().number(published),
                copy,
                visit.link(Address.of(Lists.PATH).with("owner", city)));
    }
}
