package org.libraryexchange.stack.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * The letters in {@code letters.json} of the cities' folders. Each has a {@code letter}, and maybe what the partner offers
 * in its {@code answer}, which is accepted, and what the city changes {@code then} in the item. Items are named by their
 * identifiers.
 *
 * @param token with the roles {@code cataloguer} and {@code librarian}
 */
record SampleLetters(List<CitySettings> cities, String token) {

    private static final String LETTERS = "/api/v1/letters";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Sends those of the cities that have sent none yet, and returns when they have arrived. */
    void send() {
        List<CitySettings> silent =
                cities.stream().filter(city -> isSilent(at(city.name()))).toList();
        silent.forEach(city -> SampleCatalogue.file(city.samples(), "letters.json")
                .forEach(conversation -> converse(at(city.name()), conversation)));
    }

    private static boolean isSilent(NodeApi city) {
        return city.ask(LETTERS + "?box=out&limit=1").path("letters").isEmpty();
    }

    private NodeApi at(String city) {
        return NodeApi.of(city, cities, token);
    }

    private void converse(NodeApi city, JsonNode conversation) {
        NodeApi partner = at(conversation.at("/letter/to").asText());
        String letter = send(conversation.path("letter").deepCopy(), city, partner);
        if (conversation.has("answer")) {
            ObjectNode answer = conversation.path("answer").deepCopy();
            String offer = send(answer.put("inReplyTo", letter), partner, city);
            handle(partner, letter, "answered");
            handle(city, offer, "accepted");
            String item = "/api/v1/items/" + answer.at("/proposal/item").asText();
            city.act("PATCH", item, conversation.path("then"));
        }
    }

    private String send(ObjectNode letter, NodeApi from, NodeApi to) {
        letter.path("about").forEach(about -> identify((ObjectNode) about));
        if (letter.path("proposal") instanceof ObjectNode proposal) {
            offer(proposal);
        }
        String id = from.act("POST", LETTERS, letter).path("id").asText();
        from.act("POST", LETTERS + "/" + id + "/send", null);
        NodeApi.await(
                () -> to.get(LETTERS + "/" + id).statusCode() == 200, PATIENCE, () -> "letter " + id + " is not there");
        return id;
    }

    private void identify(ObjectNode about) {
        ObjectNode item =
                (ObjectNode) NodeApi.answered(item(about.remove("identifier").asText()));
        about.setAll(item.retain("owner", "id", "version"));
    }

    private void offer(ObjectNode proposal) {
        HttpResponse<String> item = item(proposal.path("item").asText());
        JsonNode document = NodeApi.answered(item);
        String tag = item.headers().firstValue("ETag").orElseThrow();
        proposal.set("item", document.path("id"));
        proposal.putObject("base").put("sha256", tag.replace("\"", "")).set("version", document.path("version"));
    }

    /** What the city of a sample says that it is. */
    private HttpResponse<String> item(String name) {
        return at(name.substring(0, name.indexOf('-'))).get(SampleCatalogue.address(name));
    }

    private static void handle(NodeApi node, String letter, String state) {
        node.act(
                "PUT",
                LETTERS + "/" + letter + "/handling",
                JsonNodeFactory.instance.objectNode().put("state", state));
    }
}
