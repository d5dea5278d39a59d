package org.libraryexchange.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.stack.LocalKafka;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.pair.Pair;
import org.libraryexchange.stack.pair.PairSettings;
import org.libraryexchange.stack.pair.SampleCatalogue;
import org.libraryexchange.stack.pair.StepProgress;

/** Both nodes and their services, on free ports and in a folder that is deleted afterwards. */
public final class PairUnderTest implements AutoCloseable {

    private static final String MANY_LETTERS = "1000000";

    private final Path folder;
    private final Pair pair;
    private final CityUnderTest leeds;
    private final CityUnderTest hangzhou;

    private PairUnderTest(Path folder, Pair pair, CityUnderTest leeds, CityUnderTest hangzhou) {
        this.folder = folder;
        this.pair = pair;
        this.leeds = leeds;
        this.hangzhou = hangzhou;
    }

    /** Starts everything and returns when both nodes are ready. */
    public static PairUnderTest start() {
        return startNodesOf(Repository.nodes());
    }

    /** The same with the packaged nodes of another repository. */
    public static PairUnderTest startNodesOf(Path repository) {
        return start(
                settings -> settings.withCities(city -> city.withModule(repository.resolve(city.name() + "-node"))),
                UnaryOperator.identity());
    }

    /** The same with more, or other, environment for both nodes. */
    public static PairUnderTest startWith(Map<String, String> environment) {
        return start(settings -> withMore(settings, environment), UnaryOperator.identity());
    }

    private static PairSettings withMore(PairSettings settings, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(settings.nodeEnvironment());
        all.putAll(environment);
        return settings.withNodeEnvironment(all);
    }

    /**
     * The same with a proxy between each node and the broker, and between each node and its database.
     *
     * @param seed for the random choices of the proxies
     */
    public static PairUnderTest startBehindProxies(long seed) {
        return startBehindProxies(seed, Map.of());
    }

    /** The same with more, or other, environment for both nodes. */
    public static PairUnderTest startBehindProxies(long seed, Map<String, String> environment) {
        BrokerLinks links = BrokerLinks.of(List.of("leeds", "hangzhou"), seed);
        PairUnderTest pair = start(
                settings -> withMore(settings, environment)
                        .withKafka(settings.kafka().withListeners(links.listeners())),
                city -> city.behind(links.to(city.name()), seed));
        pair.leeds().startNode();
        pair.hangzhou().startNode();
        pair.leeds().awaitReady();
        pair.hangzhou().awaitReady();
        return pair;
    }

