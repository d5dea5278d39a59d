package org.libraryexchange.base.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Reads what somebody types into a search box: words, phrases in quotes, and a minus before what must not be there. A word
 * is also looked for in its other scripts and, if it is a place, under its other names.
 */
public final class Question {

    private static final Pattern PART =
            Pattern.compile("(?<minus>(?<=^|\\s)-)?(?:[\"“”](?<phrase>[^\"“”]*)[\"“”]?|(?<word>[^\\s\"“”]+))");
    private static final int LONGEST_SPELLED_OUT = 6;
    private static final float TITLE_WEIGHT = 2;

    /** Pairs of characters: two of other characters that sound the same are mostly another word, three hardly. */
    private static final int SHORTEST_HOMOPHONE = 2;

    private static final float HOMOPHONE_WEIGHT = 0.3f;

    private final Gazetteer gazetteer;
    private final Map<String, List<String>> corrections;

    /**
     * @param corrections what a word may have been meant to be, by the word
     */
    public Question(Gazetteer gazetteer, Map<String, List<String>> corrections) {
        this.gazetteer = gazetteer;
        this.corrections = corrections;
    }

    /** Asks for what has all words of the text; empty if there is nothing to look for in it. */
    public Optional<Query> query(String text) {
        return asked(text).map(Asked::all);
    }

    /** Returns what the text asks for, part by part; empty if there is nothing to look for in it. */
    public Optional<Asked> asked(String text) {
        List<Asked.Part> wanted = new ArrayList<>();
        List<Query> unwanted = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group("minus") != null) {
                special(part).ifPresent(unwanted::add);
            } else if (part.group("phrase") != null) {
                special(part).map(Asked.Part::of).ifPresent(wanted::add);
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
                ? words(TextAnalyzer.tokens(part.group("word"))).stream()
                        .map(Asked.Part::whole)
                        .toList()
                : phrase(TextAnalyzer.tokens(phrase));
        return wanted.isEmpty() ? Optional.empty() : Optional.of(all(wanted));
    }

