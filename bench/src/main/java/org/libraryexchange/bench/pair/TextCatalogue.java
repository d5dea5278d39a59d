package org.libraryexchange.bench.pair;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.pair.CityUnderTest;

/** A catalogue of Leeds of a given size with realistic texts. It is written without the node, which is fast. */
public record TextCatalogue(int items) {

    private static final int ROWS_AT_A_TIME = 5_000;

    private static final String LOAD = """
            with given as (update own_log set sequence = sequence + %d returning sequence - %1$d as before)
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select (item ->> 'id')::uuid, item ->> 'owner', item ->> 'kind', 'published', 1, before + n, document,
                sha256(convert_to(document, 'UTF8')), '{en,zh-Hans}', (item ->> 'updated')::timestamptz
            from given, (select document, n, document::json as item
                from unnest(?::text[]) with ordinality as given_text (document, n)) one
            """;

    /** Adds items until the owner has this many. */
    public void writeTo(CityUnderTest city) {
        Texts texts = new Texts(1);
        long there = city.database().number("select count(*) from item where owner = 'leeds'");
        for (long left = items - there; left > 0; left -= ROWS_AT_A_TIME) {
            int rows = (int) Math.min(left, ROWS_AT_A_TIME);
            List<String> documents = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                documents.add(texts.document("leeds"));
            }
            city.database().executeAs("leeds", LOAD.formatted(rows), (Object) documents.toArray(String[]::new));
        }
        city.database().execute("vacuum (analyze) item");
    }

    /** Waits until searches in the city find all its items. */
    public static void awaitIndexed(CityUnderTest city) {
        Waiting.until(() -> city.client().searchBehind() == 0);
    }
}
