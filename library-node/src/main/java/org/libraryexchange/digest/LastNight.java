package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.digest.Digest.LettersLine;
import org.libraryexchange.digest.Digest.NightLine;
import org.libraryexchange.nights.NightStatus;
import org.libraryexchange.nights.NightView;
import org.libraryexchange.nights.Outcome;
import org.libraryexchange.nights.RunReader;
import org.libraryexchange.nights.RunView.LettersView;
import org.libraryexchange.nights.RunView.PartnerView;

/** The latest night, as the digest tells it. */
@ApplicationScoped
class LastNight {

    private final NightStatus nights;
    private final RunReader runs;

    LastNight(NightStatus nights, RunReader runs) {
        this.nights = nights;
        this.runs = runs;
    }

    /** Empty before the first night. */
    Optional<NightLine> line() {
        return nights.last().map(this::line);
    }

    private NightLine line(NightView night) {
        return new NightLine(
                night.night(),
                night.state().term(),
                night.run(),
                night.outcome().map(Outcome::term),
                night.run().flatMap(runs::read).stream()
                        .flatMap(run -> run.partners().stream())
                        .flatMap(LastNight::letters)
                        .toList());
    }

    private static Stream<LettersLine> letters(PartnerView partner) {
        return partner.letters().stream()
                .map(letters -> new LettersLine(
                        partner.partner(),
                        letters.waiting(),
                        letters.sent().sent(),
                        letters.received().received(),
                        apart(letters)));
    }

    private static long apart(LettersView letters) {
        return Stream.of(letters.theirs(), letters.ours())
                .flatMap(Optional::stream)
                .mapToLong(held -> held.rejected() + held.differing())
                .sum();
    }
}
