package org.libraryexchange.rejected;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.libraryexchange.record.Topics;

/** A record of a partner's log that could not be mirrored; written by the applier, only its state changes here. */
@Entity
@DynamicUpdate
@Table(name = "rejected_record")
class RejectedRow {

    @Id
    long id;

    String owner;
    String topic;

    @Column(name = "record_offset")
    long offset;

    @Column(name = "record_time")
    Instant time;

    /** Of key, value and headers together, which are read apart from the row: see {@link Original}. */
    @Column(insertable = false, updatable = false)
    long bytes;

    /** Of the whole value, where only its beginning was kept. */
    @Column(name = "whole_bytes", insertable = false, updatable = false)
    Long wholeBytes;

    @Column(name = "whole_sha256", insertable = false, updatable = false)
    byte[] wholeSha256;

    String reason;

    @Column(columnDefinition = "text")
    String detail;

    Instant rejected;
    boolean purged;

    @Column(name = "item_id")
    UUID itemId;

    Long sequence;
    String state;
    Instant settled;

    @Column(name = "settled_by")
    String settledBy;

    String note;

    protected RejectedRow() {}

    /** Whether it is more than is held in memory. */
    boolean isGiant() {
        return bytes > Original.MOST_BYTES;
    }

    /** Whether it can be judged again: as a whole, and an item's; what a partner says in its control log is not said again. */
    boolean canBeJudged() {
        return !isGiant() && wholeBytes == null && topic.equals(Topics.items(owner));
    }

    RejectedState state() {
        return RejectedState.of(state).orElseThrow();
    }

    /** Nothing more becomes of it. */
    void settle(RejectedState end, String by, Instant now) {
        state = end.term();
        settledBy = by;
        settled = now;
    }
}
