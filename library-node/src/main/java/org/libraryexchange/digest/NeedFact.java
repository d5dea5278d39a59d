package org.libraryexchange.digest;

import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.libraryexchange.health.StuckCause;
import org.libraryexchange.ops.Runbook;
import org.libraryexchange.pauses.Pause;

/**
 * Something that needs a person, before it is put into words.
 *
 * @param about the id of an import or a proof, a partner, a topic, or a reason; empty if there is none
 * @param pause that it is about; empty if it is about something else
 */
record NeedFact(Sort sort, Optional<String> partner, long count, String about, Optional<Pause> pause) {

    private static final String PROOF = "GET /api/v1/exchange/proofs/%s";
    private static final String PROOF_PAGE = "/ops/proofs/%s";

    @JdbiConstructor
    NeedFact(Sort sort, Optional<String> partner, long count, String about) {
        this(sort, partner, count, about, Optional.empty());
    }

    /** Until its end, somebody should keep in mind that a partner is paused. */
    static NeedFact of(Pause pause) {
        return new NeedFact(Sort.MIRROR_PAUSED, Optional.of(pause.partner()), 1, pause.partner(), Optional.of(pause));
    }

    /** What can need a person, the most serious first. */
    enum Sort {
        EXCHANGE_STUCK("exchange-stuck", "GET /api/v1/exchange/status", "/ops", Runbook.EXCHANGE_STUCK),
        FOREIGN_RECORDS(
                "foreign-records", "GET /api/v1/exchange/foreign-records", "/ops/foreign", Runbook.FOREIGN_RECORDS),
        OWNER_RESTORED("owner-restored", "GET /api/v1/exchange/restoration", "", Runbook.OWNER_RESTORED),
        LETTERS_STUCK("letters-stuck", "GET /api/v1/exchange/status", "/ops", Runbook.LETTERS_STUCK),
        LETTERS_RESTORED(
                "letters-restored", "GET /api/v1/exchange/restoration/letters/%s", "", Runbook.LETTERS_RESTORED),
        ITEMS_DAMAGED("items-damaged", NeedFact.PROOF, NeedFact.PROOF_PAGE, Runbook.PROOFS),
        SEARCH_STUCK("search-stuck", "GET /api/v1/exchange/status", "/ops", Runbook.SEARCH_STUCK),
        NIGHT_MISSED("night-missed", "POST /api/v1/exchange/runs", "/ops/nights", Runbook.NIGHT_NOT_COVERED),
        NIGHT_FAILED("night-failed", "POST /api/v1/exchange/runs", "/ops/nights", Runbook.NIGHT_FAILED),
        DIFFERING_THERE("differing-there", NeedFact.PROOF, NeedFact.PROOF_PAGE, Runbook.MIRROR_DIFFERS),
        DIFFERING_HERE("differing-here", NeedFact.PROOF, NeedFact.PROOF_PAGE, Runbook.MIRROR_DIFFERS),
        LETTERS_DAMAGED("letters-damaged", NeedFact.PROOF, NeedFact.PROOF_PAGE, Runbook.PROOFS),
        LETTERS_DIFFERING_THERE("letters-differing-there", NeedFact.PROOF, NeedFact.PROOF_PAGE, Runbook.LETTERS_DIFFER),
        LETTERS_DIFFERING_HERE("letters-differing-here", NeedFact.PROOF, NeedFact.PROOF_PAGE, Runbook.LETTERS_DIFFER),
        MIRROR_PAUSED("mirror-paused", "POST /api/v1/exchange/mirrors/%s/resume", "/ops/mirror", Runbook.PAUSE),
        IMPORT_HELD("import-held", "POST /api/v1/imports/%s/approve", "/ops/imports/%s", Runbook.IMPORT_HELD),
        REJECTED_THERE("rejected-there", NeedFact.PROOF, NeedFact.PROOF_PAGE, Runbook.REJECTED_RECORDS),
        REJECTED_HERE(
                "rejected-here",
                "GET /api/v1/exchange/rejected-records?state=open",
                "/ops/rejected?state=open",
                Runbook.REJECTED_RECORDS),
        LETTERS_REJECTED_THERE("letters-rejected-there", NeedFact.PROOF, NeedFact.PROOF_PAGE, Runbook.REJECTED_LETTERS),
        LETTERS_REJECTED_HERE(
                "letters-rejected-here",
                "GET /api/v1/exchange/rejected-letters?state=open",
                "/ops/rejected/letters",
                Runbook.REJECTED_LETTERS);

        private final String term;
        private final String request;
        private final String page;
        private final Runbook runbook;

        Sort(String term, String request, String page, Runbook runbook) {
            this.term = term;
            this.request = request;
            this.page = page;
            this.runbook = runbook;
        }

        String term() {
            return term;
        }
    }

    /** What to do about it. A cause outside the exchange has a section of its own. */
    Runbook runbook() {
        return Stream.of(StuckCause.values())
                .filter(cause -> cause.term().equals(about))
                .map(cause -> Runbook.of(cause, sort.runbook))
                .findFirst()
                .orElse(sort.runbook);
    }

    /** The request of the API that shows it or does it. */
    String request() {
        return sort.request.formatted(about);
    }

    /** The ops page that shows it or does it; empty if there is none. */
    Optional<String> page() {
        return Optional.of(sort.page.formatted(about)).filter(page -> !page.isEmpty());
    }
}
