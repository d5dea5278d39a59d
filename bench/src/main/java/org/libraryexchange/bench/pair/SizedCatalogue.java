package org.libraryexchange.bench.pair;

import org.libraryexchange.pair.CityUnderTest;

/** A catalogue of a given size. It is written without the node, which is fast. */
record SizedCatalogue(int items) {

    private static final int ROWS_AT_A_TIME = 50_000;

    /**
     * Items as Leeds would have written them, about 1,500 bytes each. Their sequences are taken in the same
     * transaction.
     */
    private static final String LOAD = """
            with given as (update own_log set sequence = sequence + %1$d returning sequence - %1$d as before),
            numbered as (
                select uuidv7() as id, before + n as sequence, n from given, generate_series(1, %1$d) n),
            written as (
                select id, sequence, '{"created":"2026-11-20T14:05:11Z","id":"' || id || '","kind":"history-resource",'
                    || '"licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en",'
                    || '"owner":"leeds","status":"published","summary":{"en":"' || repeat(md5(id::text) || ' canal ', 30)
                    || '"},"title":{"en":"Photograph ' || sequence || '"},"updated":"2026-11-20T14:05:11Z","version":1}'
                    as document
                from numbered)
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select id, 'leeds', 'history-resource', 'published', 1, sequence, document,
                sha256(convert_to(document, 'UTF8')), '{en}', '2026-11-20T14:05:11Z' from written
            """;

    static SizedCatalogue of(int items) {
        return new SizedCatalogue(items);
    }

    /** Adds items until the owner has this many. */
    void writeTo(CityUnderTest owner) {
        long there = owner.database().number("select count(*) from item where owner = 'leeds'");
        for (long left = items - there; left > 0; left -= ROWS_AT_A_TIME) {
            owner.database().executeAs("leeds", LOAD.formatted(Math.min(left, ROWS_AT_A_TIME)));
        }
    }
}