    /** The words of a text that are neither places nor readings, so that a misspelt one among them can be told. */
    public List<String> spelledWords(String text) {
        List<Token> tokens = TextAnalyzer.tokens(text);
        List<String> words = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Optional<Gazetteer.Match> place = gazetteer.at(tokens.subList(at, tokens.size()));
            if (place.isPresent()) {
                at += place.get().length() - 1;
            } else if (!tokens.get(at).han()) {
                words.add(tokens.get(at).text());
            }
        }
        return words;
    }

    private List<Asked.Part> words(List<Token> tokens) {
        List<Asked.Part> wanted = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            List<Token> rest = tokens.subList(at, tokens.size());
            Optional<Gazetteer.Match> place = gazetteer.at(rest);
            int length = place.map(Gazetteer.Match::length).orElseGet(() -> untilNextPlace(rest));
            List<Token> taken = rest.subList(0, length);
            wanted.add(place.map(found -> Asked.Part.of(place(found.names())))
                    .orElseGet(() -> new Asked.Part(plain(taken), pieces(taken))));
            at += length;
        }
        return wanted;
    }

    /** A word, or Chinese characters up to where a place begins; but never a single one, which is part of a word. */
    private int untilNextPlace(List<Token> tokens) {
        if (!tokens.get(0).han()) {
            return spelledOut(tokens);
        }
        int run = Run.of(tokens).get(0).tokens().size();
        for (int length = 2; length < run; length++) {
            if (gazetteer.at(tokens.subList(length, tokens.size())).isPresent()) {
                return length;
            }
        }
        return run;
    }

    /** How many words in a row are syllables, as in "hang zhou"; 1 where the first is none. */
    private static int spelledOut(List<Token> tokens) {
        int length = 0;
        while (length < Math.min(tokens.size(), LONGEST_SPELLED_OUT)
                && !tokens.get(length).han()
                && Pinyin.isSyllable(tokens.get(length).text())) {
            length++;
        }
        return Math.max(1, length);
    }

    private Query plain(List<Token> tokens) {
        List<Query> choices = new ArrayList<>();
        if (tokens.get(0).han()) {
            characters(new Run(tokens), choices);
        } else {
            choices.add(all(tokens.stream().map(token -> word(token.text())).toList()));
            if (tokens.size() > 1) {
                choices.add(word(joined(tokens)));
            }
        }
        return any(choices);
    }

    /** What words in a row and Chinese characters say by parts: each word, and each pair of neighbours. */
    private List<Query> pieces(List<Token> tokens) {
        return tokens.get(0).han()
                ? Lexemes.pairs(new Run(tokens)).stream().map(Question::term).toList()
                : tokens.stream().map(token -> word(token.text())).toList();
    }

    private static String joined(List<Token> tokens) {
        return new Run(tokens).text();
    }

    private Query word(String word) {
        List<Query> choices = new ArrayList<>();
        choices.add(term(TextAnalyzer.stem(word)));
        readings(word)
                .forEach(reading ->
                        choices.add(all(reading.stream().map(Question::term).toList())));
        corrections.getOrDefault(word, List.of()).forEach(meant -> choices.add(term(TextAnalyzer.stem(meant))));
        return any(choices);
    }

    /** The ways to read a word as pinyin, each as the lexemes that an item has where its characters are read so. */
    public static List<List<String>> readings(String word) {
        return Pinyin.segmentations(word).stream().map(Lexemes::readings).toList();
    }

    /** As characters, and as somebody writes them in Latin letters. */
    private static void characters(Run run, List<Query> choices) {
        if (run.tokens().size() == 1) {
            choices.add(beginning(run.text()));
            return;
        }
        choices.add(all(Lexemes.pairs(run).stream().map(Question::term).toList()));
        List<String> readings = Lexemes.readings(run);
        if (readings.size() >= SHORTEST_HOMOPHONE && !readings.contains("")) {
            choices.add(new BoostQuery(all(readings.stream().map(Question::term).toList()), HOMOPHONE_WEIGHT));
        }
        List<String> syllables = Pinyin.syllables(run.text());
        if (syllables.size() <= LONGEST_SPELLED_OUT && !syllables.contains("")) {
            choices.add(term(TextAnalyzer.stem(String.join("", syllables))));
            choices.add(phraseOf(syllables.stream().map(TextAnalyzer::stem).toList()));
        }
    }

    private static Query place(Set<String> names) {
        List<Query> choices = new ArrayList<>();
        for (String name : names) {
            List<Run> runs = Run.of(TextAnalyzer.tokens(name));
            if (runs.size() == 1 && runs.get(0).han()) {
                characters(runs.get(0), choices);
            } else if (!runs.isEmpty()) {
                choices.add(inOrder(runs));
            }
        }
        return any(choices.stream().distinct().toList());
    }

    private static List<Query> phrase(List<Token> tokens) {
        List<Run> runs = Run.of(tokens);
        return runs.isEmpty() ? List.of() : List.of(inOrder(runs));
    }

    private static Query inOrder(List<Run> runs) {
        List<String> lexemes = new ArrayList<>();
        for (Run run : runs) {
            lexemes.addAll(Lexemes.plain(run));
        }
        Run last = runs.get(runs.size() - 1);
        if (last.tokens().size() > 1) {
            // Its last character stands alone only at the end of a run, and the text may go on.
            lexemes.remove(lexemes.size() - 1);
        }
        return phraseOf(lexemes);
    }

    private static Query term(String lexeme) {
        return weighted(new TermQuery(new Term(Terms.TEXT, lexeme)), new TermQuery(new Term(Terms.TITLE, lexeme)));
    }

    private static Query beginning(String prefix) {
        return weighted(new PrefixQuery(new Term(Terms.TEXT, prefix)), new PrefixQuery(new Term(Terms.TITLE, prefix)));
    }

    private static Query phraseOf(List<String> lexemes) {
        return lexemes.size() == 1
                ? term(lexemes.get(0))
                : weighted(
                        new PhraseQuery(Terms.TEXT, lexemes.toArray(String[]::new)),
                        new PhraseQuery(Terms.TITLE, lexemes.toArray(String[]::new)));
    }

    /** What stands anywhere in the item, and counts more where it stands in the title. */
    private static Query weighted(Query anywhere, Query inTitle) {
        return new BooleanQuery.Builder()
                .add(anywhere, Occur.MUST)
                .add(new BoostQuery(inTitle, TITLE_WEIGHT), Occur.SHOULD)
                .build();
    }

    private static Query all(List<Query> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(part, Occur.MUST));
        return all.build();
    }

    /** An item counts for the choice that fits it best, so that one in two languages is not twice as good. */
    private static Query any(List<Query> choices) {
        return choices.size() == 1 ? choices.get(0) : new DisjunctionMaxQuery(choices, 0);
    }
}
