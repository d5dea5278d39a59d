package org.libraryexchange.watch.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.libraryexchange.watch.digest.Digest.Need;
import org.libraryexchange.watch.status.Concerns;
import org.libraryexchange.watch.status.ExchangeStatus;
import org.libraryexchange.watch.status.StatusReader;

/** What needs a person, in words, the most serious first. */
@ApplicationScoped
public class Needs {

    private final StatusReader status;
    private final Concerns concerns;
    private final DigestTexts writer;

    Needs(StatusReader status, Concerns concerns, DigestTexts writer) {
        this.status = status;
        this.concerns = concerns;
        this.writer = writer;
    }

    @Transactional
    List<Need> now() {
        return of(status.read());
    }

    /** The same, in a state that was read just now. */
    public List<Need> of(ExchangeStatus now) {
        return concerns.needs(now).stream().map(writer::need).toList();
    }
}
