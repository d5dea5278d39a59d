package org.libraryexchange.catalogue.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.catalogue.imports.TableReading;
import org.libraryexchange.catalogue.imports.TableReading.UsualPlace;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime.Order;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

/**
 * Which column of a source is what.
 *
 * @param columns known columns, by heading
 * @param all what each record says that says nothing else, by known column
 * @param order of the numbers in dates; null if nobody has said
 * @param place where things take place, if records do not say
 */
public record SourceMapping(
        Map<String, String> columns,
        Map<String, String> all,
        @Nullable Order order,
        UsualPlace place) {

    private static final int LONGEST_IDENTIFIER = 500;

    public SourceMapping {
        // Empty maps are not stored.
        columns = new TreeMap<>(columns == null ? Map.of() : columns);
        columns.values().removeIf(String::isEmpty);
        all = new TreeMap<>(all == null ? Map.of() : all);
    }

    static SourceMapping of(String json) {
        try {
            return StrictJson.mapper().readValue(json, SourceMapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored mapping cannot be read", e);
        }
    }

    String json() {
        try {
            return StrictJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping is plain", e);
        }
    }

    /** The known columns by heading, and what holds for all records by "all." and known column, as a form asks for them. */
    public Map<String, String> remembered() {
        Map<String, String> remembered = new TreeMap<>(columns);
        all.forEach((column, text) -> remembered.put("all." + column, text));
        return remembered;
    }

    /** The headings of the columns that identify records. */
    Stream<String> identifying() {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().equals("identifier"))
                .map(Map.Entry::getKey);
    }

    /** Reads records of a kind as documents; empty for one that has no identifier, or that cannot be read. */
    Reader reader(SourceKind kind, String scheme) {
        List<String> headings = List.copyOf(columns.keySet());
        TableReading reading = new TableReading(
                List.copyOf(columns.values()), all, Optional.ofNullable(order), Map.of(), place, kind.isParted());
        return cells -> {
            try {
                return reading.document(
                                headings.stream()
                                        .map(heading -> cells.getOrDefault(heading, ""))
                                        .toList(),
                                scheme)
                        .filter(document -> identifier(document).length() <= LONGEST_IDENTIFIER);
            } catch (ProblemException | IllegalArgumentException e) {
                return Optional.empty();
            }
        };
    }

    /**
     * By which a document is known, as its item has it.
     *
     * @throws IllegalArgumentException if no item can have it
     */
    static String identifier(ObjectNode document) {
        return Text.normalized(document.at("/identifiers/0/value").asText());
    }

    /** Reads a record as a document. */
    @FunctionalInterface
    interface Reader {
        Optional<ObjectNode> document(Map<String, String> cells);
    }
}
