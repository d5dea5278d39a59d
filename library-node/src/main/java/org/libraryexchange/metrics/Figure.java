package org.libraryexchange.metrics;

import java.util.List;
import java.util.stream.Stream;

/** A number that is read from the database. docs/monitor.md lists names and meanings. */
enum Figure {
    LOG_SEQUENCE("library.log.sequence", "Number of the city's latest change", Per.CITY),
    LOG_PUBLISHED_SEQUENCE(
            "library.log.published.sequence", "Number up to which the broker has acknowledged all", Per.CITY),
    LOG_BACKLOG("library.log.backlog.records", "Own items to be sent, counted up to 100000", Per.CITY),
    LOG_HELD("library.log.held.records", "Own items that wait for the night, counted up to 100000", Per.CITY),
    LOG_RESTORED(
            "library.log.restored", "1 while nothing is published since the database is older than its log", Per.CITY),
    LOG_RESTORED_CHOICES("library.log.restored.choices", "Items that wait for a person's choice", Per.CITY),
    LOG_APPLIED_SEQUENCE(
            "library.log.applied.sequence",
            "Number up to which the partner has applied the city's log, as it says",
            Per.PARTNER),
    LOG_PROOF_AGE(
            "library.log.proof.age.seconds",
            "Seconds since the city's log was at the place up to which the partner is proved; +Inf before the first proof",
            Per.PARTNER),
    LOG_PROOF_ITEMS("library.log.proof.items", "Own items at the partner's latest receipt", Per.PARTNER),
    LOG_PROOF_VERIFIED("library.log.proof.verified.items", "Of these, held there byte for byte", Per.PARTNER),
    LOG_PROOF_REJECTED("library.log.proof.rejected.items", "Of these, kept aside there", Per.PARTNER),
    LOG_PROOF_DIFFERING("library.log.proof.differing.items", "Items that differ there otherwise", Per.PARTNER),
    MIRROR_SEQUENCE("library.mirror.applied.sequence", "Highest number of the partner's log applied", Per.PARTNER),
    MIRROR_CATCHING_UP(
            "library.mirror.catching.up",
            "1 while the mirror has not stood at the log's end since a gap or a start from the beginning",
            Per.PARTNER),
    MIRROR_GAP("library.mirror.gap", "1 while a record was found missing and no proof has followed", Per.PARTNER),
    MIRROR_PAUSED(
            "library.mirror.paused",
            "1 while nothing of the partner is applied, because somebody has paused it",
            Per.PARTNER),
    MIRROR_DROPPED(
            "library.mirror.dropped.records",
            "Rejected records of which nothing was kept but this number, since there were too many",
            Per.PARTNER),
    MIRROR_UNSETTLED(
            "library.mirror.unsettled.records",
            "Rejected records that are not settled, counted up to 100000",
            Per.PARTNER,
            "state",
            "open requested"),
    MIRROR_PROOF_AGE(
            "library.mirror.proof.age.seconds",
            "Seconds since this mirror was last verified; +Inf before the first time",
            Per.PARTNER),
    MIRROR_PROOF_ITEMS(
            "library.mirror.proof.items", "The partner's items at this mirror's latest receipt", Per.PARTNER),
    MIRROR_PROOF_VERIFIED("library.mirror.proof.verified.items", "Of these, held here byte for byte", Per.PARTNER),
    MIRROR_PROOF_REJECTED("library.mirror.proof.rejected.items", "Of these, kept aside here", Per.PARTNER),
    MIRROR_PROOF_DIFFERING("library.mirror.proof.differing.items", "Items that differ here otherwise", Per.PARTNER),
    LETTERS_LOG_SEQUENCE(
            "library.letters.log.sequence", "Number of the latest change of the letters to the partner", Per.PARTNER),
    LETTERS_LOG_PUBLISHED_SEQUENCE(
            "library.letters.log.published.sequence",
            "Number up to which the broker has acknowledged all of them",
            Per.PARTNER),
    LETTERS_LOG_BACKLOG(
            "library.letters.log.backlog.records",
            "Letters to the partner to be sent, counted up to 100000",
            Per.PARTNER),
    LETTERS_LOG_RESTORED(
            "library.letters.log.restored",
            "1 while no letter goes to the partner since the database is older than the log of letters",
            Per.PARTNER),
    LETTERS_LOG_RESTORED_CHOICES(
            "library.letters.log.restored.choices", "Letters that wait for a person's choice", Per.PARTNER),
    LETTERS_LOG_PROOF_AGE(
            "library.letters.log.proof.age.seconds",
            "Seconds since the log of letters was at the place up to which the partner is proved; +Inf before the first proof",
            Per.PARTNER),
    LETTERS_LOG_PROOF_LETTERS(
            "library.letters.log.proof.letters", "Own letters at the partner's latest receipt", Per.PARTNER),
    LETTERS_LOG_PROOF_VERIFIED(
            "library.letters.log.proof.verified.letters", "Of these, held there byte for byte", Per.PARTNER),
    LETTERS_LOG_PROOF_REJECTED("library.letters.log.proof.rejected.letters", "Of these, kept aside there", Per.PARTNER),
    LETTERS_LOG_PROOF_DIFFERING(
            "library.letters.log.proof.differing.letters", "Letters that differ there otherwise", Per.PARTNER),
    LETTERS_MIRROR_SEQUENCE(
            "library.letters.mirror.applied.sequence",
            "Highest number of the partner's log of letters applied",
            Per.PARTNER),
    LETTERS_MIRROR_CATCHING_UP(
            "library.letters.mirror.catching.up",
            "1 while the mirror has not stood at the log's end since a gap or a start from the beginning",
            Per.PARTNER),
    LETTERS_MIRROR_GAP(
            "library.letters.mirror.gap", "1 while a record was found missing and no proof has followed", Per.PARTNER),
    LETTERS_MIRROR_DROPPED(
            "library.letters.mirror.dropped.records",
            "Rejected records of which nothing was kept but this number, since there were too many",
            Per.PARTNER),
    LETTERS_MIRROR_UNSETTLED(
            "library.letters.mirror.unsettled.records",
            "Rejected records that are not settled, counted up to 100000",
            Per.PARTNER,
            "state",
            "open requested"),
    LETTERS_MIRROR_PROOF_AGE(
            "library.letters.mirror.proof.age.seconds",
            "Seconds since this mirror of letters was last verified; +Inf before the first time",
            Per.PARTNER),
    LETTERS_MIRROR_PROOF_LETTERS(
            "library.letters.mirror.proof.letters",
            "The partner's letters at this mirror's latest receipt",
            Per.PARTNER),
    LETTERS_MIRROR_PROOF_VERIFIED(
            "library.letters.mirror.proof.verified.letters", "Of these, held here byte for byte", Per.PARTNER),
    LETTERS_MIRROR_PROOF_REJECTED(
            "library.letters.mirror.proof.rejected.letters", "Of these, kept aside here", Per.PARTNER),
    LETTERS_MIRROR_PROOF_DIFFERING(
            "library.letters.mirror.proof.differing.letters", "Letters that differ here otherwise", Per.PARTNER),
    NIGHTS_LAST_OUTCOME(
            "library.nights.last.outcome",
            "1 for what came of the latest night that is over",
            Per.CITY,
            "outcome",
            "complete nothing-to-exchange partial paused failed missed"),
    NIGHTS_COVERED_AGE(
            "library.nights.covered.age.seconds",
            "Seconds since the last night that was covered, or since the first one to be kept",
            Per.CITY),
    NIGHTS_RECENT(
            "library.nights.recent",
            "Of the last 28 nights, how many came to this",
            Per.CITY,
            "state",
            "covered late failed missed"),
    NIGHTS_GAPS("library.nights.gaps", "Nights missed or failed that no later one has caught up", Per.CITY),
    NIGHTS_RUNNING("library.nights.running", "1 while a run is at work", Per.CITY),
    NIGHTS_LAST_DURATION("library.nights.last.duration.seconds", "How long the last run took", Per.CITY),
    IMPORTS(
            "library.imports",
            "Imports that have not come to an end",
            Per.CITY,
            "state",
            "received checking held running"),
    SEARCH_BEHIND("library.search.behind.items", "Changes that this process's search index lacks", Per.CITY);

    private enum Per {
        CITY,
        PARTNER
    }

    private final String metric;
    private final String description;
    private final Per per;
    private final String label;
    private final String terms;

    Figure(String metric, String description, Per per) {
        this(metric, description, per, "", "");
    }

    Figure(String metric, String description, Per per, String label, String terms) {
        this.metric = metric;
        this.description = description;
        this.per = per;
        this.label = label;
        this.terms = terms;
    }

    String metric() {
        return metric;
    }

    String description() {
        return description;
    }

    boolean isPerPartner() {
        return per == Per.PARTNER;
    }

    /** The label that, besides the partner, distinguishes the figure's series; empty if there is none. */
    String label() {
        return label;
    }

    /** The values of the label. A value for which the database has no row counts as zero. */
    List<String> terms() {
        return terms.isEmpty() ? List.of() : List.of(terms.split(" "));
    }

    static Figure of(String metric) {
        return Stream.of(values())
                .filter(each -> each.metric.equals(metric))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure is called " + metric));
    }
}
