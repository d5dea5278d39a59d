package org.libraryexchange.base.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * Names of places in several languages. Who asks for one of them finds what any of them stands in; only questions are
 * widened, so that a changed gazetteer takes effect at once.
 */
public final class Gazetteer {

    public static final Gazetteer EMPTY = new Gazetteer(List.of());

    private static final int LONGEST_NAME_IN_TOKENS = 16;
    private static final int MOST_NEAR = 3;

    /**
     * Foreign names of so many characters are written with this or that character of the same sound; shorter Chinese names
     * that sound the same are other places.
     */
    private static final int SHORTEST_TRANSCRIPTION = 4;

    private final Map<String, Set<String>> names = new HashMap<>();

    /**
     * @param places each with all of its names
     */
    public Gazetteer(Collection<? extends Collection<String>> places) {
        places.forEach(place -> place.forEach(name -> keys(name)
                .forEach(key ->
                        names.computeIfAbsent(key, any -> new LinkedHashSet<>()).addAll(place))));
    }

    private static List<String> keys(String name) {
        List<Token> tokens = TextAnalyzer.tokens(name);
        List<String> keys = new ArrayList<>(List.of(key(tokens)));
        if (tokens.stream().allMatch(Token::han)) {
            keys.add(String.join("", Pinyin.syllables(key(tokens))));
        }
        keys.remove("");
        return keys;
    }

    /** All names of the place that has this one; null if there is none. */
    private Set<String> named(List<Token> name) {
        String key = key(name);
        boolean mayBeTranscribed =
                name.size() >= SHORTEST_TRANSCRIPTION && name.stream().allMatch(Token::han);
        if (names.containsKey(key) || !mayBeTranscribed) {
            return names.get(key);
        }
        Set<String> alike = names.get(String.join("", Pinyin.syllables(key)));
        if (alike == null) {
            return null;
        }
        Set<String> all = new LinkedHashSet<>(alike);
        all.add(key);
        return all;
    }

    private static String key(List<Token> tokens) {
        StringBuilder key = new StringBuilder();
        tokens.forEach(token -> key.append(token.text()));
        return key.toString();
    }

    /** The longest name that begins with the first of the tokens. */
    Optional<Match> at(List<Token> tokens) {
        for (int length = Math.min(LONGEST_NAME_IN_TOKENS, tokens.size()); length > 0; length--) {
            Set<String> all = named(tokens.subList(0, length));
            if (all != null && endsWell(tokens, length)) {
                return Optional.of(new Match(length, all));
            }
        }
        return Optional.empty();
    }

    /** One character left over belongs to the word in front of it: 西湖区 is more than 西湖. */
    private static boolean endsWell(List<Token> tokens, int length) {
        boolean another = length < tokens.size() && tokens.get(length - 1).touches(tokens.get(length));
        boolean more = length + 1 < tokens.size() && tokens.get(length).touches(tokens.get(length + 1));
        return !another || more;
    }

    /** Names that are written almost like a text. */
    public List<String> near(String text) {
        String meant = key(TextAnalyzer.tokens(text));
        CharacterRunAutomaton alike =
                new CharacterRunAutomaton(new LevenshteinAutomata(meant, true).toAutomaton(Lexemes.mostWrong(meant)));
        return names.keySet().stream()
                .filter(alike::run)
                .flatMap(key -> names.get(key).stream()
                        .filter(name -> keys(name).contains(key))
                        .limit(1))
                .distinct()
                .limit(MOST_NEAR)
                .toList();
    }

    /**
     * A place in a question.
     *
     * @param length in tokens
     * @param names all that it is known by
     */
    record Match(int length, Set<String> names) {}
}
