package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.libraryexchange.digest.Digest.Arrivals;
import org.libraryexchange.digest.Digest.Need;
import org.libraryexchange.digest.Digest.NightLine;
import org.libraryexchange.nights.NightStatus;
import org.libraryexchange.nights.NightView;
import org.libraryexchange.nights.Outcome;
import org.libraryexchange.node.NodeConfig;

/** Puts a digest together. */
@ApplicationScoped
class Morning {

    private final NodeConfig node;
    private final DigestWriter writer;
    private final Needs needs;
    private final NightStatus nights;

    Morning(NodeConfig node, DigestWriter writer, Needs needs, NightStatus nights) {
        this.node = node;
        this.writer = writer;
        this.needs = needs;
        this.nights = nights;
    }

    /**
     * Makes the digest of a day.
     *
     * @param since when the previous digest was made
     * @param partners what has come since then
     */
    Digest digest(LocalDate day, Instant since, List<Arrivals> partners, Instant now) {
        List<Need> waiting = needs.now();
        return new Digest(
                day,
                node.city(),
                node.timeZone().getId(),
                now,
                since,
                writer.headline(partners, waiting.size()),
                nights.last().map(Morning::line),
                partners,
                waiting);
    }

    private static NightLine line(NightView night) {
        return new NightLine(
                night.night(),
                night.state().term(),
                night.run(),
                night.outcome().map(Outcome::term));
    }
}
