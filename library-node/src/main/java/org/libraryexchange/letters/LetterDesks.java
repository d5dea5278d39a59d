package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.proof.Desks;

/** The desks of both cities with their names. */
@Singleton
public record LetterDesks(LogDatabase database, LettersConfig config, NodeConfig node) {

    private static final String DESKS = "library.letters.desks";

    /**
     * A desk of a city.
     *
     * @param names by language
     */
    public record Desk(String city, String id, Map<String, String> names) {}

    /** Own desks first. A partner's are those that it told last. */
    public List<Desk> all() {
        List<Desk> partners = database.withHandle(handle -> handle.select(
                        "select owner, id, cast(names as text) as names from letters.desk where owner <> ? order by owner, id",
                        node.city())
                .map((row, context) ->
                        new Desk(row.getString("owner"), row.getString("id"), names(row.getString("names"))))
                .list());
        Stream<Desk> own = new TreeMap<>(config.desks())
                .entrySet().stream()
                        .map(desk -> new Desk(
                                node.city(),
                                desk.getKey(),
                                new TreeMap<>(desk.getValue().name())));
        return Stream.concat(own, partners.stream()).toList();
    }

    private static Map<String, String> names(String document) {
        Map<String, String> names = new TreeMap<>();
        for (Map.Entry<String, JsonNode> name :
                new LetterDocument(document).tree().properties()) {
            names.put(name.getKey(), name.getValue().asText());
        }
        return names;
    }

    /** Lets a node start only with desks that its partners can be told. */
    void check(@Observes @Priority(1) StartupEvent start) {
        check(config);
    }

    static void check(LettersConfig config) {
        new TreeMap<>(config.desks()).forEach((id, desk) -> check(id, desk.name()));
        Set<String> ids = config.desks().keySet();
        if (ids.size() > Desks.MOST_DESKS) {
            throw new ConfigurationException(
                    DESKS + " names " + ids.size() + " desks; at most " + Desks.MOST_DESKS + " are allowed");
        }
        config.defaultDesk().filter(desk -> !ids.contains(desk)).ifPresent(desk -> {
            throw new ConfigurationException("library.letters.default-desk must be one of the desks, not " + desk);
        });
    }

    private static void check(String id, Map<String, String> names) {
        String missing = Arrays.stream(Language.values())
                .filter(language -> names.keySet().stream()
                        .flatMap(tag -> Language.of(tag).stream())
                        .noneMatch(language::equals))
                .map(Language::tag)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ConfigurationException(DESKS + "." + id + ".name has no name in: " + missing);
        }
        try {
            Desks.Desk unused = new Desks.Desk(id, new LocalizedText(names));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("%s.%s is not valid; %s".formatted(DESKS, id, e.getMessage()), e);
        }
    }
}
