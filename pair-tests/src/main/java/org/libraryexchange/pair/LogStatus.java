package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import org.libraryexchange.record.CityLog.Sort;

/** What a node says about its own log and its only partner's, of items, letters or pictures. */
public record LogStatus(Log log, Mirror mirror) {

    /**
     * The city's own log.
     *
     * @param lastError empty if nothing is wrong
     */
    public record Log(long sequence, long publishedUpTo, String state, String lastError) {}

    /** The mirror of the partner. */
    public record Mirror(long appliedUpTo, long lagRecords, long rejected, String state, String lastError) {}

    static LogStatus of(Sort sort, String json) {
        JsonNode status = Json.read(json);
        JsonNode partner = status.path("partners").path(0);
        if (sort == Sort.ITEMS) {
            return new LogStatus(log(status.path("log")), mirror(partner));
        }
        JsonNode logs = partner.path(sort == Sort.LETTERS ? "letters" : "pictures");
        return new LogStatus(log(logs.path("sent")), mirror(logs.path("received")));
    }

    private static Log log(JsonNode log) {
        return new Log(
                log.path("sequence").asLong(),
                log.path("publishedUpTo").asLong(),
                log.path("state").asText(),
                log.path("lastError").asText(""));
    }

    private static Mirror mirror(JsonNode mirror) {
        return new Mirror(
                mirror.path("appliedUpTo").asLong(),
                mirror.path("lagRecords").asLong(-1),
                mirror.path("rejected").asLong(),
                mirror.path("state").asText(),
                mirror.path("lastError").asText(""));
    }
}
