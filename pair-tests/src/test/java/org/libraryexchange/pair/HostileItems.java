package org.libraryexchange.pair;

import java.util.List;
import java.util.UUID;
import org.libraryexchange.record.CityLog;

/** Those of the log of items. */
final class HostileItems extends HostileRecords {

    private static final UUID ID = UUID.fromString("019ac1f2-0000-7000-8000-00000000bad0");
    private static final String TITLE = "{\"en\":\"Forged\"}";

    HostileItems() {
        super(CityLog.items("leeds"), ID, """
                {"id":"%s","kind":"festival","owner":"leeds","status":"published","title":%s,\
                "updated":"2026-11-20T14:05:11Z","version":1}""".formatted(ID, TITLE));
    }

    @Override
    List<HostileRecord> ofDocuments() {
        return List.of(
                of("title is a text", document(TITLE, "\"Forged\""), "wrong-shape"),
                of("title is a list", document(TITLE, "[\"Forged\"]"), "wrong-shape"),
                of("title holds numbers", document("\"Forged\"", "7"), "wrong-shape"),
                of("occurrences is an object", with("\"festival\":{\"occurrences\":{}}"), "wrong-shape"),
                of("media are texts", with("\"media\":[\"https://example.org/light.jpg\"]"), "wrong-shape"));
    }
}
