package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letters.LetterThreads.LetterThread;

/**
 * A thread as an ActivityStreams 2.0 collection, with the activities that COAR Notify 1.0.1 uses: a letter is created,
 * or offered if it asks for a text; its addressee accepts or rejects it; its sender undoes or deletes it.
 *
 * @param addresses of the cities' nodes
 */
record ThreadActivities(String city, Map<String, URI> addresses) {

    static final String MEDIA_TYPE = "application/activity+json";

    private static final Set<String> OFFERED = Set.of("translation", "check");
    private static final Map<String, String> ANSWERS = Map.of(
            "in-hand", "TentativeAccept",
            "accepted", "Accept",
            "partly-accepted", "Accept",
            "declined", "Reject");

    /**
     * The collection, or a page of it.
     *
     * @param isFirst whether the page begins with the first letter
     * @param next address of the next page; null on the last
     */
    byte[] of(LetterThread thread, boolean isFirst, String next) {
        ObjectNode collection = StrictJson.mapper().createObjectNode();
        collection
                .putArray("@context")
                .add("https://www.w3.org/ns/activitystreams")
                .add("https://coar-notify.net");
        ArrayNode items = StrictJson.mapper().createArrayNode();
        thread.page().letters().forEach(letter -> add(items, letter));
        if (isFirst && next == null) {
            collection.put("id", absolute(thread.address())).put("type", "OrderedCollection");
            collection.put("totalItems", items.size());
        } else {
            collection.put("type", "OrderedCollectionPage").put("partOf", absolute(thread.address()));
        }
        if (next != null) {
            collection.put("next", absolute(next));
        }
        collection.set("orderedItems", items);
        return collection.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void add(ArrayNode items, HeldLetter held) {
        JsonNode letter = LetterQuery.tree(held.document());
        String type = OFFERED.contains(letter.path("asks").asText()) ? "Offer" : "Create";
        ObjectNode begun = activity(items, id("begun", held), type, held.owner(), held.addressee(city));
        if (letter.hasNonNull("sent")) {
            begun.put("published", letter.path("sent").asText());
        }
        describe(begun.putObject("object"), held, letter);
        if (held.handling() != null) {
            addAnswer(items, held, LetterQuery.tree(held.handling()));
        }
        if (!held.isSent()) {
            boolean isUndone = held.status().equals("recalled");
            activity(items, id("ended", held), isUndone ? "Undo" : "Delete", held.owner(), held.addressee(city))
                    .put("published", letter.path("updated").asText())
                    .put("object", isUndone ? id("begun", held) : note(held));
        }
    }

    private void addAnswer(ArrayNode items, HeldLetter held, JsonNode handling) {
        String type = ANSWERS.get(handling.path("state").asText());
        if (type != null) {
            String id = "urn:uuid:" + handling.path("id").asText();
            ObjectNode answer = activity(items, id, type, held.addressee(city), held.owner())
                    .put("published", handling.path("updated").asText())
                    .put("inReplyTo", id("begun", held))
                    .put("object", id("begun", held));
            if (handling.path("reason").isObject()) {
                answer.set("summaryMap", handling.path("reason"));
            }
        }
    }

    private ObjectNode activity(ArrayNode items, String id, String type, String actor, String target) {
        ObjectNode activity = items.addObject().put("id", id).put("type", type);
        activity.set("actor", service(actor));
        activity.set("target", service(target));
        return activity;
    }

    private ObjectNode service(String name) {
        ObjectNode service = StrictJson.mapper().createObjectNode();
        if (addresses.containsKey(name)) {
            service.put("id", addresses.get(name).toString());
        }
        return service.put("type", "Service").put("name", name);
    }

    private void describe(ObjectNode note, HeldLetter held, JsonNode letter) {
        note.put("id", note(held)).put("url", absolute("/api/v1/letters/" + held.id()));
        if (held.isSent()) {
            note.put("type", "Note").put("mediaType", "text/plain");
            note.set("nameMap", letter.path("subject"));
            note.set("contentMap", letter.path("text"));
        } else {
            note.put("type", "Tombstone").put("formerType", "Note");
        }
        if (letter.hasNonNull("inReplyTo")) {
            note.put("inReplyTo", "urn:uuid:" + letter.path("inReplyTo").asText());
        }
    }

    private static String note(HeldLetter held) {
        return "urn:uuid:" + held.id();
    }

    /** The same in both cities. */
    private static String id(String step, HeldLetter held) {
        String name = step + "/" + held.owner() + "/" + held.id();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private String absolute(String path) {
        return addresses.get(city).resolve(path).toString();
    }
}
