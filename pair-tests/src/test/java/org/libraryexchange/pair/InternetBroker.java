package org.libraryexchange.pair;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.libraryexchange.stack.LocalKafka;
import org.libraryexchange.stack.Ports;

/**
 * The broker that docs/install.md sets up for two cities or three, by the files and the commands that it names. Only addresses,
 * ports and folders are those of this machine.
 */
final class InternetBroker {

    private static final Path REPOSITORY = Repository.root();
    private static final Path GUIDE = REPOSITORY.resolve("docs/install.md");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Sections of the guide that are run here. */
    static final String CERTIFICATES = "The broker's certificates";

    static final String CITY = "A city's certificate";
    static final String RIGHTS = "Rights and quotas";
    static final String THIRD = "Rights of a third city";
    static final String NODE = "The node at this broker";
    static final String STOLEN = "A city whose key was stolen";

    private final Path folder;
    private final Path keys;
    private final int port = Ports.free();
    private final int controllerPort = Ports.free();
    private final Map<String, String> tools;

    InternetBroker(Path folder) {
        this.folder = folder;
        this.keys = folder.resolve("keys");
        this.tools = KafkaTools.in(folder.resolve("bin"));
        try {
            Files.createSymbolicLink(folder.resolve("deploy"), REPOSITORY.resolve("deploy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the commands of a section for somebody with this name, and returns what each block says. */
    List<String> run(String section, String name) {
        PrintedCommands commands = PrintedCommands.section(GUIDE, section);
        return commands.run(new Program("bash and openssl", folder, variables(name), PATIENCE));
    }

    private Map<String, String> variables(String name) {
        Map<String, String> variables = new HashMap<>(tools);
        variables.put("KEYS", keys.toString());
        variables.put("BROKER", "localhost");
        variables.put("KAFKA", address());
        variables.put("CITY", name);
        return variables;
    }

    String address() {
        return "localhost:" + port;
    }

    /** The configuration of the repository. */
    LocalKafka.Options options() {
        Properties settings = properties(here(read(REPOSITORY.resolve("deploy/kafka/server.properties")))
                .replace(":9093", ":" + port)
                .replace(":9094", ":" + controllerPort)
                .replace("0.0.0.0", "127.0.0.1")
                .replace("/var/lib/kafka/data", folder.resolve("data").toString()));
        LocalKafka.Options options = LocalKafka.Options.DEFAULT.withPorts(port, controllerPort);
        for (String name : settings.stringPropertyNames()) {
            options = options.withSetting(name, settings.getProperty(name));
        }
        return options;
    }

    /** The settings that the guide gives a node. Both nodes get them, so each puts its city's name in by itself. */
    Map<String, String> nodeEnvironment() {
        String printed = PrintedCommands.file(GUIDE, NODE)
                .replace("kafka.example.org:9093", address())
                .replace("leeds-kafka.pem", "${library.city}-kafka.pem");
        Properties settings = properties(here(printed));
        return settings.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, settings::getProperty));
    }

    /** The settings of a client with the certificate of that name, which gives up soon. */
    Map<String, Object> client(String name) {
        Map<String, Object> client = clientWithoutCertificate();
        client.put("ssl.keystore.type", "PEM");
        client.put("ssl.keystore.location", keys.resolve(name + "-kafka.pem").toString());
        return client;
    }

    Map<String, Object> clientWithoutCertificate() {
        Map<String, Object> client = new HashMap<>();
        client.put("bootstrap.servers", address());
        client.put("security.protocol", "SSL");
        client.put("ssl.truststore.type", "PEM");
        client.put(
                "ssl.truststore.location", keys.resolve("kafka-authority.pem").toString());
        client.put("request.timeout.ms", 10_000);
        client.put("default.api.timeout.ms", 10_000);
        return client;
    }

    private String here(String text) {
        return text.replace("kafka.example.org", "localhost").replace("/etc/library-exchange", keys.toString());
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
