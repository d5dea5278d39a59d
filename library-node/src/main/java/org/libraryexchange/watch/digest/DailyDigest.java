package org.libraryexchange.watch.digest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.nights.DailyTime;
import org.libraryexchange.watch.digest.Digest.Arrivals;

/** Makes the morning's digest once a day. If the node was down for several days, one digest covers all of them. */
@Singleton
record DailyDigest(NodeConfig node, DigestConfig config, DigestStore store, PartnerNews news, Morning morning) {

    /**
     * Makes the digest of the latest morning, unless there is one already.
     *
     * @return whether this call made it
     */
    boolean tell(Instant now) {
        LocalDate day = new DailyTime(node.timeZone(), config.at()).latest(now);
        return store.database().inTransaction(() -> {
            Optional<LocalDate> latest = store.latestDay().filter(day::isAfter);
            latest.ifPresent(before -> tell(day, now));
            return latest.isPresent();
        });
    }

    private void tell(LocalDate day, Instant now) {
        Map<String, Long> places = news.places();
        Instant since = store.latestMade().orElse(Instant.EPOCH);
        List<Arrivals> arrivals = news.between(store.latestPlaces(), places, since);
        store.keep(morning.digest(day, since, arrivals, now), places);
    }
}
