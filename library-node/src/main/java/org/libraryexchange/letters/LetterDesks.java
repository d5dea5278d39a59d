package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.base.node.NodeConfig;

/** The desks of both cities with their names. */
@Singleton
public record LetterDesks(LogDatabase database, LettersConfig config, NodeConfig node) {

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
}
