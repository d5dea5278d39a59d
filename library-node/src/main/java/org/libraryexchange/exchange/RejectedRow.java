package org.libraryexchange.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A record of a partner's log that could not be mirrored; written by the applier, only read here. */
@Entity
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

    byte[] key;
    byte[] value;
    byte[] headers;
    String reason;

    @Column(columnDefinition = "text")
    String detail;

    Instant rejected;
    boolean purged;

    protected RejectedRow() {}
}
