package org.libraryexchange.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.libraryexchange.text.TermVector;

/** Finds what a word may have been meant to be that no item holds. */
final class Corrections {

    private static final int SHORTEST = 4;
    private static final int MOST_WORDS = 8;

    /** The nearest by trigrams, of which those few letters away are meant; a swap of two letters counts as two. */
    private static final String NEAREST = """
            select word from (select word from search_word order by word <-> ? limit 30) alike
            where levenshtein_less_equal(word, ?, ?) <= ?
            order by levenshtein(word, ?), word limit 3
            """;

    private final Connection connection;

    /**
     * @param connection in a transaction
     */
    Corrections(Connection connection) {
        this.connection = connection;
    }

    /** Returns the likeliest words for each of these that is not known. */
    Map<String, List<String>> of(List<String> words) throws SQLException {
        List<String> unknown = unknown(words.stream()
                .distinct()
                .filter(word -> word.length() >= SHORTEST && TermVector.isSpelled(word))
                .limit(MOST_WORDS)
                .toList());
        Map<String, List<String>> corrections = new TreeMap<>();
        for (String word : unknown) {
            corrections.put(word, nearest(word));
        }
        return corrections;
    }

    /** Most words are known, and whether one is costs next to nothing beside looking for those that are like it. */
    private List<String> unknown(List<String> words) throws SQLException {
        List<String> unknown = new ArrayList<>(words);
        Sql query = new Sql().add("select word from search_word where word = any(?)", words);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                unknown.remove(row.getString(1));
            }
        }
        return unknown;
    }

    private List<String> nearest(String word) throws SQLException {
        int away = word.length() > SHORTEST ? 2 : 1;
        Sql query = new Sql().add(NEAREST, word, word, away, away, word);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            List<String> nearest = new ArrayList<>();
            while (row.next()) {
                nearest.add(row.getString(1));
            }
            return nearest;
        }
    }
}
