package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.digest.Digest;
import org.libraryexchange.item.Status;
import org.libraryexchange.ops.ExchangeStatus;
import org.libraryexchange.ops.LettersStatus;
import org.libraryexchange.ops.LettersStatus.ReceivedLetters;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.proving.ProofReader.Found;
import org.libraryexchange.signin.StaffFrame;

/** The first ops page: whether all is well, and what to do if not. */
record OverviewPage(StaffFrame frame, Region now, Region charts) {

    /**
     * The current state.
     *
     * @param tone how serious it is, as a class of the style sheet
     * @param troubles what is stuck, as this process sees it
     * @param status empty if the database does not answer, so that the rest is missing
     * @param repairs what proofs have found lately
     * @param tab the state in a few characters, for the tab of the browser
     */
    record Now(
            Speech in,
            String tone,
            String headline,
            List<Trouble> troubles,
            Optional<ExchangeStatus> status,
            List<NightMark> nights,
            List<Need> needs,
            List<Repair> repairs,
            String tab) {

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

        /** The same for the letters between the cities. */
        public boolean good(LettersStatus letters) {
            ReceivedLetters received = letters.received();
            boolean proved = letters.sent().proved().filter(LastProof::whole).isPresent()
                    && received.proved().filter(LastProof::whole).isPresent();
            return (received.awaited() || proved) && received.rejectedOpen() == 0 && received.dropped() == 0;
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

    /**
     * Something that is stuck.
     *
     * @param code the term for its cause, as in the API
     * @param runbook link to what to do about it
     */
    record Trouble(String text, String code, String runbook) {}

    /**
     * Differences that a proof found.
     *
     * @param what they are: of items or letters, here or there
     */
    record Repair(Found found, String what, String partner) {}

    /**
     * A night in the row of nights.
     *
     * @param state as in the ledger, or {@code partial} or {@code paused}
     * @param label its date and result, in words
     * @param link empty if there is no run yet
     */
    record NightMark(String state, String label, String link) {

        private static final Set<String> INCOMPLETE = Set.of("partial", "paused");

        /** What is shown of a night: one after which something still differs or waits is never called complete. */
        static String state(String ledger, Optional<String> outcome) {
            return outcome.filter(INCOMPLETE::contains).orElse(ledger);
        }
    }

    /**
     * Something that a person has to do now.
     *
     * @param next what to do
     * @param link where to do it; empty if only the API offers it
     * @param code its term in the API
     * @param runbook link to what to do, step by step; empty in digests of an earlier version
     */
    record Need(String text, String next, String link, String request, String code, String runbook) {

        /** Words a need for a reader of the page at an address. A link to that same page is left out. */
        static Need of(Digest.Need need, Speech speech, String address) {
            String language = speech.language().tag();
            return new Need(
                    need.text().get(language),
                    need.next().get(language),
                    need.page()
                            .filter(page -> !page.equals(address))
                            .map(speech::link)
                            .orElse(""),
                    need.request(),
                    need.need(),
                    need.runbook().map(speech::link).orElse(""));
        }
    }

    /**
     * The charts.
     *
     * @param known whether the database answered; if not, no chart is shown
     * @param zone whose clock the times follow
     * @param noted from when to when the logs are noted
     * @param grown the same about the sizes
     * @param cities in the order of the columns
     * @param rows one for each span of time
     * @param nights when windows were open, in the form that the chart's script reads
     * @param growth columns and rows of the catalogues' sizes
     */
    record Charts(
            boolean known,
            String zone,
            String noted,
            String grown,
            List<Column> cities,
            List<Row> rows,
            String nights,
            List<Column> sizes,
            List<Row> growth) {}

    /**
     * A column, and how its line looks.
     *
     * @param line number of the city's line, from 0: each has its own shade of the city's colour, and its own pattern
     * @param lag whether the line has its own scale, in seconds
     */
    record Column(String title, String accent, int line, boolean lag) {}

    /**
     * A row.
     *
     * @param begins seconds since 1970, for the chart
     * @param label the same time for people
     * @param values empty strings where nothing is known
     */
    record Row(long begins, String label, List<String> values) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(OverviewPage page);

        static native TemplateInstance now(Now now);

        static native TemplateInstance charts(Charts charts);
    }
}
