package org.libraryexchange.stack.pair;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.libraryexchange.stack.LocalKafka;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.Ports;

/**
 * Where the pair keeps its data, and how it runs.
 *
 * @param data folder of databases, broker, keys and logs
 * @param cities both cities
 * @param programs folder in which PostgreSQL is unpacked
 * @param kafka the broker's options
 * @param nodeEnvironment additional environment of both nodes
 * @param nodeJvmOptions JVM options of each node, by the city's name; if there are none, those of {@link NodeProcess}
 */
public record PairSettings(
        Path data,
        List<CitySettings> cities,
        Path programs,
        LocalKafka.Options kafka,
        Map<String, String> nodeEnvironment,
        Map<String, List<String>> nodeJvmOptions) {

    public PairSettings {
        data = data.toAbsolutePath().normalize();
        cities = List.copyOf(cities);
        nodeEnvironment = Map.copyOf(nodeEnvironment);
        nodeJvmOptions = Map.copyOf(nodeJvmOptions);
    }

    /** Leeds on 8081 and Hangzhou on 8082, management on 9081 and 9082. */
    public static PairSettings leedsAndHangzhou(Path repository, Path data) {
        return new PairSettings(
                data,
                List.of(
                        new CitySettings("leeds", "Leeds", repository.resolve("leeds-node"), 8081, 9081),
                        new CitySettings("hangzhou", "Hangzhou", repository.resolve("hangzhou-node"), 8082, 9082)),
                LocalPostgres.Options.database("any").programs(),
                LocalKafka.Options.DEFAULT,
                Map.of(),
                Map.of());
    }

    /** The same on ports that are free now, for tests. */
    public PairSettings onFreePorts() {
        return withCities(city -> city.withPorts(Ports.free(), Ports.free()));
    }

    public PairSettings withCities(UnaryOperator<CitySettings> change) {
        return new PairSettings(
                data, cities.stream().map(change).toList(), programs, kafka, nodeEnvironment, nodeJvmOptions);
    }

    public PairSettings withPrograms(Path folder) {
        return new PairSettings(data, cities, folder, kafka, nodeEnvironment, nodeJvmOptions);
    }

    public PairSettings withKafka(LocalKafka.Options options) {
        return new PairSettings(data, cities, programs, options, nodeEnvironment, nodeJvmOptions);
    }

    public PairSettings withNodeEnvironment(Map<String, String> environment) {
        return new PairSettings(data, cities, programs, kafka, environment, nodeJvmOptions);
    }

    public PairSettings withNodeJvmOptions(Map<String, List<String>> options) {
        return new PairSettings(data, cities, programs, kafka, nodeEnvironment, options);
    }

    public Path kafkaFolder() {
        return data.resolve("kafka");
    }

    public Path postgresFolder(CitySettings city) {
        return data.resolve("postgres-" + city.name());
    }

    public Path searchFolder(CitySettings city) {
        return data.resolve("search-" + city.name());
    }

    public Path keys() {
        return data.resolve("keys");
    }

    public Path nodeLog(CitySettings city) {
        return data.resolve("logs").resolve(city.name() + "-node.log");
    }

    List<String> jvmOptions(CitySettings city) {
        return nodeJvmOptions.getOrDefault(city.name(), NodeProcess.JVM_OPTIONS);
    }

    /** The other city. */
    public CitySettings partnerOf(CitySettings city) {
        return cities.stream().filter(other -> !other.equals(city)).findFirst().orElseThrow();
    }

    public List<String> cityNames() {
        return cities.stream().map(CitySettings::name).toList();
    }
}
