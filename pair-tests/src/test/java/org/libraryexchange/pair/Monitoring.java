package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The repository's files for Prometheus and Grafana, and what the guides for operators say of them. */
final class Monitoring {

    static final Path PROMETHEUS = Repository.root().resolve("deploy/monitoring/prometheus");
    static final Path GRAFANA = Repository.root().resolve("deploy/monitoring/grafana");

    private static final Path METRICS = Repository.root().resolve("docs/monitor.md");
    private static final Path RUNBOOKS = Repository.root().resolve("docs/runbooks.md");
    private static final Pattern METRIC_ROW = Pattern.compile("(?m)^\\| `(library_\\w+)");
    private static final Pattern NO_METRIC = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|on|without|ignoring|group_left|group_right) *\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z_:][\\w:]*(?! *\\()(?!\\w)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Monitoring() {}

    /**
     * A rule.
     *
     * @param annotations summary, command, runbook
     */
    record Alert(String name, String expression, String severity, Map<String, String> annotations) {}

    static List<Alert> alerts() {
        return list(yaml(PROMETHEUS.resolve("alerts.yml")), "groups").stream()
                .flatMap(group -> list(group, "rules").stream())
                .map(rule -> new Alert(
                        (String) rule.get("alert"),
                        (String) rule.get("expr"),
                        strings(rule.get("labels")).get("severity"),
                        strings(rule.get("annotations"))))
                .toList();
    }

    /** The names of the alerts that a test of the rules makes fire, or shows to be quiet from its beginning to its end. */
    static Set<String> tested(boolean fires) {
        return list(yaml(PROMETHEUS.resolve("alerts_test.yml")), "tests").stream()
                .map(test -> list(test, "alert_rule_test"))
                .filter(checks -> checks.stream().anyMatch(Monitoring::fires) == fires)
                .flatMap(checks -> checks.stream().map(check -> (String) check.get("alertname")))
                .collect(Collectors.toSet());
    }

    private static boolean fires(Map<String, Object> check) {
        return !list(check, "exp_alerts").isEmpty();
    }

    static List<Path> dashboards() {
        try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The expressions of a dashboard, with what Grafana would put in the place of its variables. */
    static List<String> expressions(Path dashboard) {
        return Stream.of("expr", "definition")
                .flatMap(member -> Json.read(read(dashboard)).findValuesAsText(member).stream())
                .map(expression -> expression
                        .replaceAll("^label_values\\((.*), *\\w+\\)$", "$1")
                        .replace("$__rate_interval", "5m")
                        .replaceAll("\\$\\w+", "leeds"))
                .toList();
    }

    /** Everything that is asked of Prometheus: by alerts and by dashboards. */
    static List<String> expressions() {
        List<String> all =
                new ArrayList<>(alerts().stream().map(Alert::expression).toList());
        dashboards().forEach(dashboard -> all.addAll(expressions(dashboard)));
        return all;
    }

    static Set<String> metrics(List<String> expressions) {
        Set<String> names = new TreeSet<>();
        for (String expression : expressions) {
            NAME.matcher(NO_METRIC.matcher(expression).replaceAll(" "))
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !WORDS.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    /** The node's own metrics, as the guide lists them; a test of the node holds the list against a running one. */
    static Set<String> metricsOfTheGuide() {
        return METRIC_ROW
                .matcher(read(METRICS))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The guide's sections on alerts, by heading. */
    static Map<String, String> alertsOfTheGuide() {
        String chapter = read(RUNBOOKS).split("\n## Alerts\n", -1)[1].split("\n## ", -1)[0];
        Map<String, String> sections = new TreeMap<>();
        Stream.of(chapter.split("\n### ", -1)).skip(1).forEach(section -> {
            int heading = section.indexOf('\n');
            sections.put(section.substring(0, heading), section.substring(heading));
        });
        return sections;
    }

    static Program promtool(Path folder) {
        return new Program("promtool, on Debian the package prometheus", folder, Map.of(), PATIENCE);
    }

    static Map<String, Object> yaml(Path file) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(read(file));
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> of, String member) {
        return (List<Map<String, Object>>) of.getOrDefault(member, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> strings(Object map) {
        return (Map<String, String>) map;
    }

    static JsonNode json(Path file) {
        return Json.read(read(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
