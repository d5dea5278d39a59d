package org.libraryexchange.pair;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.pair.fuzz.Description;
import org.libraryexchange.pair.fuzz.Description.Operation;
import org.libraryexchange.pair.fuzz.Description.Parameter;

/**
 * Somebody who reads all that a node answers: every address in the description of its API, and whatever its answers
 * lead to.
 *
 * @param headers that say who it is
 */
record Visitor(URI node, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    /** Addresses in pages, in JSON, in lists for search engines, and in headers. */
    private static final Pattern LINK = Pattern.compile(
            "(?:href|src|action)=\"([^\"#]+)|\"((?:https?://|/)[^\"\\s#]+)\"|<loc>([^<]+)|<((?:https?://|/)[^>\\s]+)>;|(?m)^location: (\\S+)");

    /** Pages with filters have more addresses than anybody can read. */
    private static final int MOST_OF_A_PATH = 12;

    private static final int MOST = 4_000;

    private static final List<String> KNOWN = List.of(
            "/",
            "/items",
            "/sitemap.xml",
            "/robots.txt",
            "/feed",
            "/api/docs",
            "/api/openapi",
            "/sign-in",
            "/account",
            "/desk",
            "/desk/letters",
            "/desk/letters/new",
            "/ops",
            "/ops/foreign",
            "/ops/rejected/letters");

    /** @param text status, headers and body */
    record Answer(String address, int status, String text) {}

    static Visitor anonymous(URI node) {
        return new Visitor(node, Map.of());
    }

    static Visitor withToken(URI node, String token) {
        return new Visitor(node, Map.of("Authorization", "Bearer " + token));
    }

    /** Somebody at the pages of staff. */
    static Visitor signedIn(URI node, String name, String password) {
        Answer in = anonymous(node).submit("/sign-in", Map.of("name", name, "password", password));
        String session = Pattern.compile("(?mi)^set-cookie: (library-session-[a-z]+=[^;]+)")
                .matcher(in.text())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " cannot sign in: " + in.text()));
        return new Visitor(node, Map.of("Cookie", session));
    }

    Answer get(String address) {
        return send("GET", address, Map.of(), "");
    }

    /** Sends a form of one of the node's pages. */
    Answer submit(String address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                address,
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin"),
                form);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Answer send(String method, String address, Map<String, String> more, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(address))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!address.startsWith("/api/")) {
            request.header("Accept", "text/html, */*;q=0.1");
        }
        headers.forEach(request::header);
        more.forEach(request::header);
        try {
            return answer(address, HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Answer answer(String address, HttpResponse<String> response) {
        StringBuilder text = new StringBuilder().append(response.statusCode()).append('\n');
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append('\n')));
        return new Answer(
                address,
                response.statusCode(),
                text.append('\n').append(response.body()).toString());
    }

    /**
     * Reads everything.
     *
     * @param ids of items, letters and whatever else addresses name
     */
    List<Answer> everything(Collection<String> ids) {
        Deque<String> open = new ArrayDeque<>(KNOWN);
        Description.of(node).operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .flatMap(operation -> addresses(operation, ids))
                .forEach(open::add);
        ids.stream()
                .flatMap(id -> Stream.of("/items/", "/desk/items/", "/desk/letters/", "/desk/letters/threads/")
                        .map(page -> page + id))
                .forEach(open::add);
        Set<String> seen = new HashSet<>();
        Map<String, Integer> ofPath = new HashMap<>();
        List<Answer> answers = new ArrayList<>();
        while (!open.isEmpty() && answers.size() < MOST) {
            String address = open.remove();
            if (seen.add(address)
                    && ofPath.merge(address.replaceFirst("\\?.*", ""), 1, Integer::sum) <= MOST_OF_A_PATH) {
                Answer answer = get(address);
                answers.add(answer);
                links(answer).forEach(open::add);
            }
        }
        return answers;
    }

    /** With what has to be said, and once more with each thing that may be. */
    private static Stream<String> addresses(Operation operation, Collection<String> ids) {
        List<Parameter> query = operation.parametersIn("query");
        String needed = query.stream()
                .filter(Parameter::required)
                .flatMap(Visitor::said)
                .collect(Collectors.joining("&"));
        List<String> queries = new ArrayList<>(List.of(needed));
        query.stream()
                .filter(parameter -> !parameter.required())
                .flatMap(Visitor::said)
                .map(said -> needed.isEmpty() ? said : needed + "&" + said)
                .forEach(queries::add);
        return filled(operation, ids)
                .flatMap(path -> queries.stream().map(said -> said.isEmpty() ? path : path + "?" + said));
    }

    private static Stream<String> said(Parameter parameter) {
        return parameter.example().map(example -> parameter.name() + "=" + encoded(example)).stream();
    }

    private static Stream<String> filled(Operation operation, Collection<String> ids) {
        Map<String, String> examples = operation.parametersIn("path").stream()
                .collect(Collectors.toMap(
                        Parameter::name, it -> encoded(it.example().orElse("1"))));
        String path = VARIABLE.matcher(operation.template())
                .replaceAll(found -> found.group(1).equals("id") ? "{id}" : examples.get(found.group(1)));
        return path.contains("{id}")
                ? Stream.concat(ids.stream(), Stream.of("1")).map(id -> path.replace("{id}", id))
                : Stream.of(path);
    }

    /** Those that stay at the node. */
    private Stream<String> links(Answer answer) {
        return LINK.matcher(answer.text())
                .results()
                .map(found -> Stream.of(1, 2, 3, 4, 5)
                        .map(found::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow())
                .map(link -> link.replace("&amp;", "&").replaceFirst("#.*", ""))
                .map(link -> link.replaceFirst("^http://(localhost|127\\.0\\.0\\.1):" + node.getPort(), ""))
                .filter(link -> link.matches("/[!-~&&[^\\\\^`{|}<>\"]]*") && !link.startsWith("//"));
    }
}
