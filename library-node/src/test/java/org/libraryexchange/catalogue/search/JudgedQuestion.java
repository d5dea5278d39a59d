package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A question with the answers that people expect, as {@code questions.yaml} explains.
 *
 * @param page the language of the page on which it is asked
 * @param kind what makes it hard
 */
record JudgedQuestion(
        String question,
        String page,
        String kind,
        String about,
        List<String> must,
        List<String> good,
        List<String> fair) {

    static List<JudgedQuestion> of(String name) {
        try (InputStream file = JudgedQuestion.class.getResourceAsStream(name)) {
            return new YAMLMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The items that the questions name. */
    static Set<String> itemsOf(List<JudgedQuestion> questions) {
        Set<String> items = new HashSet<>();
        questions.forEach(question -> items.addAll(question.grades().keySet()));
        return items;
    }

    private Map<String, Integer> grades() {
        Map<String, Integer> grades = new HashMap<>();
        List<List<String>> byGrade = List.of(orNone(fair), orNone(good), must);
        for (int i = 0; i < byGrade.size(); i++) {
            for (String item : byGrade.get(i)) {
                if (grades.put(item, i + 1) != null) {
                    throw new IllegalStateException(question + ": " + item + " has two grades");
                }
            }
        }
        return grades;
    }

    private static List<String> orNone(List<String> items) {
        return items == null ? List.of() : items;
    }

    /** The grades over a catalogue that may lack items; empty if it lacks all that must be found. */
    Optional<Grades> gradesOver(Set<String> catalogue) {
        Map<String, Integer> grades = grades();
        grades.keySet().retainAll(catalogue);
        return grades.containsValue(Grades.MUST) ? Optional.of(new Grades(grades)) : Optional.empty();
    }
}
