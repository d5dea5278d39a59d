package org.libraryexchange.watch.status;

import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.json.Term;
import org.libraryexchange.watch.health.Verdict;
import org.libraryexchange.watch.health.Verdict.Foreign;
import org.libraryexchange.watch.health.Verdict.Paused;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.health.Verdict.Well;

/**
 * Something in the exchange that is not as it should be.
 *
 * @param partner whom it is about; for the exchange itself, the city whose log it is
 * @param count how many; 1 if it cannot be counted
 * @param about the id of an import or a proof, a partner, a topic, or the cause of a standstill; empty if there is none
 * @param verdict on the work that it is about; well if the work goes on
 */
public record Concern(Sort sort, Optional<String> partner, long count, String about, Verdict verdict) {

    @JdbiConstructor
    public Concern(Sort sort, Optional<String> partner, long count, String about) {
        this(sort, partner, count, about, new Well());
    }

    static Concern of(Sort sort, Optional<String> city, Stuck stuck) {
        return new Concern(sort, city, 1, stuck.cause().term(), stuck);
    }

    static Concern ofForeign(String topic, long records) {
        return new Concern(Sort.FOREIGN_RECORDS, Optional.empty(), records, topic, new Foreign(records));
    }

    /** Until its end, somebody should keep in mind that a partner is paused. */
    static Concern of(Pause pause) {
        return new Concern(Sort.MIRROR_PAUSED, Optional.of(pause.partner()), 1, pause.partner(), new Paused(pause));
    }

    static Concern of(Sort sort, String partner, long count, LastProof proof) {
        return new Concern(sort, Optional.of(partner), count, proof.proof().toString());
    }

    /** The sorts, the most serious first. */
    public enum Sort implements Term {
        EXCHANGE_STUCK(Runbook.EXCHANGE_STUCK, "GET /api/v1/exchange/status", "/ops"),
        FOREIGN_RECORDS(Runbook.FOREIGN_RECORDS, "GET /api/v1/exchange/foreign-records", "/ops/foreign"),
        OWNER_RESTORED(Runbook.OWNER_RESTORED, "GET /api/v1/exchange/restoration", ""),
        LETTERS_STUCK(Runbook.LETTERS_STUCK, "GET /api/v1/exchange/status", "/ops"),
        LETTERS_RESTORED(Runbook.LETTERS_RESTORED, "GET /api/v1/exchange/restoration/letters/%s", ""),
        ITEMS_DAMAGED(Runbook.PROOFS),
        IMPORTS_STUCK(Runbook.IMPORTS_STUCK, "GET /api/v1/exchange/status", "/ops"),
        SEARCH_STUCK(Runbook.SEARCH_STUCK, "GET /api/v1/exchange/status", "/ops"),
        NIGHT_MISSED(Runbook.NIGHT_NOT_COVERED, "POST /api/v1/exchange/runs", "/ops/nights"),
        NIGHT_FAILED(Runbook.NIGHT_FAILED, "POST /api/v1/exchange/runs", "/ops/nights"),
        DIFFERING_THERE(Runbook.MIRROR_DIFFERS),
        DIFFERING_HERE(Runbook.MIRROR_DIFFERS),
        LETTERS_DAMAGED(Runbook.PROOFS),
        LETTERS_DIFFERING_THERE(Runbook.LETTERS_DIFFER),
        LETTERS_DIFFERING_HERE(Runbook.LETTERS_DIFFER),
        MIRROR_PAUSED(Runbook.PAUSE, "POST /api/v1/exchange/mirrors/%s/resume", "/ops/mirror"),
        IMPORT_HELD(Runbook.IMPORT_HELD, "POST /api/v1/imports/%s/approve", "/ops/imports/%s"),
        REJECTED_THERE(Runbook.REJECTED_RECORDS),
        REJECTED_HERE(
                Runbook.REJECTED_RECORDS,
                "GET /api/v1/exchange/rejected-records?state=open",
                "/ops/rejected?state=open"),
        LETTERS_REJECTED_THERE(Runbook.REJECTED_LETTERS),
        LETTERS_REJECTED_HERE(
                Runbook.REJECTED_LETTERS, "GET /api/v1/exchange/rejected-letters?state=open", "/ops/rejected/letters"),
        PICTURES_STUCK(Runbook.PICTURES, "GET /api/v1/exchange/status", "/ops"),
        PICTURES_DAMAGED(Runbook.PICTURES, "GET /api/v1/exchange/status", "/ops"),
        PICTURES_DIFFERING_THERE(Runbook.PICTURES, "GET /api/v1/exchange/status", "/ops"),
        PICTURES_DIFFERING_HERE(Runbook.PICTURES, "GET /api/v1/exchange/status", "/ops"),
        PICTURES_REJECTED_THERE(Runbook.PICTURES, "GET /api/v1/exchange/status", "/ops"),
        PICTURES_REJECTED_HERE(
                Runbook.PICTURES, "GET /api/v1/exchange/rejected-records?state=open", "/ops/rejected?state=open");

        private final Runbook runbook;
        private final String request;
        private final String page;

        /** What a proof shows. */
        Sort(Runbook runbook) {
            this(runbook, "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s");
        }

        Sort(Runbook runbook, String request, String page) {
            this.runbook = runbook;
            this.request = request;
            this.page = page;
        }
    }

    /** What to do about it. A cause outside the exchange has a section of its own. */
    public Runbook runbook() {
        return verdict.reason().map(cause -> Runbook.of(cause, sort.runbook)).orElse(sort.runbook);
    }

    /** The request of the API that shows it or does it. */
    public String request() {
        return sort.request.formatted(about);
    }

    /** The ops page that shows it or does it; empty if there is none. */
    public Optional<String> page() {
        return Optional.of(sort.page.formatted(about)).filter(page -> !page.isEmpty());
    }
}
