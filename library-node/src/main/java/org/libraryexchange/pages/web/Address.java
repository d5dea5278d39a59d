package org.libraryexchange.pages.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An address of this node, for making variants and links.
 *
 * @param path begins with a slash
 * @param parameters in the order in which they are written
 */
public record Address(String path, Map<String, List<String>> parameters) {

    private static final Comparator<String> WORDS_FIRST =
            Comparator.comparing((String name) -> !name.equals("q")).thenComparing(Comparator.naturalOrder());

    public Address {
        parameters = new LinkedHashMap<>(parameters);
    }

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /**
     * The requested address, without the empty parameters that forms send. Parameters are put in one order, so that the
     * same list always has the same address.
     */
    static Address of(String path, MultivaluedMap<String, String> parameters) {
        Map<String, List<String>> telling = new TreeMap<>(WORDS_FIRST);
        parameters.forEach((name, values) -> {
            List<String> said =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (!said.isEmpty()) {
                telling.put(name, said);
            }
        });
        return new Address(path, telling);
    }

    /** The first value of a parameter. */
    public Optional<String> first(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The same address with one value for a parameter. */
    public Address with(String name, String value) {
        Address other = new Address(path, parameters);
        other.parameters.put(name, List.of(value));
        return other;
    }

    /** The same address without some parameters. */
    public Address without(String... names) {
        Address other = new Address(path, parameters);
        List.of(names).forEach(other.parameters::remove);
        return other;
    }

    /** An address with some of the parameters of this one. */
    public Address at(String otherPath, Set<String> names) {
        Address other = new Address(otherPath, parameters);
        other.parameters.keySet().retainAll(names);
        return other;
    }

    /** The address as links and forms write it. */
    @Override
    public String toString() {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        return pairs.isEmpty() ? path : path + "?" + pairs.stream().collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
