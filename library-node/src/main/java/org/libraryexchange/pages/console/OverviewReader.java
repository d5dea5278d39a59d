package org.libraryexchange.pages.console;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.exchange.nights.NightRecords;
import org.libraryexchange.exchange.nights.NightView;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Term;
import org.libraryexchange.pages.console.RepairLines.Repair;
import org.libraryexchange.watch.digest.Digest.Need;
import org.libraryexchange.watch.digest.Needs;
import org.libraryexchange.watch.status.Concern;
import org.libraryexchange.watch.status.Concern.Sort;
import org.libraryexchange.watch.status.ConcernFinder;
import org.libraryexchange.watch.status.ExchangeStatus;
import org.libraryexchange.watch.status.ExchangeStatus.LettersStatus;
import org.libraryexchange.watch.status.ExchangeStatus.ReceivedLetters;
import org.libraryexchange.watch.status.StatusReader;

/** Reads the first ops page from the same sources as the API. */
@Singleton
record OverviewReader(
        StatusReader status, ConcernFinder concerns, Needs needs, NightRecords nights, RepairLines repairs) {

    private static final Logger LOG = Logger.getLogger(OverviewReader.class);
    private static final int NIGHTS_SHOWN = 28;

    /**
     * The current state.
     *
     * @param troubles what has come to a stop, as this process sees it
     * @param status empty if the database does not answer, so that the rest is missing
     * @param repairs what proofs have found lately
     */
    record Now(
            ConsoleTexts in,
            List<Concern> troubles,
            Optional<ExchangeStatus> status,
            List<NightView> nights,
            List<Need> needs,
            List<Repair> repairs) {

        public Tone tone() {
            return status.isEmpty() || !troubles.isEmpty() ? Tone.TROUBLE : needs.isEmpty() ? Tone.WELL : Tone.WATCH;
        }

        /** What to say in a few words. Of several troubles, a stuck exchange comes first. */
        public String headline() {
            Set<Sort> sorts = troubles.stream().map(Concern::sort).collect(Collectors.toSet());
            if (status.isEmpty()) {
                return in.words().databaseAway();
            }
            if (sorts.isEmpty()) {
                return needs.isEmpty() ? in.words().allWell() : in.words().needsYou(needs.size());
            }
            if (!Set.of(Sort.FOREIGN_RECORDS, Sort.SEARCH_STUCK).containsAll(sorts)) {
                return in.words().stuck();
            }
            return sorts.contains(Sort.FOREIGN_RECORDS)
                    ? in.messages(ForeignPages.Messages.class).headline()
                    : in.words().searchAlone();
        }

        /** The state in a few characters, for the tab of the browser. */
        String tab() {
            String city = in.cities().own(in.language()).title();
            return status.isEmpty()
                    ? in.words().tabAway(tone().sign, city)
                    : in.words().tab(tone().sign, Math.max(needs.size(), troubles.size()), city);
        }

        public long items(Map<String, Long> counts, String status) {
            return counts.getOrDefault(status, 0L);
        }

        /** The number of items that a proof covers: all except drafts. */
        public long travelling(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(each -> each).sum() - items(counts, Status.DRAFT.term());
        }

        /** Whether all items are published, and a proof has counted as many. */
        public boolean allPublished(Optional<LastProof> proof, Map<String, Long> counts) {
            long items = travelling(counts);
            return items == items(counts, Status.PUBLISHED.term())
                    && proof.filter(it -> it.items() == items).isPresent();
        }

        /** Whether a copy is proved. A proof of an empty catalogue says nothing about the items that have come since. */
        public boolean good(Optional<LastProof> proof, Map<String, Long> counts) {
            return proof.filter(LastProof::whole)
                    .filter(it -> it.items() > 0 || travelling(counts) == 0)
                    .isPresent();
        }

        /** The same for the letters or the pictures of the cities. */
        public boolean good(LettersStatus exchanged) {
            ReceivedLetters received = exchanged.received();
            boolean proved = exchanged.sent().proved().filter(LastProof::whole).isPresent()
                    && received.proved().filter(LastProof::whole).isPresent();
            return (received.awaited() || proved)
                    && received.rejected().rejectedOpen() == 0
                    && received.rejected().dropped() == 0;
        }

        /** The desks of the city that have a mailbox. */
        public long desks() {
            return status.orElseThrow().deskMail().size();
        }

        /** Those of them that do not get their mail. */
        public long withoutMail() {
            return status.orElseThrow().deskMail().stream()
                    .filter(desk -> desk.failingSince().isPresent())
                    .count();
        }
    }

    /** The current state. If the database does not answer, it contains only what this process knows by itself. */
    Now now(ConsoleTexts in) {
        try {
            return known(in);
        } catch (RuntimeException e) {
            if (!DatabaseFaults.isOutage(e)) {
                throw e;
            }
            LOG.debugf(e, "overview shown without the database");
            return new Now(in, concerns.stopped(), Optional.empty(), List.of(), List.of(), List.of());
        }
    }

    private Now known(ConsoleTexts in) {
        ExchangeStatus now = status.read();
        LocalDate latest = nights.latest();
        return new Now(
                in,
                concerns.stopped(),
                Optional.of(now),
                nights.nights(latest.minusDays(NIGHTS_SHOWN - 1L), latest),
                needs.of(now),
                repairs.read(in.now()));
    }

    /** How serious the state is. Its sign stands in the tab of the browser, as the style sheet shows it on the page. */
    enum Tone implements Term {
        WELL("●"),
        WATCH("◆"),
        TROUBLE("▲");

        private final String sign;

        Tone(String sign) {
            this.sign = sign;
        }
    }
}
