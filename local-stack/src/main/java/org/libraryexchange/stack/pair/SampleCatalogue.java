package org.libraryexchange.stack.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.libraryexchange.stack.StackException;

/** The sample items in a city's folder of the repository. They are written through the public API, as by any client. */
public final class SampleCatalogue {

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
    private static final int CONCURRENT_REQUESTS = 4;
    private static final int REFUSALS_SHOWN = 5;

    /** Beside the items: which of them belong with which items of other cities. */
    private static final String SISTERS = "sisters.json";

    private final List<JsonNode> items;
    private final JsonNode sisters;

    private SampleCatalogue(List<JsonNode> items, JsonNode sisters) {
        this.items = List.copyOf(items);
        this.sisters = sisters;
    }

    /**
     * Reads every {@code *.json} of the folder: arrays of item documents, and in {@code sisters.json} their sister items.
     * Samples have no ids before they are loaded, so there both items are named by their identifiers. If the folder is
     * missing, the catalogue is empty.
     */
    public static SampleCatalogue in(Path folder) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode sisters = JSON.createObjectNode();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
                for (Path file : files) {
                    JsonNode content = JSON.readTree(file.toFile());
                    if (file.endsWith(SISTERS)) {
                        sisters = content;
                    } else {
                        content.forEach(items::add);
                    }
                }
            } catch (IOException e) {
                throw new StackException("cannot read the samples in " + folder + ": " + e.getMessage(), e);
            }
        }
        return new SampleCatalogue(items, sisters);
    }

    public int size() {
        return items.size();
    }

    /** Those of the items that have sister items. */
    public SampleCatalogue withSisters() {
        return new SampleCatalogue(
                items.stream().filter(item -> sisters.has(name(item))).toList(), sisters);
    }

    /**
     * Writes all items to the node. Loading them again changes nothing. Sister items that are not there yet are left out.
     * Fails if the node refuses any of the items.
     *
     * @param cities all, to look for sister items
     */
    public Loaded loadInto(CitySettings city, List<CitySettings> cities, String token) {
        Loading loading = new Loading(new NodeApi(city.api(), token), new SisterIds(cities, token));
        if (!items.isEmpty()) {
            List<Runnable> workers = new ArrayList<>();
            for (int i = 0; i < CONCURRENT_REQUESTS; i++) {
                workers.add(loading::work);
            }
            Together.run(workers);
        }
        return loading.outcome(city);
    }

    /** One loading, shared by its workers. */
    private final class Loading {

        private final NodeApi api;
        private final SisterIds ids;
        private final ConcurrentLinkedQueue<JsonNode> waiting = new ConcurrentLinkedQueue<>(items);
        private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
        private final AtomicInteger created = new AtomicInteger();
        private final AtomicInteger unchanged = new AtomicInteger();

        private Loading(NodeApi api, SisterIds ids) {
            this.api = api;
            this.ids = ids;
        }

        private void work() {
            for (JsonNode item = waiting.poll(); item != null; item = waiting.poll()) {
                put(item);
            }
        }

        private void put(JsonNode item) {
            String name = name(item);
            HttpResponse<String> answer = api.put(
                    "/api/v1/items/by-identifier/" + escaped(name),
                    ids.in(item, sisters.path(name)).toString());
            switch (answer.statusCode()) {
                case 201 -> created.incrementAndGet();
                case 200, 204 -> unchanged.incrementAndGet();
                default -> refusals.add(name + ": " + answer.statusCode() + " " + answer.body());
            }
        }

        private Loaded outcome(CitySettings city) {
            if (!refusals.isEmpty()) {
                String shown = String.join(
                        "\n  ", refusals.stream().limit(REFUSALS_SHOWN).toList());
                throw new StackException(
                        city.title() + " refused " + refusals.size() + " of " + size() + " sample items:\n  " + shown);
            }
            return new Loaded(created.get(), unchanged.get());
        }
    }

    private static String name(JsonNode item) {
        JsonNode identifier = item.at("/identifiers/0");
        return identifier.path("scheme").asText() + "/"
                + identifier.path("value").asText();
    }

    /** Looks for sister items at the nodes of their cities. */
    private record SisterIds(List<CitySettings> cities, String token) {

        JsonNode in(JsonNode item, JsonNode sisters) {
            ObjectNode document = item.deepCopy();
            sisters.forEach(sister -> id(sister).ifPresent(id -> {
                ObjectNode named = document.withArray("sisters").addObject();
                sister.properties().forEach(member -> named.set(member.getKey(), member.getValue()));
                named.remove("identifier");
                named.put("id", id);
            }));
            return document;
        }

        private Optional<String> id(JsonNode sister) {
            String owner = sister.path("owner").asText();
            return cities.stream()
                    .filter(city -> city.name().equals(owner))
                    .map(city -> new NodeApi(city.api(), token)
                            .get("/api/v1/items/by-identifier/"
                                    + escaped(sister.path("identifier").asText())))
                    .filter(answer -> answer.statusCode() == 200)
                    .findFirst()
                    .map(answer -> json(answer.body()).path("id").asText());
        }

        private static JsonNode json(String body) {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new StackException("an answer is no JSON: " + body, e);
            }
        }
    }

    private static String escaped(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
