package org.libraryexchange.watch.digest;

import jakarta.inject.Singleton;
import java.util.List;
import org.libraryexchange.watch.digest.Digest.Need;
import org.libraryexchange.watch.status.ConcernFinder;
import org.libraryexchange.watch.status.ExchangeStatus;

/** What needs a person, in words, the most serious first. */
@Singleton
public record Needs(ConcernFinder concerns, DigestTexts texts) {

    public List<Need> of(ExchangeStatus now) {
        return concerns.needs(now).stream().map(texts::need).toList();
    }
}
