package org.libraryexchange.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.stack.KeyFiles;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.TokenIssuer;
import org.libraryexchange.stack.pair.Pair;

/** One city of the pair: its node, its database, its API. A test looks at its items, or at its letters. */
public final class CityUnderTest {

    /** Without the optimizing compiler. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    /** Lets a node work as the owner of its database. */
    static final Map<String, String> AS_OWNER = Map.of(
            "QUARKUS_DATASOURCE_USERNAME", "${quarkus.flyway.username}",
            "QUARKUS_DATASOURCE_PASSWORD", "${quarkus.flyway.password}");

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final List<String> ROLES = List.of("librarian", "cataloguer", "ops", "exchange-operator");
    private static final Duration TOKEN_RENEWED = Duration.ofMinutes(30);
    private static final List<String> LISTENING =
            List.of("QUARKUS_HTTP_HOST", "QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_HOST", "QUARKUS_MANAGEMENT_PORT");

    private final Pair pair;
    private final String name;
    private final List<ChaosProxy> links;
    private final Sort sort;
    private NodeProcess.Options options;
    private NodeClient client;
    private long clientMade;

    CityUnderTest(Pair pair, String name) {
        this(pair, name, pair.node(name).options(), List.of(), Sort.ITEMS);
    }

    private CityUnderTest(Pair pair, String name, NodeProcess.Options options, List<ChaosProxy> links, Sort sort) {
        this.pair = pair;
        this.name = name;
        this.options = options;
        this.links = links;
        this.sort = sort;
    }

    /**
     * The same city: what it writes, stores, proves and tells of itself are its items, the letters between it and the other,
     * or its pictures.
     */
    CityUnderTest in(Sort other) {
        return new CityUnderTest(pair, name, options, links, other);
    }

    Sort sort() {
        return sort;
    }

    /** The other city, seen in the same way. */
    CityUnderTest other() {
        return new CityUnderTest(pair, otherName()).in(sort);
    }

    private String otherName() {
        return pair.settings().cityNames().stream()
                .filter(each -> !each.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The log that the city writes and the other reads. */
    CityLog log() {
        return switch (sort) {
            case LETTERS -> CityLog.letters(name, otherName());
            case PICTURES -> CityLog.pictures(name);
            default -> CityLog.items(name);
        };
    }

    /** The same city, whose node reaches the broker through a proxy from its next start on. */
    CityUnderTest behind(ChaosProxy broker) {
        Map<String, String> environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + broker.port());
        return new CityUnderTest(pair, name, options.withEnvironment(environment), List.of(broker), sort);
    }

    /** The same, with the database behind another proxy. */
    CityUnderTest behind(ChaosProxy broker, long seed) {
        ChaosProxy database = ChaosProxy.before(postgres().port(), seed);
        Map<String, String> environment =
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + name);
        NodeProcess.Options behindBroker = behind(broker).options;
        return new CityUnderTest(
                pair, name, behindBroker.withEnvironment(environment), List.of(broker, database), sort);
    }

    /** The proxy between node and broker, if the pair was started behind proxies. */
    public ChaosProxy brokerLink() {
        return links.get(0);
    }

    /** The proxy between node and database, if the pair was started behind proxies. */
    public ChaosProxy databaseLink() {
        return links.get(1);
    }

    List<ChaosProxy> links() {
        return links;
    }

    public String name() {
        return name;
    }

    public URI api() {
        return pair.city(name).api();
    }

    /** Base address of the node's health and metrics. */
    public URI management() {
        return pair.city(name).management();
    }

    /** The key with which the node checks tokens. */
    public Path publicKeyFile() {
        return pair.tokens().publicKeyFile();
    }

    /** The keys of the city's receipts. */
    public KeyFiles signingKeys() {
        return pair.signingKeys(name);
    }

    /** A client with every role, for the next minutes. */
    public synchronized NodeClient client() {
        if (client == null || System.nanoTime() - clientMade > TOKEN_RENEWED.toNanos()) {
            client = new NodeClient(api(), pair.token(ROLES), log());
            clientMade = System.nanoTime();
        }
        return client;
    }

    /** A client with every role and its own name. */
    public NodeClient anotherClient(String tokenName) {
        return new NodeClient(api(), tokenOf(tokenName, ROLES), log());
    }

