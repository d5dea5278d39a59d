package org.libraryexchange.pair.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.libraryexchange.pair.fuzz.Description.Body;
import org.libraryexchange.pair.fuzz.Description.Operation;
import org.libraryexchange.pair.fuzz.Description.Parameter;

/** Makes requests that a node can read, most with something wrong in them. */
final class RequestGenerator {

    /** Each makes both nodes read or hash whole catalogues: often enough to be tried, too seldom to be all that they do. */
    private static final Set<String> SELDOM = Set.of("startProof", "startRun", "rebuildMirror");

    /** A client that waits for a change is left waiting: as long as that, and no more requests are made meanwhile. */
    private static final String WAIT = "wait";

    private static final List<Integer> FAULTS = List.of(0, 0, 1, 1, 1, 1, 2, 3);

    private final Description api;
    private final Known known;
    private final ApiTokens tokens;
    private final Random random;

    RequestGenerator(Description api, Known known, ApiTokens tokens, Random random) {
        this.api = api;
        this.known = known;
        this.tokens = tokens;
        this.random = random;
    }

    RequestMessage next() {
        RequestMessage message = random.nextInt(20) == 0 ? nextPage() : valid(operation());
        for (int faults = Hostile.one(FAULTS, random); faults > 0; faults--) {
            spoil(message);
        }
        return message;
    }

    private Operation operation() {
        Operation operation = Hostile.one(api.operations(), random);
        return SELDOM.contains(operation.id()) && random.nextInt(10) > 0 ? operation() : operation;
    }

    private RequestMessage nextPage() {
        RequestMessage message = new RequestMessage();
        String[] page = known.page(random).orElse("/api/v1/items").split("\\?", 2);
        message.method = "GET";
        message.path = page[0];
        if (page.length > 1) {
            message.query = new ArrayList<>(List.of(page[1].split("&")));
        }
        message.setHeader("Authorization", tokens.good(random));
        return message;
    }

    /** As the description says. */
    RequestMessage valid(Operation operation) {
        RequestMessage message = new RequestMessage();
        message.method = operation.method();
        message.path = Arrays.stream(operation.template().split("/", -1))
                .map(segment -> segment.startsWith("{") ? variable(operation, segment) : segment)
                .collect(Collectors.joining("/"));
        for (Parameter parameter : operation.parametersIn("query")) {
            if (parameter.required() || random.nextInt(4) == 0) {
                value(parameter)
                        .ifPresent(it -> message.query.add(parameter.name() + "=" + RequestMessage.escaped(it)));
            }
        }
        for (Parameter parameter : operation.parametersIn("header")) {
            if (parameter.required() || random.nextInt(4) == 0) {
                value(parameter, message.path).ifPresent(it -> message.setHeader(parameter.name(), it));
            }
        }
        if (random.nextInt(10) > 0) {
            message.setHeader("Authorization", tokens.good(random));
        }
        accept(operation, message);
        if (!operation.bodies().isEmpty()) {
            Body body = Hostile.one(operation.bodies(), random);
            message.body = Bodies.valid(body, random);
            message.setHeader("Content-Type", body.mediaType());
            message.chunked = random.nextInt(5) == 0;
        }
        return message;
    }

    private void accept(Operation operation, RequestMessage message) {
        List<String> mediaTypes = operation.answers().entrySet().stream()
                .filter(it -> it.getKey() < 300)
                .flatMap(it -> it.getValue().stream())
                .sorted()
                .toList();
        if (!mediaTypes.isEmpty() && random.nextBoolean()) {
            message.setHeader("Accept", Hostile.one(mediaTypes, random));
        }
    }

    private String variable(Operation operation, String segment) {
        String upTo = operation.template().substring(0, operation.template().indexOf(segment) + segment.length());
        Optional<String> seen = known.value(upTo, random);
        if (seen.isPresent() && random.nextInt(10) > 0) {
            return seen.get();
        }
        return operation.parametersIn("path").stream()
                .filter(it -> segment.equals("{" + it.name() + "}"))
                .findFirst()
                .flatMap(this::value)
                .map(RequestMessage::escaped)
                .orElse("1");
    }

