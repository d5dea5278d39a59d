package org.libraryexchange.exchange.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.exchange.nights.ExchangeState.Proofs;
import org.libraryexchange.exchange.nights.ExchangeState.Standstill;
import org.libraryexchange.exchange.nights.Report.Accounts;
import org.libraryexchange.exchange.nights.Report.LogCounts;
import org.libraryexchange.exchange.nights.Report.SentCounts;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.record.CityLog.Sort;

/** What the letters add to a run: it proves them, waits for their receipts, and counts them. */
class LettersOfANightTest {

    private static final LocalDate NIGHT = LocalDate.of(2027, 5, 8);
    private static final Duration ASK_AGAIN = Duration.ofMinutes(10);

    private final NightCalendar calendar =
            new NightCalendar(new DailyTime(ZoneOffset.UTC, LocalTime.of(2, 0)), Duration.ofHours(4));
    private Instant now = calendar.window(NIGHT).opens();
    private final City city = new City();
    private final RememberedRuns runs = new RememberedRuns(NIGHT.minusDays(1));
    private final NightRuns nights =
            new NightRuns(calendar, runs, city, city, new QuickNights(ASK_AGAIN), UUID::randomUUID);

    @Test
    void lettersAreAskedForEvenIfNoItemCanBeSent() {
        // Given
        city.brokerIsAway = true;

        // When
        work();

        // Then
        assertThat(runs.atWork().orElseThrow().step()).isEqualTo(Step.PUBLISH);
        assertThat(city.askedForLetters).containsExactly("hangzhou on behalf of night");
    }

    @Test
    void runWaitsForTheReceiptOfLettersAsForThatOfItems() {
        // Given
        city.letters = new Proofs(false, true, Optional.empty(), proof(5, 0), Optional.empty());
        work();
        assertThat(runs.atWork().orElseThrow().step()).isEqualTo(Step.RECEIPT);

        // When
        city.letters = new Proofs(false, false, proof(7, 0), proof(5, 0), Optional.empty());
        work();

        // Then
        assertThat(runs.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(runs.report().partners().get(0).letters()).isEqualTo(City.COUNTS);
    }

    @Test
    void runIsNotHeldUpByAPartnerThatDoesNotKnowLetters() {
        // Given
        city.letters = new Proofs(true, true, Optional.empty(), Optional.empty(), Optional.empty());

        // When
        work();

        // Then
        assertThat(runs.report().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(runs.report().partners().get(0).partner().letters().waiting())
                .isTrue();
    }

    @Test
    void answerThatNobodyPreparesIsAskedForAgainOnlyAfterAWhile() {
        // Given
        city.letters = new Proofs(false, false, Optional.empty(), proof(5, 0), Optional.empty());
        work();
        assertThat(city.askedForLetters).hasSize(1);

        // When
        now = now.plus(ASK_AGAIN);
        work();
        work();

        // Then
        assertThat(city.askedForLetters).hasSize(2);
        assertThat(city.askedForItems)
                .as("the partner has answered about items")
                .isEqualTo(1);
    }

    @Test
    void partnerThatIsSilentAboutLettersOnlyDoesNotMakeTheNightFail() {
        // Given
        city.letters = new Proofs(false, true, Optional.empty(), Optional.empty(), Optional.empty());
        work();

        // When
        now = calendar.window(NIGHT.plusDays(1)).opens();
        work();

        // Then
        assertThat(runs.report().outcome()).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void lettersThatDifferKeepTheNightFromBeingComplete() {
        // Given
        city.letters = new Proofs(false, false, proof(7, 2), proof(5, 0), Optional.empty());

        // When
        work();

        // Then
        assertThat(runs.report().outcome()).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void repairOfLettersIsWaitedForUnlessItTakesTooLong() {
        // Given
        city.letters = new Proofs(false, false, proof(7, 0), proof(5, 1), Optional.empty());
        work();
        assertThat(runs.atWork().orElseThrow().step()).isEqualTo(Step.REPAIR);

        // When
        now = now.plus(ASK_AGAIN).plusSeconds(1);
        work();

        // Then
        assertThat(runs.report().outcome()).isEqualTo(Outcome.PARTIAL);
    }

    private void work() {
        for (int steps = 0; steps < 20 && nights.step(now); steps++) {
            if (runs.report() != null) {
                return;
            }
        }
    }

    private Optional<LastProof> proof(long items, long differing) {
        String outcome = differing > 0 ? "items-differ" : "verified";
        return Optional.of(new LastProof(
                UUID.randomUUID(), items, outcome, items, items - differing, 0, differing, now, OptionalLong.empty()));
    }

    /** A city and a partner that exchange items without trouble. */
    private final class City implements Exchange, Accounts {

        private static final LogCounts COUNTS = new LogCounts(7, 2, 0, 5, 1);

        private final List<String> askedForLetters = new ArrayList<>();
        private int askedForItems;
        private boolean brokerIsAway;
        private Proofs pictures = new Proofs(false, true, Optional.empty(), Optional.empty(), Optional.empty());
        private Proofs letters = new Proofs(false, false, proof(7, 0), proof(5, 0), Optional.empty());

        @Override
        public long release() {
            return 10;
        }

        @Override
        public UUID prove(String who) {
            return UUID.randomUUID();
        }

        @Override
        public void askPartners() {
            askedForItems++;
        }

        @Override
        public void askForPictures(String who) {
            // No run waits for pictures.
        }

        @Override
        public void askForLetters(String partner, String who) {
            askedForLetters.add(partner + " on behalf of " + who);
        }

        @Override
        public ExchangeState look(ExchangeRun run) {
            ExchangeState.Partner partner = new ExchangeState.Partner(
                    "hangzhou",
                    new Proofs(false, false, proof(10, 0), proof(20, 0), Optional.empty()),
                    letters,
                    pictures,
                    Standstill.NOWHERE);
            return new ExchangeState(brokerIsAway ? 9 : 10, true, false, List.of(partner));
        }

        @Override
        public SentCounts sent(ExchangeRun run, long upTo) {
            return SentCounts.NOTHING;
        }

        @Override
        public ReceivedCounts received(ExchangeRun run, String partner, long upTo) {
            return ReceivedCounts.NOTHING;
        }

        @Override
        public LogCounts of(Sort sort, ExchangeRun run, String partner, Proofs seen) {
            return sort == Sort.LETTERS ? COUNTS : LogCounts.NOTHING;
        }
    }
}
