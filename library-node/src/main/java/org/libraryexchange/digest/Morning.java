package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.libraryexchange.digest.Digest.Arrivals;
import org.libraryexchange.digest.Digest.Need;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.ops.StatusReader;

/** Puts a digest together. */
@ApplicationScoped
class Morning {

    private final NodeConfig node;
    private final DigestWriter writer;
    private final Needs needs;
    private final LastNight night;
    private final StatusReader status;

    Morning(NodeConfig node, DigestWriter writer, Needs needs, LastNight night, StatusReader status) {
        this.node = node;
        this.writer = writer;
        this.needs = needs;
        this.night = night;
        this.status = status;
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
                night.line(),
                status.read().partners().stream()
                        .map(partner -> writer.proved(partner))
                        .toList(),
                partners,
                waiting);
    }
}
