package org.libraryexchange.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;

/**
 * The settings of a node as the code has them: names, defaults and types. Names are written as in the guide, with
 * {@code <city>} where a name is the operator's.
 */
final class Settings {

    private static final Path INDEX = Path.of("target/classes/META-INF/jandex.idx");
    private static final Path SHARED = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final String KAFKA = "kafka.";

    private final Map<String, Property> mapped = new TreeMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> injected;
    private final List<SmallRyeConfig> cities;

    Settings() throws IOException, ClassNotFoundException {
        Index index = index();
        for (var mapping : index.getAnnotations(ConfigMapping.class)) {
            Class<?> type = Class.forName(mapping.target().asClass().name().toString());
            ConfigMappings.getProperties(ConfigClass.configClass(type)).forEach(mapped::put);
        }
        mapped.keySet().removeIf(name -> name.endsWith("[*]"));
        injected = index.getAnnotations(ConfigProperty.class).stream()
                .map(annotation -> annotation.value("name").asString())
                .collect(Collectors.toSet());
        readModels();
        readKafka();
        mapped.forEach((name, property) -> {
            if (property.hasDefaultValue()) {
                defaults.put(name, property.getDefaultValue());
            }
        });
        cities = List.of(city("leeds"), city("hangzhou"));
    }

    private static Index index() throws IOException {
        try (InputStream file = Files.newInputStream(INDEX)) {
            return new IndexReader(file).read();
        }
    }

    /** What each extension of Quarkus says of its own settings. */
    private void readModels() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (URL model : Collections.list(Settings.class.getClassLoader().getResources(MODEL))) {
            try (InputStream file = model.openStream()) {
                json.readTree(file).findParents("path").forEach(this::readModel);
            }
        }
    }

    private void readModel(JsonNode property) {
        String name = property.path("path").path("property").asText();
        known.add(name);
        if (property.hasNonNull("defaultValue")) {
            defaults.put(name, property.path("defaultValue").asText());
        }
    }

    private void readKafka() {
        ProducerConfig.configDef().names().forEach(name -> known.add(KAFKA + name));
        ProducerConfig.configDef().defaultValues().forEach((name, value) -> {
            if (value != null) {
                defaults.put(KAFKA + name, value.toString());
            }
        });
    }

    /** What holds for the node of a city, as it is packaged. */
    private SmallRyeConfig city(String name) throws IOException {
        Path own = Path.of("../%s-node/src/main/resources/application.properties".formatted(name));
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(own.toUri().toURL(), 250),
                        new PropertiesConfigSource(SHARED.toUri().toURL(), 100))
                .withDefaultValues(defaults)
                .build();
        config.getPropertyNames().forEach(known::add);
        return config;
    }

    /** The settings that are the node's own. */
    Set<String> own() {
        return mapped.keySet().stream().map(Settings::written).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The settings of others that the node reads by itself. */
    Set<String> injected() {
        return injected;
    }

    /** Whether the node, Quarkus or Kafka has a setting of this name. */
    boolean has(String name) {
        return own().contains(name) || known.contains(name);
    }

    /** The default of each city; one where it is the same, none where there is none. */
    List<String> defaultsOf(String name) {
        List<String> values = new ArrayList<>();
        for (SmallRyeConfig city : cities) {
            String value = value(city, name);
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }

    /** Where a name is the operator's, what a node is packaged with counts if it is a single value. */
    private String value(SmallRyeConfig city, String name) {
        String key = key(name);
        if (!key.contains("*")) {
            return city.getConfigValue(name).getValue();
        }
        List<String> packaged = names(city)
                .filter(candidate -> candidate.matches(key.replace(".", "\\.").replace("*", "[^.]+")))
                .toList();
        return packaged.size() == 1 ? city.getConfigValue(packaged.get(0)).getValue() : defaults.get(key);
    }

    private static Stream<String> names(SmallRyeConfig city) {
        List<String> names = new ArrayList<>();
        city.getPropertyNames().forEach(names::add);
        return names.stream().filter(name -> !name.contains("*"));
    }

    /** What the guide calls the type of one of the node's own settings; null where it may call it as it likes. */
    String unitOf(String name) {
        Property property = mapped.get(key(name));
        if (property == null || !property.isLeaf()) {
            return null;
        }
        Class<?> type = property.asLeaf().getValueRawType();
        return type == Duration.class ? "duration" : type == LocalTime.class ? "time of day" : null;
    }

    /** The mapping's {@code *} for a name in angle brackets. */
    private String key(String written) {
        return written.replaceAll("<\\w+>", "*");
    }

    private static String written(String key) {
        String first = key.startsWith("library.letters.desks.")
                ? "<desk>"
                : key.startsWith("library.sources.secrets.") ? "<name>" : "<city>";
        return key.replaceFirst("\\*", first).replaceFirst("\\*", "<language>");
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
