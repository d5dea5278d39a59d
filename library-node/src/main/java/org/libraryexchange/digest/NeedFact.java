package org.libraryexchange.digest;

import java.util.Optional;

/**
 * Something that needs a person, before it is put into words.
 *
 * @param about the id of an import or a proof, a partner, a topic, or a reason; empty if there is none
 */
record NeedFact(Sort sort, Optional<String> partner, long count, String about) {

    /** What can need a person, the most serious first. */
    enum Sort {
        EXCHANGE_STUCK("exchange-stuck", "GET /api/v1/exchange/status", "/ops"),
        FOREIGN_RECORDS("foreign-records", "GET /api/v1/exchange/foreign-records", "/ops/foreign"),
        OWNER_RESTORED("owner-restored", "GET /api/v1/exchange/restoration", ""),
        LETTERS_STUCK("letters-stuck", "GET /api/v1/exchange/status", "/ops"),
        LETTERS_RESTORED("letters-restored", "GET /api/v1/exchange/restoration/letters/%s", ""),
        ITEMS_DAMAGED("items-damaged", "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s"),
        SEARCH_STUCK("search-stuck", "GET /api/v1/exchange/status", "/ops"),
        NIGHT_MISSED("night-missed", "POST /api/v1/exchange/runs", "/ops/nights"),
        NIGHT_FAILED("night-failed", "POST /api/v1/exchange/runs", "/ops/nights"),
        DIFFERING_THERE("differing-there", "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s"),
        DIFFERING_HERE("differing-here", "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s"),
        LETTERS_DAMAGED("letters-damaged", "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s"),
        LETTERS_DIFFERING_THERE("letters-differing-there", "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s"),
        LETTERS_DIFFERING_HERE("letters-differing-here", "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s"),
        IMPORT_HELD("import-held", "POST /api/v1/imports/%s/approve", "/ops/imports/%s"),
        REJECTED_THERE("rejected-there", "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s"),
        REJECTED_HERE("rejected-here", "GET /api/v1/exchange/rejected-records?state=open", "/ops/rejected?state=open"),
        LETTERS_REJECTED_THERE("letters-rejected-there", "GET /api/v1/exchange/proofs/%s", "/ops/proofs/%s"),
        LETTERS_REJECTED_HERE(
                "letters-rejected-here", "GET /api/v1/exchange/rejected-letters?state=open", "/ops/rejected/letters");

        private final String term;
        private final String request;
        private final String page;

        Sort(String term, String request, String page) {
            this.term = term;
            this.request = request;
            this.page = page;
        }

        String term() {
            return term;
        }
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
