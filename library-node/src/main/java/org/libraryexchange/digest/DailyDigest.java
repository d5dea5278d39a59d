package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.digest.Digest.Arrivals;
import org.libraryexchange.digest.Digest.Need;
import org.libraryexchange.digest.Digest.NightLine;
import org.libraryexchange.nights.DailyTime;
import org.libraryexchange.nights.NightStatus;
import org.libraryexchange.node.NodeConfig;

/** Tells the morning, once a day; after days on which the node was not there, once for all of them. */
@ApplicationScoped
public class DailyDigest {

    private final NodeConfig node;
    private final DailyTime at;
    private final DigestStore store;
    private final DigestWriter writer;
    private final PartnerNews news;
    private final NeedReader needs;
    private final NightStatus nights;

    DailyDigest(
            NodeConfig node,
            DigestConfig config,
            DigestStore store,
            DigestWriter writer,
            PartnerNews news,
            NeedReader needs,
            NightStatus nights) {
        this.node = node;
        this.at = new DailyTime(node.timeZone(), config.at());
        this.store = store;
        this.writer = writer;
        this.news = news;
        this.needs = needs;
        this.nights = nights;
    }

    /**
     * Tells the latest morning, unless it has been told.
     *
     * @return whether it was told now
     */
    @Transactional
    boolean tell(Instant now) {
        LocalDate day = at.latest(now);
        Optional<LocalDate> latest = store.latestDay();
        if (latest.isEmpty() || !day.isAfter(latest.get())) {
            return false;
        }
        Map<String, Long> places = news.places();
        store.keep(made(day, places, now), places);
        return true;
    }

    private Digest made(LocalDate day, Map<String, Long> places, Instant now) {
        Instant since = store.latestMade().orElse(Instant.EPOCH);
        Map<String, Long> before = store.latestPlaces();
        List<Arrivals> partners = places.keySet().stream()
                .map(partner -> news.of(partner, before.getOrDefault(partner, 0L), places.get(partner), since))
                .toList();
        List<Need> waiting = needs();
        return new Digest(
                day,
                node.city(),
                node.timeZone().getId(),
                now,
                since,
                writer.headline(partners, waiting.size()),
                nights.last().map(night -> new NightLine(night.night(), night.state(), night.run(), night.outcome())),
                partners,
                waiting);
    }

    /** What needs a person now, the gravest first. */
    public List<Need> needs() {
        return needs.read().stream().map(writer::need).toList();
    }
}
