package org.libraryexchange.pair.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Json;
import org.libraryexchange.pair.Repository;
import org.libraryexchange.pair.fuzz.Description.Operation;

/** Says what is wrong with an answer. */
final class Oracle {

    private static final String API = "/api/";
    private static final int LOOKED_THROUGH = 1 << 16;
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEMS = "https://libraryexchange.org/problems/";

    /**
     * Of what the node refuses before it knows the operation, which the description tells once for all of them. A name such as
     * {@code changes} in the place of an id is the address of another operation, which has other methods.
     */
    private static final Set<Integer> OF_ANY_ADDRESS = Set.of(405, 408, 413, 414, 415, 431);

    private static final List<String> BROWSER_RULES = List.of(
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "x-frame-options: deny",
            "content-security-policy: default-src 'none'");

    /**
     * Stacks, classes, messages of the database; what was sent is not like them. Operators are told the code with which the
     * database refused a record.
     */
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [\\w.$]+\\([\\w$]+\\.java|\\b[A-Z]\\w*(Exception|Error)\\b|\\b(java|jakarta)\\.\\w+\\.|\\bio\\.(quarkus|vertx|netty|smallrye)\\."
                    + "|\\borg\\.(libraryexchange\\.[a-z.]*[A-Z]|postgresql|hibernate|jboss|apache)|\\bcom\\.fasterxml"
                    + "|(?<!the database refused it: )SQLSTATE|ERROR: |relation \"|\\bfrom item\\b");

    /** One of which is in all that the pattern finds: answers grow with the catalogue, and this is found much faster. */
    private static final List<String> HINTS = List.of(
            ".java",
            "Exception",
            "Error",
            "java.",
            "jakarta.",
            "io.",
            "org.",
            "com.",
            "SQLSTATE",
            "ERROR",
            "relation",
            "from item");

    private final Description api;
    private final List<String> secrets;

    Oracle(Description api, CityUnderTest city, ApiTokens tokens) {
        this.api = api;
        this.secrets = Stream.of(
                        tokens.secrets().stream(),
                        city.node().options().environment().entrySet().stream()
                                .filter(it -> it.getKey().endsWith("PASSWORD")
                                        || it.getValue().startsWith("/"))
                                .map(Map.Entry::getValue),
                        Stream.of(Repository.root(), Path.of(System.getProperty("java.home")))
                                .map(Path::toString))
                .flatMap(it -> it)
                .toList();
    }

    /**
     * @param path that was asked; beside the API there are pages for people, who may get their errors as such
     * @param toHead whether the answer's body was left out
     */
    List<String> complaints(Optional<Operation> operation, String path, boolean toHead, Answer answer) {
        List<String> complaints = new ArrayList<>();
        if (answer.status() == 0) {
            complaints.add("the answer is not of HTTP/1.1");
        } else if (!answer.whole()) {
            complaints.add("the answer breaks off");
        } else if (answer.status() >= 400
                && (answer.status() >= 500
                        || path.startsWith(API)
                        || !answer.mediaType().equals("text/html"))) {
            complaints.addAll(ofError(answer, toHead));
        }
        operation.ifPresent(it -> complaints.addAll(ofKind(answer, it.answers())));
        String head = answer.head().toLowerCase(Locale.ROOT);
        BROWSER_RULES.stream().filter(it -> !head.contains(it)).forEach(it -> complaints.add("no header " + it));
        if (answer.header("Cache-Control").isEmpty()) {
            complaints.add("no header Cache-Control");
        }
        leak(answer.head() + beginning(answer)).ifPresent(it -> complaints.add("tells " + it));
        return complaints;
    }

    private List<String> ofError(Answer answer, boolean toHead) {
        if (!answer.mediaType().equals(PROBLEM)) {
            return List.of(answer.status() + " is no problem document");
        }
        if (toHead) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        JsonNode problem = Json.read(answer.text());
        String type = problem.path("type").asText();
        api.problemMembers().stream()
                .filter(it -> !problem.hasNonNull(it))
                .forEach(it -> complaints.add("the problem has no " + it));
        if (problem.path("status").asInt() != answer.status() || !type.startsWith(PROBLEMS)) {
            complaints.add("the problem is of another status or type");
        }
        if (answer.status() >= 500 && !(answer.status() == 503 && type.equals(PROBLEMS + "busy"))) {
            complaints.add("the node failed");
        }
        return complaints;
    }

    private static List<String> ofKind(Answer answer, Map<Integer, Set<String>> described) {
        Set<String> mediaTypes = described.get(answer.status());
        if (mediaTypes == null && OF_ANY_ADDRESS.contains(answer.status())) {
            return List.of();
        }
        if (mediaTypes == null) {
            return List.of("the description does not list " + answer.status());
        }
        boolean asDescribed =
                mediaTypes.isEmpty() ? answer.body().length == 0 : mediaTypes.contains(answer.mediaType());
        return asDescribed ? List.of() : List.of("the description does not list " + answer.mediaType());
    }

    /** Whole catalogues are long; what has gone wrong stands where an answer begins. */
    private static String beginning(Answer answer) {
        return new String(answer.body(), 0, Math.min(LOOKED_THROUGH, answer.body().length), StandardCharsets.UTF_8);
    }

    private Optional<String> leak(String text) {
        Stream<String> inside = HINTS.stream().anyMatch(text::contains)
                ? INSIDE.matcher(text).results().map(it -> it.group())
                : Stream.empty();
        return Stream.concat(inside, secrets.stream().filter(text::contains)).findFirst();
    }
}
