package org.libraryexchange.pair.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.libraryexchange.pair.Json;

/** What answers have told: values of variables in addresses, entity tags, addresses of next pages. */
final class Known {

    private static final String API = "/api/";
    private static final int MOST = 100;
    private static final int MOST_OF_A_LIST = 10;

    private final List<String> templates;
    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final List<String> pages = new ArrayList<>();

    Known(Description api) {
        this.templates = api.operations().stream()
                .map(Description.Operation::template)
                .distinct()
                .toList();
    }

    /** @param path that was asked */
    void learn(String path, Answer answer) {
        if (answer.status() / 100 != 2) {
            return;
        }
        String location = answer.header("Location");
        String item = location.isEmpty() ? path : URI.create(location).getRawPath();
        learnAddress(item);
        if (!answer.header("ETag").isEmpty()) {
            tags.put(item, answer.header("ETag"));
        }
        if (answer.mediaType().equals("application/json") && answer.body().length > 0) {
            learn(path, Json.read(answer.text()), 3);
        }
    }

    private void learn(String path, JsonNode node, int depth) {
        if (node.isTextual() && node.asText().startsWith(API)) {
            learnAddress(node.asText().replaceAll("\\?.*", ""));
        }
        if (node.path("next").asText().startsWith(API)) {
            add(pages, node.path("next").asText());
        }
        if (node.path("id").isValueNode()) {
            learnAddress(path + "/" + node.path("id").asText());
        }
        if (depth > 0) {
            StreamSupport.stream(node.spliterator(), false)
                    .limit(MOST_OF_A_LIST)
                    .forEach(each -> learn(path, each, depth - 1));
        }
    }

    private void learnAddress(String address) {
        for (String template : templates) {
            bind(template.split("/", -1), address.split("/", -1));
        }
    }

    /** As far as the address goes. */
    private void bind(String[] template, String[] address) {
        for (int i = 0; i < Math.min(template.length, address.length); i++) {
            String before = String.join("/", Arrays.copyOf(template, i));
            if (!template[i].startsWith("{")) {
                if (!template[i].equals(address[i])) {
                    return;
                }
            } else if (literals(before).contains(address[i])) {
                return;
            } else {
                add(values.computeIfAbsent(before + "/" + template[i], it -> new ArrayList<>()), address[i]);
            }
        }
    }

    private Set<String> literals(String before) {
        return templates.stream()
                .filter(it -> it.startsWith(before + "/"))
                .map(it -> it.substring(before.length() + 1).replaceAll("/.*", ""))
                .filter(it -> !it.startsWith("{"))
                .collect(Collectors.toSet());
    }

    private static void add(List<String> known, String value) {
        if (!known.contains(value)) {
            if (known.size() == MOST) {
                known.remove(0);
            }
            known.add(value);
        }
    }

    /**
     * A value that a variable has somewhere.
     *
     * @param template that ends with the variable
     */
    Optional<String> value(String template, Random random) {
        return one(values.getOrDefault(template, List.of()), random);
    }

    Optional<String> page(Random random) {
        return one(pages, random);
    }

    private static Optional<String> one(List<String> known, Random random) {
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(random.nextInt(known.size())));
    }

    /** That of what is there, or of what it belongs to. */
    Optional<String> tag(String path) {
        for (String at = path; at.startsWith(API); at = at.substring(0, at.lastIndexOf('/'))) {
            if (tags.containsKey(at)) {
                return Optional.of(tags.get(at));
            }
        }
        return Optional.empty();
    }
}
