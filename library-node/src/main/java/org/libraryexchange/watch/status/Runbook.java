package org.libraryexchange.watch.status;

import org.libraryexchange.record.Topics;
import org.libraryexchange.watch.health.StuckCause;
import org.libraryexchange.watch.health.Verdict;
import org.libraryexchange.watch.health.Verdict.Paused;

/** A section of the runbooks that says what to do. */
public enum Runbook {
    BROKER("brokerunreachable"),
    DATABASE("databaseunreachable"),
    DESK_MAIL("mail-about-letters"),
    EXCHANGE_STUCK("exchangestuck"),
    FOREIGN_RECORDS("foreignrecords"),
    IMPORT_HELD("importheld"),
    IMPORTS_STUCK("importsstuck"),
    LETTERS_DIFFER("lettersdiffer"),
    LETTERS_RESTORED("lettersrestored"),
    LETTERS_STUCK("lettersstuck"),
    MIRROR_DIFFERS("mirrordiffers"),
    NIGHT_FAILED("nightfailed"),
    NIGHT_NOT_COVERED("nightnotcovered"),
    NIGHT_PARTIAL("nightpartial"),
    OWNER_RESTORED("ownerrestored"),
    PAUSE("pausing-a-partner"),
    PROOFS("proofs"),
    REJECTED_LETTERS("rejectedlettersopen"),
    REJECTED_RECORDS("rejectedrecordsopen"),
    PICTURES("pictures"),
    SEARCH_STUCK("searchstuck");

    private static final String PAGE = "/ops/guides/runbooks#";

    private final String section;

    Runbook(String section) {
        this.section = section;
    }

    /** The anchor of the section. */
    String section() {
        return section;
    }

    /** The section's address at this node. */
    public String address() {
        return PAGE + section;
    }

    /** What to do about a log that is behind, stuck or paused. */
    public static Runbook of(String topic, Verdict verdict) {
        if (verdict instanceof Paused) {
            return PAUSE;
        }
        Runbook later = Topics.isLetters(topic) ? LETTERS_STUCK : PICTURES;
        Runbook log = Topics.isLetters(topic) || Topics.isPictures(topic) ? later : EXCHANGE_STUCK;
        return verdict.reason().map(cause -> of(cause, log)).orElse(log);
    }

    /** What to do about a cause, or otherwise about what it has stopped. */
    public static Runbook of(StuckCause cause, Runbook stopped) {
        return switch (cause) {
            case DATABASE_SILENT -> DATABASE;
            case BROKER_SILENT -> BROKER;
            case FOREIGN_RECORDS -> FOREIGN_RECORDS;
            default -> stopped;
        };
    }
}
