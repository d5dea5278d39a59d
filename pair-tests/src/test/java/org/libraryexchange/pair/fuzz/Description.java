package org.libraryexchange.pair.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.pair.Json;

/**
 * What a node says of its API: all that requests are made of, and what may be answered.
 *
 * @param problemMembers that every problem document has
 */
public record Description(List<Operation> operations, Set<String> problemMembers) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    /**
     * A method of an address.
     *
     * @param answers media types by status; none where the answer has no body
     */
    public record Operation(
            String id,
            String method,
            String template,
            List<Parameter> parameters,
            List<Body> bodies,
            Map<Integer, Set<String>> answers) {

        public List<Parameter> parametersIn(String place) {
            return parameters.stream().filter(it -> it.in.equals(place)).toList();
        }

        private boolean answersAt(String path) {
            return path.matches(VARIABLE.matcher(template).replaceAll("[!-~&&[^/?#]]+"));
        }

        private int variables() {
            return (int) VARIABLE.matcher(template).results().count();
        }
    }

    /** What a request says in its address or in a header. */
    public record Parameter(String name, String in, boolean required, JsonNode schema, Optional<String> example) {}

    /** @param required members, where it is JSON */
    record Body(String mediaType, JsonNode example, Set<String> required) {}

    public static Description of(URI api) {
        Answer answer = RawConnection.askOnce(api, "GET /api/openapi?format=json HTTP/1.1\r\nHost: fuzz\r\n\r\n");
        return new Reader(Json.read(new String(answer.body(), StandardCharsets.UTF_8))).description();
    }

    /** The operation that a request reaches, if its path is spelled so that only one can be meant. */
    Optional<Operation> reachedBy(String method, String path) {
        return operations.stream()
                .filter(it -> it.method.equals(method) && it.answersAt(path))
                .min((a, b) -> Integer.compare(a.variables(), b.variables()));
    }

    /** Follows references. */
    private record Reader(JsonNode api) {

        Description description() {
            List<Operation> operations = new ArrayList<>();
            api.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(member -> {
                        if (member.getValue().has("operationId")) {
                            operations.add(
                                    operation(path.getKey(), path.getValue(), member.getKey(), member.getValue()));
                        }
                    }));
            return new Description(operations, texts(api.at("/components/schemas/Problem/required")));
        }

        private Operation operation(String template, JsonNode path, String method, JsonNode operation) {
            return new Operation(
                    operation.path("operationId").asText(),
                    method.toUpperCase(Locale.ROOT),
                    template,
                    Stream.of(path, operation)
                            .flatMap(it -> stream(it.path("parameters")))
                            .map(this::parameter)
                            .toList(),
                    bodies(resolved(operation.path("requestBody"))),
                    answers(operation.path("responses")));
        }

        private Parameter parameter(JsonNode reference) {
            JsonNode parameter = resolved(reference);
            return new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    parameter.path("required").asBoolean(),
                    resolved(parameter.path("schema")),
                    Optional.ofNullable(parameter.get("example")).map(JsonNode::asText));
        }

        private List<Body> bodies(JsonNode body) {
            List<Body> bodies = new ArrayList<>();
            body.path("content")
                    .properties()
                    .forEach(content -> examples(content.getValue())
                            .forEach(example -> bodies.add(new Body(
                                    content.getKey(),
                                    example,
                                    texts(resolved(content.getValue().path("schema"))
                                            .path("required"))))));
            return bodies;
        }

        private Stream<JsonNode> examples(JsonNode content) {
            return Stream.concat(
                    Stream.of(content.path("example")).filter(it -> !it.isMissingNode()),
                    stream(content.path("examples")).map(it -> resolved(it).path("value")));
        }

        private Map<Integer, Set<String>> answers(JsonNode responses) {
            Map<Integer, Set<String>> answers = new HashMap<>();
            responses.properties().forEach(response -> {
                Map<String, JsonNode> content = new LinkedHashMap<>();
                resolved(response.getValue())
                        .path("content")
                        .properties()
                        .forEach(it -> content.put(it.getKey(), it.getValue()));
                answers.put(Integer.parseInt(response.getKey()), content.keySet());
            });
            return answers;
        }

        private JsonNode resolved(JsonNode node) {
            return node.has("$ref") ? resolved(api.at(node.path("$ref").asText().substring(1))) : node;
        }

        private static Set<String> texts(JsonNode array) {
            Set<String> texts = new HashSet<>();
            array.forEach(it -> texts.add(it.asText()));
            return texts;
        }

        private static Stream<JsonNode> stream(JsonNode nodes) {
            return StreamSupport.stream(nodes.spliterator(), false);
        }
    }
}
