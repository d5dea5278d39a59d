package org.libraryexchange.stack.pair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.libraryexchange.stack.KeyFiles;
import org.libraryexchange.stack.LocalKafka;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.TokenIssuer;

/** The services that the nodes need: a PostgreSQL cluster for each city, one Kafka, and the keys for tokens. */
public final class Services implements AutoCloseable {

    private final PairSettings settings;
    private final StepProgress progress;
    private final TokenIssuer tokens;
    private final Map<String, LocalPostgres> databases = new ConcurrentHashMap<>();
    private volatile LocalKafka kafka;

    private Services(PairSettings settings, StepProgress progress) {
        this.settings = settings;
        this.progress = progress;
        this.tokens = TokenIssuer.in(settings.keys());
    }

    /** Starts all of them at the same time. If one fails, none is left running. */
    public static Services start(PairSettings settings, StepProgress progress) {
        Services services = new Services(settings, progress);
        List<Runnable> work = new ArrayList<>();
        settings.cities().forEach(city -> work.add(() -> services.startPostgres(city)));
        work.add(services::startKafka);
        try {
            Together.run(work);
            return services;
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private void startPostgres(CitySettings city) {
        LocalPostgres.Options options =
                LocalPostgres.Options.database(city.name()).withPrograms(settings.programs());
        LocalPostgres started = progress.step(
                "PostgreSQL for " + city.title(),
                () -> LocalPostgres.start(settings.postgresFolder(city), options),
                postgres -> "port " + postgres.port());
        databases.put(city.name(), started);
    }

    private void startKafka() {
        kafka = progress.step(
                "Kafka",
                () -> LocalKafka.start(settings.kafkaFolder(), settings.kafka()),
                broker -> "port " + broker.port());
    }

    public LocalPostgres postgres(String city) {
        return databases.get(city);
    }

    public LocalKafka kafka() {
        return kafka;
    }

    public TokenIssuer tokens() {
        return tokens;
    }

    /** The keys with which the city signs its receipts. */
    public KeyFiles signingKeys(CitySettings city) {
        return KeyFiles.ed25519(settings.keys(), city.name() + "-signing");
    }

    /** The configuration of the city's node, as environment variables. */
    public Map<String, String> environment(CitySettings city) {
        CitySettings partner = settings.partnerOf(city);
        LocalPostgres postgres = postgres(city.name());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(city.port()));
        environment.put("LIBRARY_PUBLIC_ADDRESS", city.api().toString());
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(city.managementPort()));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.nodeUser());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.nodePassword());
        environment.put("QUARKUS_FLYWAY_USERNAME", postgres.user());
        environment.put("QUARKUS_FLYWAY_PASSWORD", postgres.password());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", tokens.publicKeyFile().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", TokenIssuer.ISSUER);
        String partners = "LIBRARY_PARTNERS_" + partner.name().toUpperCase(Locale.ROOT);
        environment.put(partners + "_API", partner.api().toString());
        environment.put(partners + "_PUBLIC_ADDRESS", partner.api().toString());
        environment.put(
                partners + "_PUBLIC_KEY_FILE", signingKeys(partner).publicKey().toString());
        environment.put(
                "LIBRARY_SIGNING_KEY_FILE", signingKeys(city).privateKey().toString());
        environment.put("LIBRARY_SEARCH_FOLDER", settings.searchFolder(city).toString());
        environment.put("LIBRARY_OAI_ADMIN_EMAIL", "harvests@" + publicName(city));
        for (CitySettings each : List.of(city, partner)) {
            environment.put("LIBRARY_OAI_NAMES_" + each.name().toUpperCase(Locale.ROOT), publicName(each));
        }
        environment.putAll(settings.nodeEnvironment());
        return environment;
    }

    /** A name of the city's catalogue that is nobody's on the internet. */
    private static String publicName(CitySettings city) {
        return city.name() + ".library.example";
    }

    /** Stops Kafka first, then the databases. */
    @Override
    public void close() {
        if (kafka != null) {
            progress.step("Kafka stops", kafka::close);
        }
        if (!databases.isEmpty()) {
            progress.step("PostgreSQL stops", () -> databases.values().forEach(LocalPostgres::close));
        }
    }
}
