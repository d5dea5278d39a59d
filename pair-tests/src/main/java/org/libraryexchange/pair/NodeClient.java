package org.libraryexchange.pair;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.NotSent;
import org.libraryexchange.pair.RequestOutcome.Refused;
import org.libraryexchange.pair.RequestOutcome.Unknown;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;

/**
 * Requests to one node's API. Each returns what the client knows afterwards. Proofs and states are those of items, those of
 * the letters between the city and another, or those of pictures.
 */
public final class NodeClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Pattern RESUMPTION_TOKEN = Pattern.compile("<resumptionToken[^>]*>([^<]+)</resumptionToken>");

    private final URI base;
    private final String token;
    private final Optional<CityLog> log;

    NodeClient(URI base, String token) {
        this(base, token, Optional.empty());
    }

    /** @param log of the node's city, which the client asks about */
    NodeClient(URI base, String token, CityLog log) {
        this(base, token, Optional.of(log));
    }

    private NodeClient(URI base, String token, Optional<CityLog> log) {
        this.base = base;
        this.token = token;
        this.log = log;
    }

    public RequestOutcome get(String path) {
        return send(request(path).GET());
    }

    /** Asks for a list by OAI-PMH, and for what follows until its end. */
    public void harvest(String query, Consumer<String> answers) {
        for (String next = query; !next.isEmpty(); ) {
            String answer = ((Acknowledged) get("/oai?" + next)).body();
            answers.accept(answer);
            Matcher token = RESUMPTION_TOKEN.matcher(answer);
            next = token.find() ? query.replaceFirst("&.*", "") + "&resumptionToken=" + token.group(1) : "";
        }
    }

    /** Sends a document to be added. */
    RequestOutcome post(String path, String document) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(document)));
    }

    /** Creates or replaces the item with this identifier of the city's systems. */
    public RequestOutcome put(String scheme, String value, String document) {
        return send(putting(scheme, value, document));
    }

    /** Does the same within a trace, with the header of W3C Trace Context. */
    public RequestOutcome putWithin(String traceparent, String scheme, String value, String document) {
        return send(putting(scheme, value, document).header("traceparent", traceparent));
    }

    public CompletableFuture<HttpResponse<String>> putLater(String scheme, String value, String document) {
        return HTTP.sendAsync(putting(scheme, value, document).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder putting(String scheme, String value, String document) {
        return request("/api/v1/items/by-identifier/" + escaped(scheme) + "/" + escaped(value))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(document));
    }

    public RequestOutcome patch(String id, String entityTag, String patch) {
        return send(request("/api/v1/items/" + id)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", entityTag)
                .method("PATCH", BodyPublishers.ofString(patch)));
    }

    public RequestOutcome withdraw(String id, String entityTag, String reason) {
        return send(request("/api/v1/items/" + id + "/withdraw")
                .header("Content-Type", "application/json")
                .header("If-Match", entityTag)
                .POST(BodyPublishers.ofString("{\"reason\":{\"en\":\"" + reason + "\"}}")));
    }

    /** Creates an item with a request that may be repeated. */
    public RequestOutcome create(String idempotencyKey, String document) {
        return send(request("/api/v1/items")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(document)));
    }

    /** Uploads a picture. */
    public RequestOutcome upload(byte[] jpeg) {
        return send(
                request("/api/v1/media").header("Content-Type", "image/jpeg").POST(BodyPublishers.ofByteArray(jpeg)));
    }

    /** Takes a picture down for good. */
    public RequestOutcome takeDown(String sha256, String reason) {
        return send(request("/api/v1/media/" + sha256 + "/takedown")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\": \"" + reason + "\"}")));
    }

    /** Makes a draft of a letter. */
    public RequestOutcome createLetter(String document) {
        return send(request("/api/v1/letters")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(document)));
    }

    /** Writes a letter and sends it. */
    public RequestOutcome sendLetter(String document) {
        RequestOutcome draft = createLetter(document);
        return draft instanceof Acknowledged begun ? actOnLetter(begun.id(), "send", begun.entityTag()) : draft;
    }

    /** Sends, recalls or erases a letter. */
    public RequestOutcome actOnLetter(UUID id, String action, String entityTag) {
        return send(request("/api/v1/letters/" + id + "/" + action)
                .header("If-Match", entityTag)
                .POST(BodyPublishers.noBody()));
    }

    /** Says what became of a partner's letter. */
    public RequestOutcome handleLetter(UUID id, String entityTag, String handling) {
        return send(request("/api/v1/letters/" + id + "/handling")
                .header("Content-Type", "application/json")
                .header("If-Match", entityTag)
                .PUT(BodyPublishers.ofString(handling)));
    }

    public RequestOutcome publish(String id, String entityTag) {
        return send(acting(id, "publish", entityTag));
    }

    public RequestOutcome erase(String id, String entityTag) {
        return send(acting(id, "erase", entityTag));
    }

    private HttpRequest.Builder acting(String id, String action, String entityTag) {
        return request("/api/v1/items/" + id + "/" + action)
                .header("If-Match", entityTag)
                .POST(BodyPublishers.noBody());
    }

    public CompletableFuture<HttpResponse<String>> getLater(String path) {
        return HTTP.sendAsync(request(path).GET().build(), BodyHandlers.ofString());
    }

    /** Opens a stream of changes and returns its bytes as they come. */
    public InputStream stream(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        return HTTP.send(request.build(), BodyHandlers.ofInputStream()).body();
    }

    /** Asks for a proof of the city's own catalogue, of its letters, or of its pictures. */
    public RequestOutcome prove() {
        return send(request("/api/v1/exchange/proofs?" + proofs()).POST(BodyPublishers.noBody()));
    }

    /** The latest proofs of the same. */
    public RequestOutcome proofs(int most) {
        return get("/api/v1/exchange/proofs?limit=" + most + "&" + proofs());
    }

    private String proofs() {
        return switch (log.map(CityLog::sort).orElse(Sort.ITEMS)) {
            case LETTERS -> "letters=" + log.flatMap(CityLog::to).orElseThrow();
            case PICTURES -> "pictures=true";
            default -> "";
        };
    }

    /** Starts a run of the exchange. */
    public RequestOutcome run() {
        return send(request("/api/v1/exchange/runs").POST(BodyPublishers.noBody()));
    }

    /** Makes the mirror of a partner read the log again from the start. */
    public RequestOutcome rebuild(String partner) {
        return send(request("/api/v1/exchange/mirrors/" + partner + "/rebuild").POST(BodyPublishers.noBody()));
    }

    /** Pauses a partner. */
    public RequestOutcome pause(String partner, String reason, Instant until) {
        String body = "{\"reason\":\"" + reason + "\",\"until\":\"" + until + "\"}";
        return send(request("/api/v1/exchange/mirrors/" + partner + "/pause")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Ends the pause of a partner. */
    public RequestOutcome resume(String partner) {
        return send(request("/api/v1/exchange/mirrors/" + partner + "/resume").POST(BodyPublishers.noBody()));
    }

    /** Retries a rejected record. */
    public RequestOutcome retry(long rejectedRecord) {
        return send(request("/api/v1/exchange/rejected-records/" + rejectedRecord + "/retry")
                .POST(BodyPublishers.noBody()));
    }

    /** Settles what somebody else has written into a log of the city. */
    public RequestOutcome settleForeign(String topic, long records) {
        return send(request("/api/v1/exchange/foreign-records/" + topic + "/settle")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"records\":" + records + "}")));
    }

    /** Sends a file as the body of a request, as it is read. */
    public RequestOutcome upload(String path, String mediaType, Path file, Duration patience) {
        try {
            return send(request(path)
                    .timeout(patience)
                    .header("Content-Type", mediaType)
                    .POST(BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chooses which state is valid after a restore: for one item or, if the id is empty, for all items that wait. */
    public RequestOutcome choose(String id, String choice) {
        return send(request("/api/v1/exchange/restoration" + (id.isEmpty() ? "" : "/" + id))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"choice\":\"" + choice + "\"}")));
    }

    /** How many changes the node's search index lacks. */
    public long searchBehind() {
        if (get("/api/v1/exchange/status") instanceof Acknowledged answer) {
            return Json.read(answer.body()).at("/search/behind").asLong();
        }
        throw new IllegalStateException(base + " did not report its status");
    }

    public LogStatus status() {
        if (get("/api/v1/exchange/status") instanceof Acknowledged answer) {
            return LogStatus.of(log.map(CityLog::sort).orElse(Sort.ITEMS), answer.body());
        }
        throw new IllegalStateException(base + " did not report its status");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private static RequestOutcome send(HttpRequest.Builder request) {
        try {
            return outcome(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (ConnectException e) {
            return new NotSent();
        } catch (IOException e) {
            return new Unknown(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown("interrupted");
        }
    }

    /** A 5xx promises nothing: the change may have been made or not. */
    private static RequestOutcome outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            String entityTag = response.headers().firstValue("ETag").orElse("");
            return new Acknowledged(status, entityTag, response.body());
        }
        return status >= 400 && status < 500
                ? new Refused(status, response.body())
                : new Unknown("%d, Retry-After %s: %s"
                        .formatted(
                                status,
                                response.headers().firstValue("Retry-After").orElse("missing"),
                                response.body()));
    }

    private static String escaped(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
