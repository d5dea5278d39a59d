package org.libraryexchange.pair;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Header;

/** Those of the log of letters to Hangzhou. */
final class HostileLetters extends HostileRecords {

    private static final UUID ID = UUID.fromString("019ac1f3-0000-7000-8000-00000000bad0");
    private static final String THREAD = "019ac1f4-0000-7000-8000-00000000bad0";
    private static final String HANDLED = "019ac1f5-0000-7000-8000-00000000bad0";
    private static final String SUBJECT = "{\"en\":\"Forged\"}";

    HostileLetters() {
        super(CityLog.letters("leeds", "hangzhou"), ID, """
                {"asks":"none","from":{"desk":"events"},"id":"%s","kind":"letter","originalLanguage":"en","owner":"leeds",\
                "seen":0,"sent":"2026-11-20T14:05:11Z","status":"sent","subject":%s,"text":{"en":"In confidence"},\
                "thread":"%s","to":"hangzhou","turn":1,"updated":"2026-11-20T14:05:11Z","version":1}""".formatted(ID, SUBJECT, THREAD));
    }

    @Override
    List<HostileRecord> ofDocuments() {
        return List.of(
                of("to a third city", document("\"to\":\"hangzhou\"", "\"to\":\"lille\""), "wrong-addressee"),
                of("to its sender", document("\"to\":\"hangzhou\"", "\"to\":\"leeds\""), "wrong-addressee"),
                of("to nobody", document("\"to\":\"hangzhou\",", ""), "wrong-addressee"),
                enveloped("of the item log", "wrong-source", header(Header.SOURCE, "/cities/leeds")),
                enveloped(
                        "of the other direction",
                        "wrong-source",
                        header(Header.SOURCE, "/cities/hangzhou/letters/leeds")),
                enveloped("of another pair", "wrong-source", header(Header.SOURCE, "/cities/leeds/letters/lille")),
                enveloped("the type of an item", "unknown-type", header(Header.TYPE, "org.libraryexchange.item.v1")),
                of("an item", document("\"kind\":\"letter\"", "\"kind\":\"festival\""), "unknown-kind"),
                of("published", document("\"status\":\"sent\"", "\"status\":\"published\""), "invalid-status"),
                of("status of a handling", document("\"status\":\"sent\"", "\"status\":\"current\""), "invalid-status"),
                of("no thread", document("\"thread\":", "\"yarn\":"), "invalid-thread"),
                of("thread in capitals", document(THREAD, THREAD.toUpperCase(Locale.ROOT)), "invalid-thread"),
                of("turn 0", document("\"turn\":1", "\"turn\":0"), "invalid-thread"),
                of("turn 2^53 + 1", document("\"turn\":1", "\"turn\":9007199254740993"), "invalid-thread"),
                of("nothing seen", document("\"seen\":0,", ""), "invalid-thread"),
                of("subject is a text", document(SUBJECT, "\"Forged\""), "wrong-shape"),
                of("text holds numbers", document("\"In confidence\"", "7"), "wrong-shape"),
                of("about texts", with("\"about\":[\"leeds/1\"]"), "wrong-shape"),
                of("links are objects", with("\"links\":[{}]"), "wrong-shape"),
                of("signed by a text", document("{\"desk\":\"events\"}", "\"events\""), "wrong-shape"),
                of("proposes numbers", with("\"proposal\":{\"changes\":[1]}"), "wrong-shape"),
                of("a handling with a letter's id", ID, handling(ID), "invalid-thread"),
                of("a handling with a letter's key", ID, handling(own()), "wrong-id"),
                of("a handling of another city", idFor("hangzhou"), handling(idFor("hangzhou")), "invalid-thread"),
                of(
                        "a handling without a letter",
                        own(),
                        handling(own()).replace("letter\":{", "latter\":{"),
                        "invalid-thread"),
                of("a handling without a state", own(), handling(own()).replace("state", "mood"), "invalid-status"),
                of(
                        "a handling in a state of mind",
                        own(),
                        handling(own()).replace("declined", "Oh dear!"),
                        "invalid-status"),
                of(
                        "a handling with a letter's status",
                        own(),
                        handling(own()).replace("current", "sent"),
                        "invalid-status"));
    }

    private static UUID own() {
        return idFor("leeds");
    }

    private static UUID idFor(String city) {
        return HandlingHead.idFor(city, UUID.fromString(HANDLED));
    }

    private static String handling(UUID id) {
        return """
                {"id":"%s","kind":"handling","letter":{"id":"%s","sha256":"%s","version":1},"owner":"leeds",\
                "reason":{"en":"In confidence"},"state":"declined","status":"current","to":"hangzhou",\
                "updated":"2026-11-20T14:05:11Z","version":1}""".formatted(id, HANDLED, "0".repeat(64));
    }
}