    private Optional<String> value(Parameter parameter, String path) {
        return switch (parameter.name()) {
            case "If-Match" ->
                Optional.of(random.nextInt(3) == 0 ? "*" : known.tag(path).orElse("*"));
            case "If-None-Match" -> known.tag(path);
            case "Idempotency-Key" -> Optional.of("fuzz-" + random.nextInt(1_000));
            default -> value(parameter);
        };
    }

    /** None where the description gives no way to know one. */
    private Optional<String> value(Parameter parameter) {
        JsonNode schema = parameter.schema();
        List<String> choices = new ArrayList<>(parameter.example().stream().toList());
        schema.path("enum").forEach(it -> choices.add(it.asText()));
        schema.at("/items/enum").forEach(it -> choices.add(it.asText()));
        for (String bound : List.of("minimum", "maximum", "default")) {
            if (schema.path(bound).isValueNode()
                    && !(bound.equals("maximum") && parameter.name().equals(WAIT))) {
                choices.add(schema.path(bound).asText());
            }
        }
        if (schema.path("type").asText().equals("boolean")) {
            choices.addAll(List.of("true", "false"));
        }
        return choices.isEmpty() ? Optional.empty() : Optional.of(Hostile.one(choices, random));
    }

    private void spoil(RequestMessage message) {
        switch (random.nextInt(10)) {
            case 0 -> message.method = Hostile.one(Hostile.METHODS, random);
            case 1 -> spoilPath(message);
            case 2, 3 -> spoilQuery(message);
            case 4 -> message.setHeader("Authorization", tokens.any(random));
            case 5, 6 -> spoilHeader(message);
            default -> {
                if (message.body.length == 0) {
                    spoilWithoutBody(message);
                } else {
                    message.body = Bodies.spoilt(message.body, random);
                }
            }
        }
    }

    private void spoilWithoutBody(RequestMessage message) {
        if (random.nextInt(4) > 0) {
            spoilQuery(message);
        } else {
            message.body = RequestMessage.utf8(Hostile.json(random));
            message.setHeader("Content-Type", "application/json");
        }
    }

    private void spoilPath(RequestMessage message) {
        String[] segments = message.path.split("/", -1);
        String hostile = Hostile.text(random);
        segments[1 + random.nextInt(segments.length - 1)] =
                random.nextInt(3) == 0 ? hostile.replaceAll("[\r\n]", "") : RequestMessage.escaped(hostile);
        message.path = String.join("/", segments);
    }

    private void spoilQuery(RequestMessage message) {
        String hostile = Hostile.text(random);
        String value = random.nextInt(5) == 0 ? hostile : RequestMessage.escaped(hostile);
        List<String> names = api.operations().stream()
                .filter(it -> random.nextInt(8) == 0 || message.path.equals(it.template()))
                .flatMap(it -> it.parametersIn("query").stream())
                .map(Parameter::name)
                .toList();
        String name = names.isEmpty() || random.nextInt(10) == 0
                ? RequestMessage.escaped(Hostile.text(random))
                : Hostile.one(names, random);
        message.query.removeIf(it -> random.nextInt(4) > 0 && it.startsWith(name + "="));
        message.query.add(random.nextInt(20) == 0 ? name : name + "=" + value);
    }

    private void spoilHeader(RequestMessage message) {
        String name = random.nextInt(4) > 0 || message.headers.isEmpty()
                ? Hostile.headerName(random)
                : Hostile.one(message.headers, random).name();
        switch (random.nextInt(8)) {
            case 0 -> message.headers.removeIf(it -> it.name().equals(name));
            case 1 -> message.headers.add(new RequestMessage.Field(name, Hostile.headerValue(name, random)));
            default -> message.setHeader(name, Hostile.headerValue(name, random));
        }
    }
}
