package org.libraryexchange.watch.digest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.nights.RunReader;
import org.libraryexchange.watch.digest.Digest.Arrivals;
import org.libraryexchange.watch.digest.Digest.Need;
import org.libraryexchange.watch.digest.Digest.NightLine;
import org.libraryexchange.watch.status.ExchangeStatus;
import org.libraryexchange.watch.status.StatusReader;

/** Puts a digest together. */
@Singleton
record Morning(NodeConfig node, DigestTexts writer, Needs needs, RunReader runs, StatusReader status) {

    /**
     * Makes the digest of a day.
     *
     * @param since when the previous digest was made
     * @param partners what has come since then
     */
    Digest digest(LocalDate day, Instant since, List<Arrivals> partners, Instant now) {
        ExchangeStatus found = status.read();
        List<Need> waiting = needs.of(found);
        return new Digest(
                day,
                node.city(),
                node.timeZone().getId(),
                now,
                since,
                writer.headline(partners, waiting.size()),
                found.nights()
                        .last()
                        .map(night -> NightLine.of(night, night.run().flatMap(runs::read))),
                found.partners().stream().map(writer::proved).toList(),
                partners,
                waiting);
    }
}
