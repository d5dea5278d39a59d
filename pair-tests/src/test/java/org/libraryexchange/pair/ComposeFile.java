package org.libraryexchange.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The repository's compose file, read as Compose reads it as far as the nodes are concerned. */
final class ComposeFile {

    /** {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${NAME:?message}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");

    private final String text;
    private final Map<String, Object> services;

    private ComposeFile(String text, Map<String, Object> services) {
        this.text = text;
        this.services = services;
    }

    static ComposeFile read() throws IOException {
        String text = Files.readString(Repository.root().resolve("docker-compose.yml"));
        Map<String, Object> file = new Yaml().load(text);
        return new ComposeFile(text, map(file.get("services")));
    }

    Set<String> services() {
        return services.keySet();
    }

    String image(String service) {
        return (String) service(service).get("image");
    }

    /** The environment that a service declares, with variables filled in from the operator's. */
    Map<String, String> environment(String service, Map<String, String> operators) {
        Map<String, String> environment = new LinkedHashMap<>();
        map(service(service).get("environment"))
                .forEach((name, value) -> environment.put(name, filledIn(String.valueOf(value), operators)));
        return environment;
    }

    /** Files of the operator that the service sees, by their place in the container. */
    Map<String, Path> mountedFiles(String service, Map<String, String> operators) {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Object volume : (List<?>) service(service).get("volumes")) {
            if (volume instanceof Map<?, ?> mount && "bind".equals(mount.get("type"))) {
                files.put((String) mount.get("target"), Path.of(filledIn((String) mount.get("source"), operators)));
            }
        }
        return files;
    }

    /** The address that the service's health check asks. */
    String healthAddress(String service) {
        List<?> test = (List<?>) map(service(service).get("healthcheck")).get("test");
        return (String) test.get(test.size() - 1);
    }

    /** Ports inside the container that are made reachable from outside. */
    List<Integer> containerPorts(String service) {
        return ((List<?>) service(service).get("ports"))
                .stream()
                        .map(port -> Integer.valueOf(port.toString().replaceAll(".*:", "")))
                        .toList();
    }

    /** Variables that the operator has to give a value. */
    Set<String> requiredVariables() {
        return variables(matched -> !"-".equals(matched.group(2)));
    }

    /** Values that are no variables, under names that ask for a secret. */
    List<String> secretsInTheOpen() {
        return text.lines()
                .filter(line -> line.matches("(?i).*(password|secret|token)\\w*:\\s+[^$#].*"))
                .filter(line -> !line.contains("&") && !line.contains("*"))
                .toList();
    }

    private Set<String> variables(Predicate<MatchResult> wanted) {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text).results().filter(wanted).forEach(matched -> names.add(matched.group(1)));
        return names;
    }

    private static String filledIn(String value, Map<String, String> operators) {
        return VARIABLE.matcher(value).replaceAll(matched -> Matcher.quoteReplacement(value(matched, operators)));
    }

    private static String value(MatchResult matched, Map<String, String> operators) {
        String given = operators.get(matched.group(1));
        if (given != null) {
            return given;
        }
        if ("-".equals(matched.group(2))) {
            return matched.group(3);
        }
        throw new IllegalStateException("no value for " + matched.group(1));
    }

    private Map<String, Object> service(String name) {
        return map(services.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
