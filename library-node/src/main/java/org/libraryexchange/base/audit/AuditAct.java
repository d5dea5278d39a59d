package org.libraryexchange.base.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.json.Term;

/** What people and programs do, as pages tell it in words. What is not known before it is done, {@link AuditedAct} says. */
public enum AuditAct implements Term {
    ITEM_CREATED(About.ITEM, "POST /api/v1/items", "POST /desk/items", "POST /desk/items/{id}/copy"),
    ITEM_CHANGED(
            About.ITEM,
            "PUT /api/v1/items/{id}",
            "PATCH /api/v1/items/{id}",
            "PUT /api/v1/items/by-identifier/{scheme}/{value}",
            "POST /desk/items/{id}/history/*"),
    ITEM_SAVED(About.ITEM),
    ITEM_SENT(About.ITEM),
    ITEM_RETURNED(About.ITEM),
    ITEM_PUBLISHED(
            About.ITEM, "POST /api/v1/items/{id}/publish", "POST /api/v1/items/by-identifier/{scheme}/{value}/publish"),
    ITEM_WITHDRAWN(
            About.ITEM,
            "POST /api/v1/items/{id}/withdraw",
            "POST /api/v1/items/by-identifier/{scheme}/{value}/withdraw"),
    ITEM_ERASED(About.ITEM, "POST /api/v1/items/{id}/erase", "POST /desk/items/{id}/erase"),
    DRAFT_DELETED(About.ITEM, "DELETE /api/v1/items/{id}", "POST /desk/items/{id}/delete"),
    TEXTS_SETTLED(
            About.ITEM,
            "DELETE /api/v1/items/{id}/translations/{language}",
            "POST /api/v1/items/{id}/translations/{language}/confirm",
            "DELETE /api/v1/items/{id}/accepted-changes"),
    ITEMS_TOGETHER(About.CATALOGUE),
    ITEMS_UNDONE(About.CATALOGUE, "POST /desk/acts/*"),
    VALUES_DISMISSED(About.CATALOGUE, "POST /desk/settled"),
    OFFER_DECIDED(About.CATALOGUE, "POST /desk/letters/{id}/accept"),
    IMPORT_STARTED(About.CATALOGUE, "POST /api/v1/imports", "POST /desk/import/confirmed"),
    IMPORT_APPROVED(
            About.IMPORT,
            "POST /api/v1/imports/{id}/approve",
            "POST /ops/imports/{id}/approve",
            "POST /desk/held/{id}/approve"),
    IMPORT_DROPPED(
            About.IMPORT, "POST /api/v1/imports/{id}/drop", "POST /ops/imports/{id}/drop", "POST /desk/held/{id}/drop"),
    PERSON_INVITED(About.PERSON, "POST /desk/staff", "POST /desk/staff/{name}/link", "POST /ops/staff"),
    PERSON_CHANGED(
            About.PERSON,
            "POST /desk/staff/{name}/roles",
            "POST /desk/staff/{name}/name",
            "POST /ops/staff/{name}/roles",
            "POST /ops/staff/{name}/password"),
    PERSON_REMOVED(About.PERSON, "POST /desk/staff/{name}/remove", "POST /ops/staff/{name}/remove"),
    SOURCES_CHANGED(
            About.CATALOGUE,
            "POST /api/v1/sources",
            "PUT /api/v1/sources/{id}",
            "POST /api/v1/sources/{id}/fetch",
            "DELETE /api/v1/sources/{id}",
            "POST /desk/sources/confirmed",
            "POST /desk/sources/{id}/*"),
    PICTURE_UPLOADED(About.CATALOGUE, "POST /api/v1/media", "POST /api/v1/imports/pictures"),
    PICTURE_TAKEN_DOWN(About.PICTURE, "POST /api/v1/media/{sha256}/takedown", "POST /desk/pictures/{sha256}"),
    LIBRARY_CHANGED(About.CATALOGUE, "POST /desk/library", "POST /desk/library/sentences"),
    ITEM_TYPED(About.NOTHING, "POST /desk/items/{id}*", "POST /desk/reviews/*"),
    IMPORT_PREPARED(About.NOTHING, "POST /desk/import*", "POST /desk/sources/reading", "POST /api/v1/sources/preview"),
    SELECTION_MADE(About.NOTHING, "POST /desk/bulk*"),
    LETTERS_SEARCHED(About.NOTHING, "POST /api/v1/letters/search", "POST /desk/letters"),
    LETTER_WRITTEN(
            About.NOTHING,
            "POST /api/v1/letters",
            "PUT /api/v1/letters/{id}",
            "DELETE /api/v1/letters/{id}",
            "POST /api/v1/letters/{id}/send",
            "POST /desk/letters/drafts/{id}*"),
    LETTER_HANDLED(
            About.NOTHING,
            "PUT /api/v1/letters/{id}/handling",
            "POST /api/v1/letters/{id}/*",
            "POST /desk/letters/{id}/*"),
    OWN_ACCOUNT(About.NOTHING, "POST /account*"),
    INVITATION_USED(About.NOTHING, "POST /sign-in/invitation"),
    SESSION_ENDED(About.NOTHING, "POST /ops/access/sessions/{id}/end"),
    PROOF_STARTED(About.NOTHING, "POST /api/v1/exchange/proofs", "POST /ops/proofs*"),
    RUN_STARTED(About.NOTHING, "POST /api/v1/exchange/runs", "POST /ops/runs"),
    RECORD_DECIDED(About.NOTHING, "POST /api/v1/exchange/rejected-*", "POST /ops/rejected*"),
    MIRROR_CHANGED(About.NOTHING, "POST /api/v1/exchange/mirrors/*", "POST /ops/mirror/*"),
    LOG_SETTLED(About.NOTHING, "POST /api/v1/exchange/foreign-records/*", "POST /ops/foreign/*"),
    RESTORED_CHOSEN(About.NOTHING, "POST /api/v1/exchange/restoration*"),
    DATES_SHOWN(About.NOTHING, "POST /api/v1/festival-dates"),
    COLOURS_CHOSEN(About.NOTHING, "POST /theme");

