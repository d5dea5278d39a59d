package org.libraryexchange.bench.pieces;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.libraryexchange.bench.pair.Texts;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;

/**
 * An item in the forms that the pieces of a node need.
 *
 * @param tree the document as read
 * @param document the document as stored and sent
 * @param raw its record as it comes from the log
 * @param texts by which searches find it
 */
record Sample(JsonNode tree, byte[] document, RawRecord raw, List<SearchedText> texts) {

    static final String OWNER = "leeds";

    /** Enough that neither caches nor branch prediction adapt to them. */
    private static final int COUNT = 1_000;

    /**
     * A text of an item.
     *
     * @param readable how much it counts
     */
    record SearchedText(String text, boolean readable) {}

    /** All samples. They are the same each time, except for their ids. */
    static List<Sample> all() {
        Texts texts = new Texts(1);
        return LongStream.rangeClosed(1, COUNT)
                .mapToObj(sequence -> of(texts.document(OWNER), sequence))
                .toList();
    }

    private static Sample of(String written, long sequence) {
        try {
            JsonNode tree = StrictJson.tree(written.getBytes(StandardCharsets.UTF_8));
            byte[] document = CanonicalJson.bytes(tree);
            return new Sample(tree, document, raw(tree, document, sequence), texts(tree));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a made-up item is no JSON", e);
        }
    }

    private static RawRecord raw(JsonNode tree, byte[] document, long sequence) {
        UUID id = UUID.fromString(tree.path("id").asText());
        Instant updated = Instant.parse(tree.path("updated").asText());
        DocumentRecord item = new DocumentRecord(
                CityLog.items(OWNER),
                id,
                sequence,
                sequence - 1,
                document,
                Sha256.of(document),
                updated,
                Optional.empty());
        List<RawHeader> headers = new ArrayList<>();
        item.headers().forEach((name, value) -> headers.add(new RawHeader(name, value)));
        return new RawRecord(sequence - 1, updated, item.key(), item.value(), headers);
    }

    /** In the order of a node's search index. */
    private static List<SearchedText> texts(JsonNode tree) {
        List<SearchedText> texts = new ArrayList<>();
        add(tree.path("title"), true, texts);
        tree.path("subjects").forEach(subject -> add(subject.path("label"), true, texts));
        add(tree.path("place").path("name"), true, texts);
        add(tree.path("summary"), false, texts);
        add(tree.path("description"), false, texts);
        add(tree.path("festival").path("rule"), false, texts);
        return texts;
    }

    private static void add(JsonNode byLanguage, boolean readable, List<SearchedText> texts) {
        byLanguage.forEach(text -> texts.add(new SearchedText(text.textValue(), readable)));
    }
}