    /** A token of somebody with another name. */
    public String tokenOf(String tokenName, List<String> roles) {
        TokenIssuer issuer = TokenIssuer.in(publicKeyFile().getParent());
        return issuer.issue(tokenName, roles, List.of(name), Duration.ofHours(1));
    }

    /** A token with these roles, for other programs. */
    public String token(String... roles) {
        return pair.token(List.of(roles));
    }

    /** A client with every role, whose token was issued by this clock and is valid for an hour. */
    public NodeClient clientBy(Clock clock) {
        TokenIssuer issuer = TokenIssuer.in(publicKeyFile().getParent(), clock);
        return new NodeClient(
                api(), issuer.issue("by-another-clock", ROLES, List.of(name), Duration.ofHours(1)), log());
    }

    public NodeProcess node() {
        return pair.node(name);
    }

    public LocalPostgres postgres() {
        return pair.postgres(name);
    }

    /** The size of the files that the node searches in. */
    public long searchIndexBytes() {
        try (Stream<Path> files = Files.walk(pair.settings().searchFolder(pair.city(name)))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatabaseUnderTest database() {
        return new DatabaseUnderTest(
                postgres(),
                switch (sort) {
                    case LETTERS -> DatabaseUnderTest.IN_LETTERS.formatted(otherName());
                    case PICTURES -> DatabaseUnderTest.IN_PICTURES;
                    default -> "";
                });
    }

    /** From its next start on, the node runs the program that is packaged in another repository. */
    public void takeProgramOf(Path repository) {
        options = options.withJar(
                pair.city(name).withModule(repository.resolve(name + "-node")).jar());
    }

    /** From its next start on, the node works as the owner of its database. */
    public void takeRoleOfTheOwner() {
        options = options.withEnvironment(AS_OWNER);
    }

    /** From its next start on, the node works as a role of its own. */
    public void takeRoleOfItsOwn() {
        options = options.withEnvironment(Map.of(
                "QUARKUS_DATASOURCE_USERNAME", postgres().nodeUser(),
                "QUARKUS_DATASOURCE_PASSWORD", postgres().nodePassword()));
    }

    /**
     * Starts the node's process without the optimizing compiler, because the process does not live long enough to need
     * it.
     */
    public void startNode(String... jvmOptions) {
        node().restart(quickOptions().withJvmOptions(jvmOptions));
    }

    /** Starts the node's process with additional or changed environment. */
    public void startNode(Map<String, String> environment) {
        node().restart(quickOptions().withEnvironment(environment));
    }

    /** Makes the node run with this environment in addition to its usual one. Restarts it if necessary. */
    public void runWith(Map<String, String> environment) {
        NodeProcess.Options wanted = quickOptions().withEnvironment(environment);
        if (!node().isAlive() || !node().options().equals(wanted)) {
            node().restart(wanted);
        }
    }

    private NodeProcess.Options quickOptions() {
        return options.jvmOptions().contains(QUICK) ? options : options.withJvmOptions(QUICK);
    }

    /** Starts the node's process with this environment instead of its usual one. Only addresses and ports are added. */
    public void startNodeWithOnly(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        for (String name : LISTENING) {
            all.put(name, options.environment().get(name));
        }
        node().restart(new NodeProcess.Options(
                name,
                options.jar(),
                options.managementPort(),
                all,
                quickOptions().jvmOptions(),
                options.log()));
    }

    /** Starts the node's process as an operator would. */
    public void startNodeAsMeant() {
        node().restart(options);
    }

    public void awaitReady() {
        node().waitUntilReady(START_PATIENCE);
    }

    /** Starts or restarts the node, and returns when it is ready. */
    public void restartNode(String... jvmOptions) {
        startNode(jvmOptions);
        awaitReady();
    }

    /** Starts another process of the node with the same database and broker, and returns at once. */
    public Replica startReplica() {
        return Replica.start(quickOptions(), pair.token(ROLES));
    }

    /**
     * Starts the endpoint that reads bare rows of the city's database, with the options of a node, and returns at once.
     */
    public Replica startBareRead() {
        Path jar = Repository.nodes().resolve("bench/bare-read/target/quarkus-app/quarkus-run.jar");
        return Replica.start(options, "bare-read", jar, pair.token(ROLES));
    }

    @Override
    public String toString() {
        return name;
    }
}
