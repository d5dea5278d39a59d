package org.libraryexchange.catalogue.feed;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.record.CityLog;

/** Readers of the logs of this node: of the items, and of the letters between this city and each partner. */
@Singleton
record FeedReaders(NodeLogs logs, LogEnds ends) {

    /** @param partner the other city of the pair whose letters are read; empty for items */
    FeedReader with(Optional<String> partner) {
        return new FeedReader(partner.map(logs::letters).orElseGet(logs::items), ends);
    }

    /** How far this node knows a log. */
    long end(CityLog log) {
        String city = logs.items().city();
        return with(log.to().map(to -> to.equals(city) ? log.city() : to)).end(log.city());
    }
}
