package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Items as a city's systems send them. */
public final class ItemDocuments {

    private static final String PARAGRAPH =
            "Readings, lantern making and a walk along the waterfront; everyone is welcome. ";
    private static final String PARAGRAPH_ZH = "朗诵会、手工灯笼与滨水步行，欢迎所有人参加。";

    private ItemDocuments() {}

    /** A published event of about 1.5 KB with the text in its title. */
    public static ObjectNode event(String title) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("kind", "cultural-event")
                .put("status", "published")
                .put("originalLanguage", "en")
                .put("licence", "https://creativecommons.org/licenses/by/4.0/")
                .put("attribution", "Leeds Libraries");
        item.putObject("title").put("en", title).put("zh-Hans", "水岸之夜");
        item.putObject("description").put("en", PARAGRAPH.repeat(6).strip()).put("zh-Hans", PARAGRAPH_ZH.repeat(6));
        ObjectNode place = item.putObject("place");
        place.put("latitude", 53.7997)
                .put("longitude", -1.5492)
                .putObject("name")
                .put("en", "Leeds waterfront");
        ObjectNode event = item.putObject("event");
        event.putArray("occurrences")
                .addObject()
                .put("start", "2027-10-07T18:00")
                .put("end", "2027-10-07T23:00")
                .put("zone", "Europe/London");
        event.putArray("audience").add("families");
        return item;
    }

    /** A letter to the city with the text in its subject, as a librarian writes it. */
    public static ObjectNode letter(String to, String subject) {
        ObjectNode letter = JsonNodeFactory.instance.objectNode();
        letter.put("to", to).put("originalLanguage", "en").put("asks", "reply");
        letter.putObject("from").put("desk", "events");
        letter.putObject("subject").put("en", subject).put("zh-Hans", "水岸照片");
        letter.putObject("text")
                .put("en", "Dear colleagues, do you know this wharf?")
                .put("zh-Hans", "您认得这座码头吗？");
        return letter;
    }

    /** The same, but it ends before it begins, so a node refuses it. */
    public static ObjectNode impossible(String title) {
        ObjectNode item = event(title);
        ((ObjectNode) item.at("/event/occurrences/0")).put("end", "2027-10-07T17:00");
        return item;
    }

    public static ObjectNode draft(String title) {
        return event(title).put("status", "draft");
    }
}
