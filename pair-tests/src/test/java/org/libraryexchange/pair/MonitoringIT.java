package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.Monitoring.Alert;

/** What Prometheus's own tool makes of the alert rules and dashboards, and whether the guide tells of each. */
class MonitoringIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void configurationAndRulesAreSound() {
        Monitoring.promtool(Monitoring.PROMETHEUS).run("promtool", "check", "config", "prometheus.yml");
    }

    @Test
    void everyAlertFiresWhereItShouldAndNowhereElse() {
        // When
        String said = Monitoring.promtool(Monitoring.PROMETHEUS).run("promtool", "test", "rules", "alerts_test.yml");

        // Then
        assertThat(said).contains("SUCCESS");
        assertThat(Monitoring.tested(true)).as("shown to fire").isEqualTo(names());
        assertThat(Monitoring.tested(false)).as("shown to be quiet").isEqualTo(names());
    }

    @Test
    void everyAlertHasItsSectionInTheGuideAndNoOtherHas() {
        assertThat(Monitoring.alertsOfTheGuide().keySet()).isEqualTo(names());
        assertThat(Monitoring.alerts()).allSatisfy(alert -> {
            assertThat(alert.annotations()).containsOnlyKeys("summary", "command", "runbook");
            assertThat(alert.annotations())
                    .containsEntry("runbook", "docs/runbooks.md#" + alert.name().toLowerCase(Locale.ROOT));
            assertThat(Monitoring.alertsOfTheGuide().get(alert.name()))
                    .containsIgnoringCase("\n" + alert.severity() + ", after ")
                    .containsPattern("```(bash|console)\\n"
                            + Pattern.quote(alert.annotations().get("command")) + "\\n```");
        });
    }

    @Test
    void everyExpressionOfTheDashboardsIsSound() throws IOException {
        assertThat(Monitoring.dashboards()).isNotEmpty();
        for (Path dashboard : Monitoring.dashboards()) {
            // Given
            List<String> expressions = Monitoring.expressions(dashboard);
            assertThat(expressions).as("%s", dashboard).isNotEmpty();
            Path rules = Files.writeString(folder.resolve("rules.yml"), recorded(expressions));

            // Then
            Monitoring.promtool(folder).run("promtool", "check", "rules", "--lint=none", rules.toString());
        }
    }

    /** JSON is YAML too. */
    private static String recorded(List<String> expressions) throws JsonProcessingException {
        ObjectNode file = JSON.createObjectNode();
        ArrayNode rules =
                file.putArray("groups").addObject().put("name", "dashboard").putArray("rules");
        for (int i = 0; i < expressions.size(); i++) {
            rules.addObject().put("record", "panel:" + i).put("expr", expressions.get(i));
        }
        return JSON.writeValueAsString(file);
    }

    @Test
    void everyMetricOfAlertsAndDashboardsIsInTheGuide() {
        // When
        Set<String> used = new TreeSet<>(Monitoring.metrics(Monitoring.expressions()));
        used.removeIf(metric -> !metric.startsWith("library_"));

        // Then
        assertThat(Monitoring.metricsOfTheGuide()).containsAll(used);
        assertThat(used).hasSizeGreaterThan(20);
    }

    private static Set<String> names() {
        return Monitoring.alerts().stream().map(Alert::name).collect(Collectors.toSet());
    }
}
