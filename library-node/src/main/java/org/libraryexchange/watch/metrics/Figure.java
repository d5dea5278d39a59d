package org.libraryexchange.watch.metrics;

import java.util.List;

/**
 * A number that is read from the database. docs/monitor.md lists names and meanings.
 *
 * @param label that, besides the partner, distinguishes the figure's series; empty if there is none
 * @param terms the values of the label. A value for which the database has no row counts as zero
 */
record Figure(String metric, String description, boolean perPartner, String label, List<String> terms) {

    static final List<Figure> ALL = List.of(
            ofCity("log.sequence", "Number of the city's latest change"),
            ofCity("log.published.sequence", "Number up to which the broker has acknowledged all"),
            ofCity("log.backlog.records", "Own items to be sent, counted up to 100000"),
            ofCity("log.held.records", "Own items that wait for the night, counted up to 100000"),
            ofCity("log.restored", "1 while nothing is published since the database is older than its log"),
            ofCity("log.restored.choices", "Items that wait for a person's choice"),
            ofPartner("log.applied.sequence", "Number up to which the partner has applied the city's log, as it says"),
            ofPartner(
                    "log.proof.age.seconds",
                    "Seconds since the city's log was at the place up to which the partner is proved; +Inf before the"
                            + " first proof"),
            ofPartner("log.proof.items", "Own items at the partner's latest receipt"),
            ofPartner("log.proof.verified.items", "Of these, held there byte for byte"),
            ofPartner("log.proof.rejected.items", "Of these, kept aside there"),
            ofPartner("log.proof.differing.items", "Items that differ there otherwise"),
            ofPartner("mirror.applied.sequence", "Highest number of the partner's log applied"),
            ofPartner(
                    "mirror.catching.up",
                    "1 while the mirror has not stood at the log's end since a gap or a start from the beginning"),
            ofPartner("mirror.gap", "1 while a record was found missing and no proof has followed"),
            ofPartner("mirror.paused", "1 while nothing of the partner is applied, because somebody has paused it"),
            ofPartner(
                    "mirror.dropped.records",
                    "Rejected records of which nothing was kept but this number, since there were too many"),
            ofPartner("mirror.unsettled.records", "Rejected records that are not settled, counted up to 100000")
                    .by("state", "open requested"),
            ofPartner(
                    "mirror.proof.age.seconds",
                    "Seconds since this mirror was last verified; +Inf before the first time"),
            ofPartner("mirror.proof.items", "The partner's items at this mirror's latest receipt"),
            ofPartner("mirror.proof.verified.items", "Of these, held here byte for byte"),
            ofPartner("mirror.proof.rejected.items", "Of these, kept aside here"),
            ofPartner("mirror.proof.differing.items", "Items that differ here otherwise"),
            ofPartner("letters.log.sequence", "Number of the latest change of the letters to the partner"),
            ofPartner("letters.log.published.sequence", "Number up to which the broker has acknowledged all of them"),
            ofPartner("letters.log.backlog.records", "Letters to the partner to be sent, counted up to 100000"),
            ofPartner(
                    "letters.log.restored",
                    "1 while no letter goes to the partner since the database is older than the log of letters"),
            ofPartner("letters.log.restored.choices", "Letters that wait for a person's choice"),
            ofPartner(
                    "letters.log.proof.age.seconds",
                    "Seconds since the log of letters was at the place up to which the partner is proved; +Inf before"
                            + " the first proof"),
            ofPartner("letters.log.proof.letters", "Own letters at the partner's latest receipt"),
            ofPartner("letters.log.proof.verified.letters", "Of these, held there byte for byte"),
            ofPartner("letters.log.proof.rejected.letters", "Of these, kept aside there"),
            ofPartner("letters.log.proof.differing.letters", "Letters that differ there otherwise"),
            ofPartner("letters.mirror.applied.sequence", "Highest number of the partner's log of letters applied"),
            ofPartner(
                    "letters.mirror.catching.up",
                    "1 while the mirror has not stood at the log's end since a gap or a start from the beginning"),
            ofPartner("letters.mirror.gap", "1 while a record was found missing and no proof has followed"),
            ofPartner(
                    "letters.mirror.dropped.records",
                    "Rejected records of which nothing was kept but this number, since there were too many"),
            ofPartner("letters.mirror.unsettled.records", "Rejected records that are not settled, counted up to 100000")
                    .by("state", "open requested"),
            ofPartner(
                    "letters.mirror.proof.age.seconds",
                    "Seconds since this mirror of letters was last verified; +Inf before the first time"),
            ofPartner("letters.mirror.proof.letters", "The partner's letters at this mirror's latest receipt"),
            ofPartner("letters.mirror.proof.verified.letters", "Of these, held here byte for byte"),
            ofPartner("letters.mirror.proof.rejected.letters", "Of these, kept aside here"),
            ofPartner("letters.mirror.proof.differing.letters", "Letters that differ here otherwise"),
            ofCity("pictures.log.sequence", "Number of the latest change of the city's pictures"),
            ofCity("pictures.log.published.sequence", "Number up to which the broker has acknowledged all of them"),
            ofCity("pictures.log.backlog.records", "Own pictures to be sent, counted up to 100000"),
            ofPartner(
                    "pictures.log.proof.age.seconds",
                    "Seconds since the log of pictures was at the place up to which the partner is proved; +Inf before"
                            + " the first proof"),
            ofPartner("pictures.mirror.applied.sequence", "Highest number of the partner's log of pictures applied"),
            ofPartner(
                    "pictures.mirror.dropped.records",
                    "Rejected records of which nothing was kept but this number, since there were too many"),
            ofPartner(
                            "pictures.mirror.unsettled.records",
                            "Rejected records that are not settled, counted up to 100000")
                    .by("state", "open requested"),
            ofPartner(
                    "pictures.mirror.proof.age.seconds",
                    "Seconds since this mirror of pictures was last verified; +Inf before the first time"),
            ofCity("nights.last.outcome", "1 for what came of the latest night that is over")
                    .by("outcome", "complete nothing-to-exchange partial paused failed missed"),
            ofCity(
                    "nights.covered.age.seconds",
                    "Seconds since the last night that was covered, or since the first one to be kept"),
            ofCity("nights.recent", "Of the last 28 nights, how many came to this")
                    .by("state", "covered late failed missed"),
            ofCity("nights.gaps", "Nights missed or failed that no later one has caught up"),
            ofCity("nights.running", "1 while a run is at work"),
            ofCity("nights.last.duration.seconds", "How long the last run took"),
            ofCity("imports", "Imports that have not come to an end").by("state", "received checking held running"),
            ofCity("search.behind.items", "Changes that this process's search index lacks"));

    private static Figure ofCity(String name, String description) {
        return new Figure("library." + name, description, false, "", List.of());
    }

    private static Figure ofPartner(String name, String description) {
        return new Figure("library." + name, description, true, "", List.of());
    }

    private Figure by(String label, String terms) {
        return new Figure(metric, description, perPartner, label, List.of(terms.split(" ")));
    }
}
