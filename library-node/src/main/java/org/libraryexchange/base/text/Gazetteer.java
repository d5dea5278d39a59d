package org.libraryexchange.base.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * Names in several languages: of places, people and whatever else has more than one. Who asks for one of them
 * finds what any of them stands in; only questions are widened, so that a changed gazetteer takes effect at once.
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

    private final Map<String, Synonyms> names = new HashMap<>();
    private final Map<String, Synonyms> singulars = new HashMap<>();
    private final Map<String, Synonyms> readings = new HashMap<>();
    private final Map<String, Synonyms> mistaken = new HashMap<>();
    private final Map<String, Synonyms> authorities = new HashMap<>();
    private final Map<Synonyms, Meaning> meanings = new ConcurrentHashMap<>();
    private int mostCharacters;

    public Gazetteer(Collection<Synonyms> synonyms) {
        synonyms.forEach(this::add);
    }

    private void add(Synonyms synonyms) {
        synonyms.authorities().forEach(key -> authorities.put(key, synonyms));
        for (String name : synonyms.words()) {
            List<Token> tokens = TextAnalyzer.tokens(name);
            names.merge(key(tokens), synonyms, Synonyms::and);
            if (areHan(tokens)) {
                mostCharacters = Math.max(mostCharacters, tokens.size());
                readings.merge(reading(tokens), synonyms, Synonyms::and);
                lacking(tokens).forEach(key -> mistaken.merge(key, synonyms, Synonyms::and));
            } else if (synonyms.isName() && tokens.size() > 1) {
                singulars.merge(singular(tokens), synonyms, Synonyms::and);
            }
        }
    }

    /** A long name without one of its characters; those without the first or the last are part of it. */
    private static List<String> lacking(List<Token> name) {
        List<String> keys = new ArrayList<>();
        for (int at = 1; at + 1 < name.size() && name.size() > SHORTEST_TRANSCRIPTION; at++) {
            keys.add(key(name.subList(0, at)) + key(name.subList(at + 1, name.size())));
        }
        return keys;
    }

    private static boolean areHan(List<Token> tokens) {
        return tokens.stream().allMatch(Token::han);
    }

    /** The same however its words are put together, and with tones or without. */
    private static String key(List<Token> tokens) {
        return tokens.stream()
                .map(token -> token.han() ? token.text() : Pinyin.toneless(token.text()))
                .collect(Collectors.joining());
    }

    private static String singular(List<Token> tokens) {
        return tokens.stream().map(token -> TextAnalyzer.singular(token.text())).collect(Collectors.joining());
    }

    private static String reading(List<Token> characters) {
        return String.join("", Pinyin.syllables(key(characters)));
    }

    /** Cuts a question into names and what is between them. */
    List<Piece> pieces(List<Token> tokens) {
        return pieces(tokens, List.of());
    }

    /**
     * The same with what is almost a name.
     *
     * @param meant what may have been meant: the tokens as they are, or others for some of them
     */
    List<Piece> pieces(List<Token> tokens, List<List<Token>> meant) {
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < tokens.size(); ) {
            List<Token> rest = tokens.subList(at, tokens.size());
            List<List<Token>> others = behind(at, meant);
            Piece piece = nameAt(rest, others)
                    .orElseGet(() -> Piece.of(rest.subList(0, untilNextName(rest, others)), Synonyms.NONE));
            pieces.add(piece);
            at += piece.tokens().size();
        }
        return pieces;
    }

    private static List<List<Token>> behind(int length, List<List<Token>> meant) {
        return meant.stream()
                .map(tokens -> tokens.subList(length, tokens.size()))
                .toList();
    }

    /** Words or Chinese characters up to where a name begins; but never a single one, which is part of a word. */
    private int untilNextName(List<Token> tokens, List<List<Token>> meant) {
        boolean han = tokens.get(0).han();
        long most = han
                ? Run.of(tokens).get(0).tokens().size()
                : tokens.stream().takeWhile(token -> !token.han()).count();
        for (int length = han ? 2 : 1; length < most; length++) {
            if (nameAt(tokens.subList(length, tokens.size()), behind(length, meant))
                    .isPresent()) {
                return length;
            }
        }
        return (int) most;
    }

    /** The longest name that begins with the first of the tokens. */
    private Optional<Piece> nameAt(List<Token> tokens, List<List<Token>> meant) {
        for (int length = Math.min(LONGEST_NAME_IN_TOKENS, tokens.size()); length > 0; length--) {
            List<Token> name = tokens.subList(0, length);
            Synonyms synonyms = synonyms(name);
            if (synonyms != null && endsWell(tokens, length)) {
                return Optional.of(Piece.of(name, synonyms));
            }
            for (List<Token> others : meant) {
                List<Token> other = others.subList(0, length);
                Synonyms almost = other.equals(name) ? inPlural(other) : almost(other);
                if (almost != null && endsWell(tokens, length)) {
                    return Optional.of(new Piece(name, other, almost, true));
                }
            }
        }
        return Optional.empty();
    }

    /** All names of what has this one, or has it in the plural; null if nothing has. */
    private Synonyms almost(List<Token> name) {
        Synonyms known = synonyms(name);
        return known == null ? inPlural(name) : known;
    }

    private Synonyms inPlural(List<Token> name) {
        return areHan(name) ? null : singulars.get(singular(name));
    }

    /** All names of what has this one; null if nothing has. */
    private Synonyms synonyms(List<Token> name) {
        boolean han = areHan(name);
        if (han && name.size() > mostCharacters) {
            return null;
        }
        String key = key(name);
        if (names.containsKey(key)) {
            return names.get(key);
        }
        if (!han) {
            return readings.getOrDefault(key, names.get(singular(name)));
        }
        return name.size() < SHORTEST_TRANSCRIPTION
                ? null
                : Optional.ofNullable(readings.get(reading(name))).orElseGet(() -> mistaken(name, key));
    }

    /** What has the name with one character more, or with another one in the place of one; null if nothing has. */
    private Synonyms mistaken(List<Token> name, String key) {
        return Stream.concat(Stream.of(key), lacking(name).stream())
                .map(mistaken::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** One character left over belongs to the word in front of it: 西湖区 is more than 西湖. */
    private static boolean endsWell(List<Token> tokens, int length) {
        boolean another = length < tokens.size() && tokens.get(length - 1).touches(tokens.get(length));
        boolean more = length + 1 < tokens.size() && tokens.get(length).touches(tokens.get(length + 1));
        return !another || more;
    }

    /** All names of an authority; none if its key is not known. */
    public Set<String> namesOf(String authority) {
        return authorities.getOrDefault(authority, Synonyms.NONE).words();
    }

    /** Names that are written almost like a text. */
    public List<String> near(String text) {
        String meant = key(TextAnalyzer.tokens(text));
        CharacterRunAutomaton alike =
                new CharacterRunAutomaton(new LevenshteinAutomata(meant, true).toAutomaton(Lexemes.mostWrong(meant)));
        return names.keySet().stream()
                .filter(alike::run)
                .flatMap(key -> names.get(key).words().stream()
                        .filter(name -> key(TextAnalyzer.tokens(name)).equals(key))
                        .limit(1))
                .distinct()
                .limit(MOST_NEAR)
                .toList();
    }

    /** What a name stands for, made when somebody first asks for it. */
    Meaning meaning(Synonyms synonyms) {
        return meanings.computeIfAbsent(synonyms, Meaning::of);
    }

    /**
     * Part of a question: a name, or words or Chinese characters that are none.
     *
     * @param tokens as they are typed
     * @param meant as they are part of the name
     * @param isNear whether it is only almost a name
     */
    record Piece(List<Token> tokens, List<Token> meant, Synonyms synonyms, boolean isNear) {

        private static Piece of(List<Token> tokens, Synonyms synonyms) {
            return new Piece(tokens, tokens, synonyms, false);
        }

        boolean isNamed() {
            return !synonyms.words().isEmpty();
        }

        boolean isHan() {
            return tokens.get(0).han();
        }

        /** Whether it may as well be a word of its own, as sushi is beside Su Shi. */
        boolean mayBeAnotherWord() {
            String word = TextAnalyzer.stem(meant.get(0).text());
            return meant.size() == 1
                    && synonyms.words().stream()
                            .noneMatch(name -> TextAnalyzer.stem(name.toLowerCase(Locale.ROOT))
                                    .equals(word));
        }

        boolean touches(Piece next) {
            return tokens.get(tokens.size() - 1).touches(next.tokens.get(0));
        }
    }
}
