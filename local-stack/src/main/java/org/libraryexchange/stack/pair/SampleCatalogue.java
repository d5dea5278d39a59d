package org.libraryexchange.stack.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.libraryexchange.stack.StackException;

/**
 * The sample items in a city's folder of the repository. They are written through the public API, as by any client.
 *
 * @param items whose file names are not those of what stands beside them
 * @param pictures of the items
 * @param sisters which of the items belong with which items of other cities
 * @param seasons of the events that return each year, the rule by which they do
 */
public record SampleCatalogue(List<JsonNode> items, SamplePictures pictures, JsonNode sisters, JsonNode seasons) {

    /** The day for which the files are written. Who loads them then, or in the days after, gets the dates of the files. */
    public static final LocalDate WRITTEN = SampleDates.WRITTEN;

    /** The result of loading: items that were new, and items that were already there. */
    public record Loaded(int created, int unchanged) {

        @Override
        public String toString() {
            if (unchanged == 0) {
                return created + " items";
            }
            return created == 0 ? unchanged + " already present" : created + " new, " + unchanged + " already present";
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSALS_SHOWN = 5;
    private static final int CREATED = 201;
    private static final int ALREADY_THERE = 412;
    private static final String SISTERS = "sisters.json";
    private static final String SEASONS = "seasons.json";
    private static final List<String> BESIDE = List.of(SISTERS, SEASONS, SamplePictures.FILE, "letters.json");

    /**
     * Reads the folder. Samples have no ids before they are loaded, so they are named by their identifiers everywhere. If
     * the folder is missing, the catalogue is empty.
     */
    public static SampleCatalogue in(Path folder) {
        List<JsonNode> items = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".json") && !BESIDE.contains(name))
                        .sorted()
                        .forEach(name -> file(folder, name).forEach(items::add));
            } catch (IOException e) {
                throw new StackException("cannot read the samples in " + folder + ": " + e.getMessage(), e);
            }
        }
        return new SampleCatalogue(items, SamplePictures.in(folder), file(folder, SISTERS), file(folder, SEASONS));
    }

    /** What a file of the folder says; nothing if it is missing. */
    static JsonNode file(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? JSON.readTree(file.toFile()) : JsonNodeFactory.instance.objectNode();
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes the items that the node does not have yet. Fails if it refuses any of them.
     *
     * @param today after which events take place
     */
    public Loaded loadInto(CitySettings city, String token, LocalDate today) {
        NodeApi node = new NodeApi(city.api(), token);
        SampleDates dates = new SampleDates(today, seasons, node);
        Map<String, JsonNode> uploaded = pictures.uploadTo(node);
        List<HttpResponse<String>> answers = items.parallelStream()
                .map(item -> node.create(address(name(item)), pictures.addTo(dates.of(name(item), item), uploaded)))
                .toList();
        requireNoRefusal(city, answers);
        int created = (int) answers.stream()
                .filter(answer -> answer.statusCode() == CREATED)
                .count();
        return new Loaded(created, answers.size() - created);
    }

    private static void requireNoRefusal(CitySettings city, List<HttpResponse<String>> answers) {
        List<String> refusals = answers.stream()
                .filter(answer -> answer.statusCode() != CREATED && answer.statusCode() != ALREADY_THERE)
                .map(answer -> "\n  " + answer.uri().getPath() + ": " + answer.statusCode() + " " + answer.body())
                .toList();
        if (!refusals.isEmpty()) {
            throw new StackException(city.title() + " refused " + refusals.size() + " of " + answers.size()
                    + " sample items:"
                    + String.join("", refusals.subList(0, Math.min(REFUSALS_SHOWN, refusals.size()))));
        }
    }

    /**
     * Names sister items in those items that name none yet, once all are loaded.
     *
     * @param cities all, to look for sister items
     */
    public void relate(CitySettings city, List<CitySettings> cities, String token) {
        NodeApi node = new NodeApi(city.api(), token);
        sisters.properties().forEach(entry -> {
            JsonNode item = node.ask(address(entry.getKey()));
            if (!item.has("sisters")) {
                ObjectNode patch = JSON.createObjectNode();
                entry.getValue().forEach(sister -> patch.withArray("sisters").add(identified(sister, cities, token)));
                node.act("PATCH", "/api/v1/items/" + item.path("id").asText(), patch);
            }
        });
    }

    private static JsonNode identified(JsonNode sister, List<CitySettings> cities, String token) {
        ObjectNode named = sister.deepCopy();
        String name = named.remove("identifier").asText();
        NodeApi owner = NodeApi.of(named.path("owner").asText(), cities, token);
        return named.set("id", owner.ask(address(name)).path("id"));
    }

    /** By what samples are named. */
    static String name(JsonNode item) {
        JsonNode identifier = item.at("/identifiers/0");
        return identifier.path("scheme").asText() + "/"
                + identifier.path("value").asText();
    }

    /** Where a node has the item of a name. */
    static String address(String name) {
        return "/api/v1/items/by-identifier/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/");
    }
}
