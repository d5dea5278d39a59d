package org.libraryexchange.stack.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private final List<JsonNode> items;

    private SampleCatalogue(List<JsonNode> items) {
        this.items = List.copyOf(items);
    }

    /**
     * Reads every {@code *.json} of the folder: arrays of item documents. If the folder is missing, the catalogue is
     * empty.
     */
    public static SampleCatalogue in(Path folder) {
        List<JsonNode> items = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
                for (Path file : files) {
                    JSON.readTree(file.toFile()).forEach(items::add);
                }
            } catch (IOException e) {
                throw new StackException("cannot read the samples in " + folder + ": " + e.getMessage(), e);
            }
        }
        return new SampleCatalogue(items);
    }

    public int size() {
        return items.size();
    }

    /** Writes all items to the node. Loading them again changes nothing. Fails if the node refuses any of them. */
    public Loaded loadInto(CitySettings city, String token) {
        Loading loading = new Loading(new NodeApi(city.api(), token));
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
        private final ConcurrentLinkedQueue<JsonNode> waiting = new ConcurrentLinkedQueue<>(items);
        private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
        private final AtomicInteger created = new AtomicInteger();
        private final AtomicInteger unchanged = new AtomicInteger();

        private Loading(NodeApi api) {
            this.api = api;
        }

        private void work() {
            for (JsonNode item = waiting.poll(); item != null; item = waiting.poll()) {
                put(item);
            }
        }

        private void put(JsonNode item) {
            JsonNode identifier = item.at("/identifiers/0");
            String name = identifier.path("scheme").asText() + "/"
                    + identifier.path("value").asText();
            HttpResponse<String> answer = api.put("/api/v1/items/by-identifier/" + escaped(name), item.toString());
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

    private static String escaped(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
