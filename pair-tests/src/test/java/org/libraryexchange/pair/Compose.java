package org.libraryexchange.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file for Docker Compose, as far as starting its nodes without containers needs it. */
final class Compose {

    /** {@code ${NAME}}, {@code ${NAME:-default}} or {@code ${NAME:?what it is}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?<name>\\w+)(?<rule>:?[-?])?(?<word>[^}]*)}");

    private final String text;
    private final Map<String, Object> services;

    private Compose(String text) {
        this.text = text;
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        this.services = map(file.get("services"));
    }

    static Compose in(Path file) {
        try {
            return new Compose(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> services() {
        return services.keySet();
    }

    /** Variables that somebody has to give a value. */
    Set<String> requiredVariables() {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text)
                .results()
                .filter(variable -> !isOptional(variable))
                .forEach(variable -> names.add(variable.group(1)));
        return names;
    }

    private static boolean isOptional(MatchResult variable) {
        return variable.group(2) != null && variable.group(2).endsWith("-");
    }

    String image(String service) {
        return String.valueOf(map(services.get(service)).get("image"));
    }

    /** What is said of the service under this name; null where nothing is. */
    Object setting(String service, String name) {
        return map(services.get(service)).get(name);
    }

    /** The same, where it is a list of words. */
    List<String> words(String service, String name) {
        return list(setting(service, name)).stream().map(Object::toString).toList();
    }

    /** What the service's process finds in its environment. */
    Map<String, String> environment(String service, Map<String, String> variables) {
        Map<String, String> environment = new LinkedHashMap<>();
        map(map(services.get(service)).get("environment"))
                .forEach((name, value) -> environment.put(name, interpolated(String.valueOf(value), variables)));
        return environment;
    }

    /** Files of the host by the paths that the service sees them at. */
    Map<String, String> files(String service, Map<String, String> variables) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Map<String, Object> mount : mounts(service)) {
            files.put(
                    String.valueOf(mount.get("target")), interpolated(String.valueOf(mount.get("source")), variables));
        }
        return files;
    }

    /** What the service sees in its folders that is not in its image. */
    List<Map<String, Object>> mounts(String service) {
        List<Map<String, Object>> mounts = new ArrayList<>();
        list(setting(service, "volumes")).forEach(mount -> mounts.add(map(mount)));
        return mounts;
    }

    /** The ports that the service listens on inside its container. */
    List<Integer> containerPorts(String service) {
        List<Integer> ports = new ArrayList<>();
        for (Object published : list(map(services.get(service)).get("ports"))) {
            String mapping = published.toString();
            ports.add(Integer.valueOf(mapping.substring(mapping.lastIndexOf(':') + 1)));
        }
        return ports;
    }

    /** The networks that the service is in. */
    List<String> networks(String service) {
        return words(service, "networks");
    }

    /** The words of the health check's command. */
    List<String> healthCheck(String service) {
        return list(map(map(services.get(service)).get("healthcheck")).get("test")).stream()
                .map(Object::toString)
                .toList();
    }

    private static String interpolated(String value, Map<String, String> variables) {
        Function<MatchResult, String> given = variable -> {
            String name = variable.group(1);
            if (!variables.containsKey(name) && !isOptional(variable)) {
                throw new IllegalArgumentException(name + " has no value: " + variable.group(3));
            }
            return Matcher.quoteReplacement(variables.getOrDefault(name, variable.group(3)));
        };
        return VARIABLE.matcher(value).replaceAll(given);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
