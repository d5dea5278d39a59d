package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.libraryexchange.pair.RealItems.RealItem;

/** Tang and Song poems about places of Hangzhou, in traditional script, as items. */
final class HangzhouPoems {

    private static final String LICENCE = "https://creativecommons.org/publicdomain/mark/1.0/";

    /** Years and names of a dynasty. */
    private record Dynasty(String years, String english, String chinese) {}

    private static final Map<String, Dynasty> DYNASTIES = Map.of(
            "tang", new Dynasty("0618/0907", "Tang dynasty", "唐代"),
            "song", new Dynasty("0960/1279", "Song dynasty", "宋代"));

    private HangzhouPoems() {}

    static List<RealItem> in(Path file) {
        try {
            return Files.readAllLines(file).stream().map(HangzhouPoems::item).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RealItem item(String line) {
        JsonNode poem = Json.read(line);
        ObjectNode item = RealItems.published(
                "history-resource", "zh-Hant", poem.path("title").asText(), LICENCE);
        item.putObject("description").put("zh-Hant", String.join("\n\n", texts(poem.path("paragraphs"))));
        item.putObject("place").putObject("name").put("en", "Hangzhou").put("zh-Hant", "杭州");
        // The tags are in simplified script, unlike the poems.
        RealItems.putSubjects(item, "zh-Hans", texts(poem.path("tags")));
        ObjectNode history = item.putObject("history").put("form", "printed-text");
        ObjectNode creator = history.putArray("creators").addObject().put("role", "author");
        creator.putObject("name").put("zh-Hant", poem.path("author").asText());
        putPeriod(history, DYNASTIES.get(poem.path("dynasty").asText()));
        return new RealItem("chinese-poetry", poem.path("id").asText(), item);
    }

    private static void putPeriod(ObjectNode history, Dynasty dynasty) {
        history.putObject("period")
                .put("edtf", dynasty.years())
                .putObject("label")
                .put("en", dynasty.english())
                .put("zh-Hant", dynasty.chinese());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
