package org.libraryexchange.rejected;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many retries had which outcome. */
public record RetryCounts(
        int requested, @JsonProperty("still-unfit") int stillUnfit, int superseded) {

    static final RetryCounts NONE = new RetryCounts(0, 0, 0);

    RetryCounts plus(RetryOutcome outcome) {
        return switch (outcome) {
            case REQUESTED -> new RetryCounts(requested + 1, stillUnfit, superseded);
            case STILL_UNFIT -> new RetryCounts(requested, stillUnfit + 1, superseded);
            case SUPERSEDED -> new RetryCounts(requested, stillUnfit, superseded + 1);
        };
    }
}
