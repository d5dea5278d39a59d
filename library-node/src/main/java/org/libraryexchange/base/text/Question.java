package org.libraryexchange.base.text;

import static org.libraryexchange.base.text.Clauses.all;
import static org.libraryexchange.base.text.Clauses.any;
import static org.libraryexchange.base.text.Clauses.preferring;
import static org.libraryexchange.base.text.Clauses.weighing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.lucene.search.Query;
import org.libraryexchange.base.text.Asked.Part;
import org.libraryexchange.base.text.Gazetteer.Piece;

/**
 * Reads what somebody types into a search box: words, phrases in quotes, and a minus before what must not be there. A word
 * is also looked for in its other scripts, together with its neighbours, and under the other names of what it names.
 */
public final class Question {

    private static final Pattern PART =
            Pattern.compile("(?<minus>(?<=^|\\s)-)?(?:[\"“”](?<phrase>[^\"“”]*)[\"“”]?|(?<word>[^\\s\"“”]+))");

    /** A question that comes to more is asked as it is typed. */
    private static final int MOST_CLAUSES = 400;

    private final Gazetteer gazetteer;
    private final Map<String, List<String>> corrections;

    /** Whether what somebody may have meant is asked for besides what is typed. */
    private final boolean inAllForms;

    /**
     * @param corrections what a word may have been meant to be, by the word
     */
    public Question(Gazetteer gazetteer, Map<String, List<String>> corrections) {
        this(gazetteer, corrections, true);
    }

    private Question(Gazetteer gazetteer, Map<String, List<String>> corrections, boolean inAllForms) {
        this.gazetteer = gazetteer;
        this.corrections = corrections;
        this.inAllForms = inAllForms;
    }

    /** Asks for what has all words of the text; empty if there is nothing to look for in it. */
    public Optional<Query> query(String text) {
        return asked(text).map(Asked::all);
    }