    /** The same with one proxy between both nodes and the broker, and nodes that start as quickly as they can. */
    public static PairUnderTest startBehindBrokerProxy(long seed, Map<String, String> environment) {
        BrokerLinks link = BrokerLinks.of(List.of("both"), seed);
        ChaosProxy proxy = link.to("both");
        Map<String, String> throughProxy = Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + proxy.port());
        return start(
                settings -> withMore(withMore(settings, environment), throughProxy)
                        .withKafka(settings.kafka().withListeners(link.listeners()))
                        .withNodeJvmOptions(quickIn(settings.cityNames())),
                city -> city.behind(proxy));
    }

    /**
     * The same with the given broker options and additional environment for both nodes, which start as quickly as they
     * can.
     */
    public static PairUnderTest startOn(LocalKafka.Options kafka, Map<String, String> environment) {
        return start(
                settings -> withMore(settings, environment)
                        .withKafka(kafka)
                        .withNodeJvmOptions(quickIn(settings.cityNames())),
                UnaryOperator.identity());
    }

    /**
     * The same, but one city has the node of another repository. Both start as quickly as they can, and work as the
     * owners of their databases, as nodes without a role of their own do.
     */
    public static PairUnderTest startWithNodeOf(Path repository, String city) {
        return start(
                settings -> withMore(settings, CityUnderTest.AS_OWNER)
                        .withCities(each ->
                                each.name().equals(city) ? each.withModule(repository.resolve(city + "-node")) : each)
                        .withNodeJvmOptions(quickIn(settings.cityNames())),
                UnaryOperator.identity());
    }

    private static Map<String, List<String>> quickIn(List<String> cities) {
        return cities.stream().collect(Collectors.toMap(city -> city, city -> quick()));
    }

    private static List<String> quick() {
        return Stream.concat(NodeProcess.JVM_OPTIONS.stream(), Stream.of(CityUnderTest.QUICK))
                .toList();
    }

    private static PairUnderTest start(UnaryOperator<PairSettings> choice, UnaryOperator<CityUnderTest> links) {
        Path folder = newFolder();
        try {
            PairSettings settings = choice.apply(PairSettings.leedsAndHangzhou(Repository.nodes(), folder)
                    .onFreePorts()
                    .withNodeEnvironment(Map.of(
                            "LIBRARY_NIGHTS_OPENS",
                            farFromNow(),
                            // Load and benchmarks send requests as fast as they can, all from one address.
                            "LIBRARY_RATE_LIMIT_REQUESTS_PER_SECOND",
                            "0",
                            "LIBRARY_RATE_LIMIT_REQUESTS_PER_SECOND_OF_A_NAME",
                            "0",
                            "LIBRARY_RATE_LIMIT_AT_A_TIME",
                            "0",
                            "LIBRARY_LETTERS_MOST_AN_HOUR",
                            MANY_LETTERS,
                            "LIBRARY_LETTERS_MOST_A_DAY",
                            MANY_LETTERS,
                            // Proofs come when a test asks for them.
                            "LIBRARY_LOADS_QUIET",
                            "1h")));
            Pair pair = Pair.start(settings, StepProgress.SILENT);
            return new PairUnderTest(
                    folder,
                    pair,
                    links.apply(new CityUnderTest(pair, "leeds")),
                    links.apply(new CityUnderTest(pair, "hangzhou")));
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** Keeps nights away from tests: the next one is sixteen hours away in London, and eight or nine in Hangzhou. */
    private static String farFromNow() {
        return LocalTime.now(ZoneId.of("Europe/London"))
                .plusHours(16)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /**
     * The same pair. Whatever clients write in it, and whatever it checks, are not items but the letters between both
     * cities, or their pictures.
     */
    public PairUnderTest in(Sort sort) {
        return new PairUnderTest(folder, pair, leeds.in(sort), hangzhou.in(sort));
    }

    public CityUnderTest leeds() {
        return leeds;
    }

    public CityUnderTest hangzhou() {
        return hangzhou;
    }

    public LocalKafka kafka() {
        return pair.kafka();
    }

    /** Changes the proxies between both nodes and the broker, if the pair was started behind proxies. */
    public void onBrokerLinks(Consumer<ChaosProxy> change) {
        change.accept(leeds.brokerLink());
        change.accept(hangzhou.brokerLink());
    }

    /** The log that a city writes and its partner reads. */
    public TopicUnderTest log(CityUnderTest city) {
        return new TopicUnderTest(pair.kafka(), city.log());
    }

    /** Writes each city's sample catalogue through its API. */
    public void loadSamples() {
        String token = pair.token(List.of("cataloguer"));
        pair.settings()
                .cities()
                .forEach(city -> SampleCatalogue.in(city.samples()).loadInto(city, token, SampleCatalogue.WRITTEN));
    }

    /** Returns when each city holds the other's whole catalogue. Fails if that takes longer. */
    public void awaitEqual(Duration within) {
        CityAssert.assertThat(hangzhou).reachesEndOfLogOf(leeds, log(leeds), within);
        CityAssert.assertThat(leeds).reachesEndOfLogOf(hangzhou, log(hangzhou), within);
        CityAssert.assertThat(hangzhou).mirrors(leeds);
        CityAssert.assertThat(leeds).mirrors(hangzhou);
    }

    /** Copies the logs of everything that runs, or has ended, into a folder, which is made if need be. */
    void keepLogs(Path to) {
        try (Stream<Path> logs = Files.list(folder.resolve("logs"))) {
            Files.createDirectories(to);
            for (Path log : logs.toList()) {
                Files.copy(log, to.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            pair.close();
            leeds.links().forEach(ChaosProxy::close);
            hangzhou.links().forEach(ChaosProxy::close);
        } finally {
            delete(folder);
        }
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("library-pair");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
