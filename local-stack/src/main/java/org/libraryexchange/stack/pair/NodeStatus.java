package org.libraryexchange.stack.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.libraryexchange.stack.StackException;

/** What one node says about its own catalogue and its mirrors. */
public record NodeStatus(String city, Counts own, long sequence, Map<String, Mirror> mirrors) {

    /** Items that leave the city, by status. Drafts do not. */
    public record Counts(long published, long withdrawn, long erased) {

        private static Counts of(JsonNode items) {
            return new Counts(
                    items.path("published").asLong(),
                    items.path("withdrawn").asLong(),
                    items.path("erased").asLong());
        }
    }

    /** The mirror of one partner's catalogue. */
    public record Mirror(Counts items, long appliedUpTo, long lagRecords, long rejected) {

        private static Mirror of(JsonNode partner) {
            return new Mirror(
                    Counts.of(partner.path("items")),
                    partner.path("appliedUpTo").asLong(),
                    partner.path("lagRecords").asLong(),
                    partner.path("rejected").asLong());
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks the node. The token needs the role {@code ops}. */
    public static NodeStatus of(CitySettings city, String token) {
        HttpResponse<String> answer = new NodeApi(city.api(), token).get("/api/v1/exchange/status");
        if (answer.statusCode() != 200) {
            throw new StackException(
                    city.title() + " did not report its status: " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    static NodeStatus parse(String json) {
        try {
            JsonNode status = JSON.readTree(json);
            Map<String, Mirror> mirrors = StreamSupport.stream(
                            status.path("partners").spliterator(), false)
                    .collect(Collectors.toMap(partner -> partner.path("city").asText(), Mirror::of));
            return new NodeStatus(
                    status.path("city").asText(),
                    Counts.of(status.path("items")),
                    status.path("log").path("sequence").asLong(),
                    mirrors);
        } catch (IOException e) {
            throw new StackException("the exchange status is not JSON: " + json, e);
        }
    }

    /** Whether this node holds everything that the owner has published, up to its last change. */
    public boolean mirrors(NodeStatus owner) {
        Mirror mirror = mirrors.get(owner.city());
        return mirror != null
                && mirror.appliedUpTo() == owner.sequence()
                && mirror.lagRecords() == 0
                && mirror.items().equals(owner.own());
    }

    /** Returns when each city's mirror equals the other's catalogue. */
    public static void awaitEqualMirrors(PairSettings settings, String token, Duration patience) {
        CitySettings one = settings.cities().get(0);
        CitySettings other = settings.cities().get(1);
        NodeApi.await(
                () -> {
                    NodeStatus here = of(one, token);
                    NodeStatus there = of(other, token);
                    return here.mirrors(there) && there.mirrors(here);
                },
                patience,
                () -> "the mirrors do not match:\n  " + of(one, token) + "\n  " + of(other, token));
    }
}
