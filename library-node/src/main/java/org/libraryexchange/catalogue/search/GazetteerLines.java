package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.item.Coordinates;

/** Reads gazetteers line by line, without the lines and columns that make no sense. */
final class GazetteerLines {

    private static final ObjectReader CELLS =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build().readerFor(String[].class);

    private static final String KEY = "key";
    private static final String TYPE = "type";
    private static final String SOURCE = "source";
    private static final String LATITUDE = "latitude";
    private static final String LONGITUDE = "longitude";
    private static final Set<String> TELLING = Set.of(KEY, TYPE, SOURCE, LATITUDE, LONGITUDE);
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]+)*";

    private final List<Authority> authorities = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private List<String> columns = List.of();

    /**
     * What is wrong with a line.
     *
     * @param line from 1
     */
    record Fault(String file, int line, String cause) {}

    List<Authority> authorities() {
        return authorities;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Reads a file whose first line names its columns. A line with {@code #} is a remark. */
    void read(String file, List<String> lines) {
        columns = List.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                if (!line.isBlank() && !line.startsWith("#")) {
                    read(cells(line));
                }
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(file, i + 1, e.getMessage()));
            }
        }
    }

    private static List<String> cells(String line) {
        try {
            return List.of(CELLS.<String[]>readValue(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private void read(List<String> cells) {
        if (columns.isEmpty()) {
            columns = cells;
            require(
                    columns.stream().allMatch(column -> TELLING.contains(column) || column.matches(LANGUAGE)),
                    "columns must be key, type, source, latitude, longitude or languages: "
                            + String.join(",", columns));
        } else {
            Authority authority = authority(cells);
            require(
                    authority.key().isEmpty() || keys.add(authority.key()),
                    "key stands in another line as well: " + authority.key());
            authorities.add(authority);
        }
    }

    private Authority authority(List<String> cells) {
        require(cells.size() <= columns.size(), "line has more cells than there are columns");
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(columns.get(i), cells.get(i));
        }
        return new Authority(
                row.getOrDefault(KEY, ""),
                type(row.getOrDefault(TYPE, "")),
                names(row),
                row.getOrDefault(SOURCE, ""),
                point(row.getOrDefault(LATITUDE, ""), row.getOrDefault(LONGITUDE, "")));
    }

    private static Optional<Coordinates> point(String latitude, String longitude) {
        Optional<Coordinates> point = Coordinates.of(latitude, longitude);
        require(
                point.isPresent() || (latitude + longitude).isEmpty(),
                "latitude and longitude must be degrees: " + latitude + "," + longitude);
        return point;
    }

    /** A list without types is one of places. */
    private static Authority.Type type(String term) {
        if (term.isEmpty()) {
            return Authority.Type.PLACE;
        }
        return Stream.of(Authority.Type.values())
                .filter(type -> type.term().equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type must be one of "
                        + Stream.of(Authority.Type.values())
                                .map(Authority.Type::term)
                                .collect(Collectors.joining(", ")) + ": " + term));
    }

    private static Map<String, List<String>> names(Map<String, String> row) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        row.forEach((column, cell) -> {
            List<String> here = ListFile.words(cell);
            if (!here.isEmpty() && !TELLING.contains(column) && column.matches(LANGUAGE)) {
                names.put(column, here);
            }
        });
        return names;
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException(rule);
        }
    }
}
