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

    private void add(ArrayNode items, LetterRecord letter) {
        String type = OFFERED.contains(letter.document().path("asks").asText()) ? "Offer" : "Create";
        ObjectNode begun = activity(items, id("begun", letter), type, letter.owner(), letter.addressee(city));
        if (letter.document().tree().hasNonNull("sent")) {
            begun.put("published", letter.document().path("sent").asText());
        }
        describe(begun.putObject("object"), letter);
        letter.handling().ifPresent(handling -> addAnswer(items, letter, handling.tree()));
        if (!letter.isSent()) {
            boolean isUndone = letter.status().equals("recalled");
            activity(items, id("ended", letter), isUndone ? "Undo" : "Delete", letter.owner(), letter.addressee(city))
                    .put("published", letter.document().path("updated").asText())
                    .put("object", isUndone ? id("begun", letter) : note(letter));
        }
    }

    private void addAnswer(ArrayNode items, LetterRecord letter, JsonNode handling) {
        String type = ANSWERS.get(handling.path("state").asText());
        if (type != null) {
            String id = "urn:uuid:" + handling.path("id").asText();
            ObjectNode answer = activity(items, id, type, letter.addressee(city), letter.owner())
                    .put("published", handling.path("updated").asText())
                    .put("inReplyTo", id("begun", letter))
                    .put("object", id("begun", letter));
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

    private void describe(ObjectNode note, LetterRecord letter) {
        note.put("id", note(letter)).put("url", absolute("/api/v1/letters/" + letter.id()));
        if (letter.isSent()) {
            note.put("type", "Note").put("mediaType", "text/plain");
            note.set("nameMap", letter.document().path("subject"));
            note.set("contentMap", letter.document().path("text"));
        } else {
            note.put("type", "Tombstone").put("formerType", "Note");
        }
        if (letter.document().tree().hasNonNull("inReplyTo")) {
            note.put(
                    "inReplyTo",
                    "urn:uuid:" + letter.document().path("inReplyTo").asText());
        }
    }

    private static String note(LetterRecord letter) {
        return "urn:uuid:" + letter.id();
    }

    /** The same in both cities. */
    private static String id(String step, LetterRecord letter) {
        String name = step + "/" + letter.owner() + "/" + letter.id();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private String absolute(String path) {
        return addresses.get(city).resolve(path).toString();
    }
}