    /** Returns what the text asks for, part by part; empty if there is nothing to look for in it. */
    public Optional<Asked> asked(String text) {
        List<Part> wanted = new ArrayList<>();
        List<Query> unwanted = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group("minus") != null) {
                special(part).ifPresent(unwanted::add);
            } else if (part.group("phrase") != null) {
                special(part).map(Part::of).ifPresent(wanted::add);
            } else {
                words.append(part.group("word")).append(' ');
            }
        }
        wanted.addAll(0, words(TextAnalyzer.tokens(words.toString())));
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new Asked(wanted, unwanted));
    }

    private Optional<Query> special(Matcher part) {
        String phrase = part.group("phrase");
        List<Query> wanted = phrase == null
                ? wholes(new Question(gazetteer, Map.of(), false).words(TextAnalyzer.tokens(part.group("word"))))
                : phrase(TextAnalyzer.tokens(phrase));
        return wanted.isEmpty() ? Optional.empty() : Optional.of(all(wanted));
    }

    /** The words of a text that are neither names nor syllables of pinyin, so that a misspelt one among them can be told. */
    public List<String> spelledWords(String text) {
        return gazetteer.pieces(TextAnalyzer.tokens(text)).stream()
                .filter(piece -> !piece.isNamed() && !piece.isHan())
                .flatMap(piece -> piece.tokens().stream())
                .map(Token::text)
                .filter(word -> !Pinyin.isSyllable(word))
                .toList();
    }

    private List<Part> words(List<Token> tokens) {
        return words(tokens, gazetteer.pieces(tokens, meant(tokens)));
    }

    private List<Part> words(List<Token> tokens, List<Piece> pieces) {
        List<Part> wanted = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= pieces.size(); next++) {
            if (next == pieces.size() || !pieces.get(next - 1).touches(pieces.get(next))) {
                wanted.addAll(run(pieces.subList(first, next)));
                first = next;
            }
        }
        boolean tooMany = inAllForms && Clauses.count(wholes(wanted)) > MOST_CLAUSES;
        return tooMany ? new Question(Gazetteer.EMPTY, Map.of(), false).words(tokens) : wanted;
    }

    /** The tokens as they are typed, and with the first, the second and the third that each may have been meant to be. */
    private List<List<Token>> meant(List<Token> tokens) {
        int most = corrections.values().stream().mapToInt(List::size).max().orElse(0);
        return IntStream.rangeClosed(0, inAllForms ? most : -1)
                .mapToObj(number ->
                        tokens.stream().map(token -> meant(token, number)).toList())
                .toList();
    }

    private Token meant(Token typed, int number) {
        List<String> words = corrections.getOrDefault(typed.text(), List.of());
        return number == 0 || words.isEmpty()
                ? typed
                : new Token(words.get(Math.min(number, words.size()) - 1), typed.han(), typed.start(), typed.end());
    }

    private static List<Query> wholes(List<Part> parts) {
        return parts.stream().map(Part::whole).toList();
    }

    /** Chinese characters side by side, each piece of them or all as they stand; else the words of a single piece. */
    private List<Part> run(List<Piece> pieces) {
        List<Part> parts =
                pieces.stream().flatMap(piece -> parts(piece).stream()).toList();
        if (pieces.size() == 1) {
            return parts;
        }
        List<Token> tokens =
                pieces.stream().flatMap(piece -> piece.tokens().stream()).toList();
        return List.of(new Part(
                any(List.of(all(wholes(parts)), characters(tokens))),
                parts.stream().flatMap(part -> part.pieces().stream()).toList()));
    }

    private List<Part> parts(Piece piece) {
        if (piece.isNear()) {
            return near(piece);
        }
        if (piece.isNamed()) {
            return List.of(Part.of(named(piece)));
        }
        List<Query> plain = plain(piece.tokens());
        return piece.isHan()
                ? List.of(new Part(plain.get(0), new Characters(new Run(piece.tokens())).pairs()))
                : plain.stream().map(Part::of).toList();
    }

    private List<Query> plain(List<Token> tokens) {
        if (tokens.get(0).han()) {
            return List.of(characters(tokens));
        }
        Words words = new Words(tokens.stream().map(Token::text).toList(), corrections);
        return inAllForms ? words.inAllForms() : words.asTyped();
    }

    private Query characters(List<Token> tokens) {
        Characters characters = new Characters(new Run(tokens));
        return inAllForms ? characters.inAllForms() : characters.asTyped();
    }

    /** What is typed, and whatever else is meant by it; more where that is a subject of the item. */
    private Query named(Piece piece) {
        Synonyms synonyms = piece.synonyms();
        if (!inAllForms && !synonyms.isName()) {
            return typed(piece);
        }
        float weight = piece.mayBeAnotherWord() ? Words.READING_WEIGHT : 1;
        Meaning meaning = gazetteer.meaning(synonyms);
        return preferring(
                any(List.of(typed(piece), weighing(weight, meaning.words()))), weighing(weight, meaning.headings()));
    }

    /** The words of what is almost a name, wherever they stand, or the name, which counts once more than they do. */
    private List<Part> near(Piece piece) {
        Query name = named(piece);
        List<Part> parts = new ArrayList<>();
        for (Part word : words(piece.tokens(), gazetteer.pieces(piece.tokens()))) {
            parts.add(new Part(any(List.of(word.whole(), name)), word.pieces()));
        }
        if (parts.size() > 1) {
            parts.set(
                    0,
                    new Part(
                            preferring(parts.get(0).whole(), name), parts.get(0).pieces()));
        }
        return parts;
    }

    private Query typed(Piece piece) {
        List<Run> runs = Run.of(piece.tokens());
        boolean inOrder = piece.synonyms().isName() || runs.stream().anyMatch(Run::han);
        return inOrder && (runs.size() > 1 || !piece.isHan()) ? Clauses.inOrder(runs) : all(plain(piece.tokens()));
    }

    private static List<Query> phrase(List<Token> tokens) {
        List<Run> runs = Run.of(tokens);
        return runs.isEmpty() ? List.of() : List.of(Clauses.inOrder(runs));
    }

    /** Asks for what names an authority: by its key, or by one of its names, word for word. */
    public Query naming(String authority) {
        List<Query> choices = new ArrayList<>(List.of(Clauses.authority(authority)));
        gazetteer.namesOf(authority).forEach(name -> choices.addAll(phrase(TextAnalyzer.tokens(name))));
        return any(choices);
    }

    /** The ways to read a word as pinyin, each as the lexemes that an item has where its characters are read so. */
    public static List<List<String>> readings(String word) {
        return Pinyin.segmentations(word).stream()
                .map(Lexemes::readings)
                .filter(reading -> !reading.isEmpty())
                .toList();
    }
}
