package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.item.Recurrence;

/**
 * The items among which questions find theirs: the sample catalogues of both cities and, where the folder
 * {@code shared/data} is beside the repository, real records. Of these it takes every tenth, so that there is something
 * to find wrongly, and those that questions name.
 */
final class JudgedCatalogue {

    /** System property of the tests of the pair as well: another folder with the real records. */
    private static final String DATA = "pair.data";

    private static final int EVERY = 10;
    private static final int FIRST_YEAR = 2026;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An item.
     *
     * @param name its first identifier, as {@code scheme/value}
     */
    record Item(String name, String owner, ObjectNode document) {}

    private final Set<String> named;
    private final List<Item> items = new ArrayList<>();

    private JudgedCatalogue(Set<String> named) {
        this.named = named;
    }

    /**
     * Reads them.
     *
     * @param named items that questions name
     */
    static List<Item> with(Set<String> named) throws IOException {
        JudgedCatalogue catalogue = new JudgedCatalogue(named);
        for (String city : List.of("leeds", "hangzhou")) {
            for (String file : List.of("events", "festivals", "history")) {
                catalogue.samples(city, Path.of("..", city + "-node", "sample-catalogue", file + ".json"));
            }
        }
        Optional<Path> data = realData();
        if (data.isPresent()) {
            catalogue.events(data.get().resolve("leeds-2023/events.csv"));
            catalogue.poems(data.get().resolve("hangzhou-poems/hangzhou_poems.jsonl"));
        }
        return catalogue.items;
    }

    private static Optional<Path> realData() {
        String chosen = System.getProperty(DATA);
        Stream<Path> candidates = chosen == null
                ? Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                        .map(folder -> folder.resolve("shared/data"))
                : Stream.of(Path.of(chosen));
        return candidates.filter(Files::isDirectory).findFirst();
    }

    private void samples(String city, Path file) throws IOException {
        JsonNode pictures = JSON.readTree(file.resolveSibling("pictures.json").toFile());
        for (JsonNode document : JSON.readTree(file.toFile())) {
            JsonNode identifier = document.at("/identifiers/0");
            String name = identifier.path("scheme").asText() + "/"
                    + identifier.path("value").asText();
            pictures.path(name)
                    .forEach(picture ->
                            ((ObjectNode) document).withArray("/pictures").add(picture));
            items.add(new Item(name, city, dated((ObjectNode) document)));
        }
    }

    /** With the dates that a node adds by the rule of a festival. */
    private static ObjectNode dated(ObjectNode document) throws IOException {
        ObjectNode festival = document.at("/festival") instanceof ObjectNode some ? some : JSON.createObjectNode();
        if (festival.has("recurrence") && !festival.has("occurrences")) {
            Recurrence rule = JSON.treeToValue(festival.path("recurrence"), Recurrence.class);
            FestivalDates.of(rule, FIRST_YEAR, FIRST_YEAR + 3)
                    .forEach(date -> festival.withArray("occurrences")
                            .addObject()
                            .put("date", date.day().toString())
                            .put("endDate", date.lastDay().toString()));
        }
        return document;
    }

    private void events(Path file) throws IOException {
        List<Map<String, String>> rows;
        try (var read = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(file.toFile())) {
            rows = read.readAll();
        }
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            ObjectNode event = item(
                    "leeds", "leeds-2023", row.get("airtable_id"), i, "en", row.get("event_name"), "cultural-event");
            subject(event, "en", words(row.get("event_type")));
            subject(event, "en", row.get("project_name"));
            event.putObject("place").putObject("name").put("en", words(row.get("ward_(from_venue)")));
        }
    }

    /** A list as Python prints it, without brackets and quotes. */
    private static String words(String list) {
        return list.replaceAll("[\\[\\]'\"]", "");
    }

    private void poems(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode poem = JSON.readTree(lines.get(i));
            ObjectNode item = item(
                    "hangzhou",
                    "chinese-poetry",
                    poem.path("id").asText(),
                    i,
                    "zh-Hant",
                    poem.path("title").asText(),
                    "history-resource");
            StringBuilder text = new StringBuilder();
            poem.path("paragraphs").forEach(paragraph -> text.append(paragraph.asText()));
            item.putObject("description").put("zh-Hant", text.toString());
            item.putObject("place").putObject("name").put("en", "Hangzhou").put("zh-Hant", "杭州");
            poem.path("tags").forEach(tag -> subject(item, "zh-Hans", tag.asText()));
            item.putObject("history")
                    .putArray("creators")
                    .addObject()
                    .putObject("name")
                    .put("zh-Hant", poem.path("author").asText());
        }
    }

    private static void subject(ObjectNode item, String language, String label) {
        if (!label.isBlank()) {
            item.withArray("subjects").addObject().putObject("label").put(language, label.strip());
        }
    }

    /** A new item with a title, which is among the items if its turn has come or a question names it. */
    private ObjectNode item(
            String owner, String scheme, String value, int index, String language, String title, String kind) {
        ObjectNode item = JSON.createObjectNode();
        item.put("kind", kind).put("status", "published").put("originalLanguage", language);
        item.putObject("title").put(language, title.replaceAll("\\s+", " ").strip());
        item.putArray("identifiers").addObject().put("scheme", scheme).put("value", value);
        String name = scheme + "/" + value;
        if (index % EVERY == 0 || named.contains(name)) {
            items.add(new Item(name, owner, item));
        }
        return item;
    }
}
