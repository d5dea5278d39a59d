package org.libraryexchange.watch.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.nights.DailyTime;
import org.libraryexchange.watch.digest.Digest.Arrivals;

/** Makes the morning's digest once a day. If the node was down for several days, one digest covers all of them. */
@ApplicationScoped
class DailyDigest {

    private final DailyTime at;
    private final DigestStore store;
    private final PartnerNews news;
    private final Morning morning;

    DailyDigest(NodeConfig node, DigestConfig config, DigestStore store, PartnerNews news, Morning morning) {
        this.at = new DailyTime(node.timeZone(), config.at());
        this.store = store;
        this.news = news;
        this.morning = morning;
    }

    /**
     * Makes the digest of the latest morning, unless there is one already.
     *
     * @return whether this call made it
     */
    @Transactional
    boolean tell(Instant now) {
        LocalDate day = at.latest(now);
        Optional<LocalDate> latest = store.latestDay();
        if (latest.isEmpty() || !day.isAfter(latest.get())) {
            return false;
        }
        Map<String, Long> places = news.places();
        Instant since = store.latestMade().orElse(Instant.EPOCH);
        List<Arrivals> arrivals = news.between(store.latestPlaces(), places, since);
        store.keep(morning.digest(day, since, arrivals, now), places);
        return true;
    }
}