    /** What the subject of an act is. */
    public enum About {
        /** An item, by its id or, in the API, by an identifier. */
        ITEM,
        /** A person, by the name of the account. */
        PERSON,
        /** An import, by its number. */
        IMPORT,
        /** A picture, by the SHA-256 of its display form. */
        PICTURE,
        /** Something of the catalogue that has no name. */
        CATALOGUE,
        /** Nothing that belongs to the catalogue. */
        NOTHING
    }

    private static final String OTHERS = "*";

    private final About about;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> requests;

    /** @param requests method and template of each; with {@code *} at the end also those that begin so, and that no other act has */
    AuditAct(About about, String... requests) {
        this.about = about;
        this.requests = List.of(requests);
    }

    List<String> requests() {
        return requests;
    }

    public About about() {
        return about;
    }

    /** The act with a name; empty for one that nobody knows any more. */
    public static Optional<AuditAct> named(String term) {
        return Term.of(AuditAct.class, term);
    }

    /** The terms of the acts that change the catalogue, or who works on it. */
    public static List<String> ofTheCatalogue() {
        return Arrays.stream(values())
                .filter(act -> act.about != About.NOTHING)
                .map(AuditAct::term)
                .toList();
    }

    /** What a request does: method and template of the resource. */
    static Optional<AuditAct> of(String request) {
        return Arrays.stream(values())
                .filter(act -> act.requests.contains(request))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(act -> act.requests.stream()
                                .anyMatch(begins -> begins.endsWith(OTHERS)
                                        && request.startsWith(begins.substring(0, begins.length() - 1))))
                        .findFirst());
    }
}
