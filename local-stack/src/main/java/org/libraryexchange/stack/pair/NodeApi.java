package org.libraryexchange.stack.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.libraryexchange.stack.StackException;

/** Requests to one node's public API with one token. */
public record NodeApi(URI base, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_REFUSAL = 300;

    static NodeApi of(String name, List<CitySettings> cities, String token) {
        return cities.stream()
                .filter(city -> city.name().equals(name))
                .map(city -> new NodeApi(city.api(), token))
                .findFirst()
                .orElseThrow();
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Creates what does not exist yet. What exists stays as it is, and the answer is 412. */
    HttpResponse<String> create(String path, JsonNode document) {
        return send(changing("PUT", path, document).header("If-None-Match", "*"));
    }

    /** Uploads a picture; the answer is what items say of its file. */
    JsonNode upload(Path picture) {
        try {
            return answered(send(request("/api/v1/media")
                    .header("Content-Type", "image/jpeg")
                    .POST(BodyPublishers.ofFile(picture))));
        } catch (IOException e) {
            throw new StackException("cannot read " + picture + ": " + e.getMessage(), e);
        }
    }

    /** The answer to a question that the node has to answer. */
    JsonNode ask(String path) {
        return answered(get(path));
    }

    /** Acts on whatever version there is, which the node has to let happen. */
    JsonNode act(String method, String path, JsonNode body) {
        return answered(send(changing(method, path, body).header("If-Match", "*")));
    }

    /**
     * Returns when something is so.
     *
     * @param otherwise what to say if that takes too long
     */
    static void await(BooleanSupplier done, Duration patience, Supplier<String> otherwise) {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new StackException(otherwise.get() + " after " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    static JsonNode answered(HttpResponse<String> answer) {
        if (answer.statusCode() >= FIRST_REFUSAL) {
            throw new StackException(answer.request().method() + " " + answer.uri() + " was answered with "
                    + answer.statusCode() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StackException("an answer is no JSON: " + answer.body(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder changing(String method, String path, JsonNode body) {
        return request(path)
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException(request.method() + " " + request.uri() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
