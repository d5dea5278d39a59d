package org.libraryexchange.bench.http;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.libraryexchange.bench.pair.Texts;
import org.libraryexchange.pair.CityUnderTest;

/** The requests to a node, and to the endpoints that read bare rows of the same database. */
final class HttpContestants {

    private static final int ITEMS_READ = 10_000;
    private static final int TEXTS_WRITTEN = 1_000;
    private static final long SEED = 2;

    /** What the bare search reads: all texts of each item. */
    private static final String OWN_WORDS = """
            create table if not exists own_words as
            select id, jsonb_to_tsvector('simple', cast(document as jsonb), '["string"]') as words from item;
            create index if not exists own_words_words on own_words using gin (words);
            create unique index if not exists own_words_id on own_words (id);
            grant select on own_words to public;
            analyze own_words
            """;

    private final CityUnderTest city;
    private final URI bare;
    private final List<Item> items;

    /** An item as it is stored, with the digest in hexadecimal and the size in bytes. */
    private record Item(String id, String sha256, int size) {}

    /** @param bare address of the endpoints that read bare rows */
    HttpContestants(CityUnderTest city, URI bare) {
        this.city = city;
        this.bare = bare;
        this.items = city.database()
                .query(
                        """
                        select id, encode(sha256, 'hex'), octet_length(document) from item where owner = ?
                        order by random() limit ?
                        """,
                        row -> new Item(row.getString(1), row.getString(2), row.getInt(3)),
                        city.name(),
                        ITEMS_READ);
        city.database().execute(OWN_WORDS);
    }

    /** Mean size of an item in bytes. */
    int meanSize() {
        return (int) items.stream().mapToInt(Item::size).average().orElseThrow();
    }

    HttpContestant constant() {
        Request request = Request.get(bare.resolve("/constant/" + meanSize()));
        return new HttpContestant("a constant of the same size", () -> request);
    }

    HttpContestant bareRead() {
        return new HttpContestant("bare read of the row", anyOf(i -> Request.get(bare.resolve("/items/" + id(i)))));
    }

    HttpContestant read() {
        return new HttpContestant("item", anyOf(i -> Request.get(address(i))));
    }

    /** Readers who have the current item. */
    HttpContestant conditionalRead() {
        return new HttpContestant("item, unchanged (304)", anyOf(i -> {
            Map<String, String> headers =
                    Map.of("If-None-Match", '"' + items.get(i).sha256() + '"');
            return new Request(address(i), headers, null, HttpURLConnection.HTTP_NOT_MODIFIED);
        }));
    }

    HttpContestant search() {
        return searches("search by words", city.api().resolve("/api/v1/items?limit=20&q="));
    }

    HttpContestant bareSearch() {
        return searches("search by PostgreSQL's own words", bare.resolve("/words?q="));
    }

    private static HttpContestant searches(String title, URI address) {
        Texts texts = new Texts(SEED);
        return new HttpContestant(title, () -> {
            // Taken from one source, so that no two clients ask the same.
            synchronized (texts) {
                return Request.get(URI.create(address + encoded(texts.question())));
            }
        });
    }

    /** Each request writes a new item. */
    HttpContestant write() {
        Texts texts = new Texts(SEED);
        List<String> documents = IntStream.range(0, TEXTS_WRITTEN)
                .mapToObj(i -> Texts.asSent(texts.document(city.name())))
                .toList();
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + city.token("cataloguer"), "Content-Type", "application/json");
        return new HttpContestant("write of a new item", () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            String path = "/api/v1/items/by-identifier/bench/" + Long.toHexString(random.nextLong());
            String document = documents.get(random.nextInt(documents.size()));
            return new Request(city.api().resolve(path), headers, document, HttpURLConnection.HTTP_CREATED);
        });
    }

    private HttpContestant.Source anyOf(IntFunction<Request> request) {
        List<Request> all = IntStream.range(0, items.size()).mapToObj(request).toList();
        return () -> all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    private URI address(int item) {
        return city.api().resolve("/api/v1/items/" + id(item));
    }

    private String id(int item) {
        return items.get(item).id();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
