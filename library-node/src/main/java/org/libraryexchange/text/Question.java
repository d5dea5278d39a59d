package org.libraryexchange.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what somebody types into a search box: words that must all be there, phrases in quotes, and a minus before what
 * must not be there. A word is also looked for in its other scripts and, if it is a place, under its other names.
 */
public final class Question {

    private static final Pattern PART =
            Pattern.compile("(?<minus>(?<=^|\\s)-)?(?:[\"“”](?<phrase>[^\"“”]*)[\"“”]?|(?<word>[^\\s\"“”]+))");
    private static final int LONGEST_SPELLED_OUT = 6;

    private final Gazetteer gazetteer;
    private final Map<String, List<String>> corrections;

    /**
     * @param corrections what a word may have been meant to be, by the word
     */
    public Question(Gazetteer gazetteer, Map<String, List<String>> corrections) {
        this.gazetteer = gazetteer;
        this.corrections = corrections;
    }

    /** Returns what the text asks for; empty if there is nothing to look for in it. */
    public Optional<Wanted> wanted(String text) {
        List<Wanted> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group("minus") == null && part.group("phrase") == null) {
                words.append(part.group("word")).append(' ');
            } else {
                special(part).ifPresent(parts::add);
            }
        }
        parts.addAll(0, words(TextAnalyzer.tokens(words.toString())));
        return parts.stream().allMatch(Wanted.Without.class::isInstance)
                ? Optional.empty()
                : Optional.of(new Wanted.All(parts));
    }

    private Optional<Wanted> special(Matcher part) {
        String phrase = part.group("phrase");
        List<Wanted> wanted =
                phrase == null ? words(TextAnalyzer.tokens(part.group("word"))) : phrase(TextAnalyzer.tokens(phrase));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Wanted all = new Wanted.All(wanted);
        return Optional.of(part.group("minus") == null ? all : new Wanted.Without(all));
    }

    /** The words of a text that are neither places nor readings, so that a misspelt one among them can be told. */
    public List<String> spelledWords(String text) {
        List<Token> tokens = TextAnalyzer.tokens(text);
        List<String> words = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Optional<Gazetteer.Found> place = gazetteer.at(tokens.subList(at, tokens.size()));
            if (place.isPresent()) {
                at += place.get().length() - 1;
            } else if (!tokens.get(at).han()) {
                words.add(tokens.get(at).text());
            }
        }
        return words;
    }

    private List<Wanted> words(List<Token> tokens) {
        List<Wanted> wanted = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            List<Token> rest = tokens.subList(at, tokens.size());
            Optional<Gazetteer.Found> place = gazetteer.at(rest);
            int length = place.map(Gazetteer.Found::length).orElseGet(() -> untilNextPlace(rest));
            List<Token> taken = rest.subList(0, length);
            wanted.add(place.map(found -> place(found.names())).orElseGet(() -> plain(taken)));
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

    private Wanted plain(List<Token> tokens) {
        List<Wanted> choices = new ArrayList<>();
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

    private static String joined(List<Token> tokens) {
        return new Run(tokens).text();
    }

    private Wanted word(String word) {
        List<Wanted> choices = new ArrayList<>();
        choices.add(new Wanted.Term(TextAnalyzer.stem(word)));
        Pinyin.segmentations(word).forEach(syllables -> choices.add(read(syllables)));
        corrections
                .getOrDefault(word, List.of())
                .forEach(meant -> choices.add(new Wanted.Term(TextAnalyzer.stem(meant))));
        return any(choices);
    }

    private static Wanted read(List<String> syllables) {
        return all(Lexemes.readings(syllables).stream()
                .<Wanted>map(Wanted.Term::new)
                .toList());
    }

    /** As characters, and as somebody writes them in Latin letters. */
    private static void characters(Run run, List<Wanted> choices) {
        if (run.tokens().size() == 1) {
            choices.add(new Wanted.Beginning(run.text()));
            return;
        }
        choices.add(
                all(Lexemes.pairs(run).stream().<Wanted>map(Wanted.Term::new).toList()));
        List<String> syllables = Pinyin.syllables(run.text());
        if (syllables.size() <= LONGEST_SPELLED_OUT && !syllables.contains("")) {
            choices.add(new Wanted.Term(TextAnalyzer.stem(String.join("", syllables))));
            choices.add(
                    new Wanted.Phrase(syllables.stream().map(TextAnalyzer::stem).toList()));
        }
    }

    private static Wanted place(Set<String> names) {
        List<Wanted> choices = new ArrayList<>();
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

    private static List<Wanted> phrase(List<Token> tokens) {
        List<Run> runs = Run.of(tokens);
        return runs.isEmpty() ? List.of() : List.of(inOrder(runs));
    }

    private static Wanted inOrder(List<Run> runs) {
        List<String> lexemes = new ArrayList<>();
        for (Run run : runs) {
            lexemes.addAll(Lexemes.plain(run));
        }
        Run last = runs.get(runs.size() - 1);
        if (last.tokens().size() > 1) {
            // Its last character stands alone only at the end of a run, and the text may go on.
            lexemes.remove(lexemes.size() - 1);
        }
        return lexemes.size() == 1 ? new Wanted.Term(lexemes.get(0)) : new Wanted.Phrase(lexemes);
    }

    private static Wanted all(List<Wanted> parts) {
        return parts.size() == 1 ? parts.get(0) : new Wanted.All(parts);
    }

    private static Wanted any(List<Wanted> choices) {
        return choices.size() == 1 ? choices.get(0) : new Wanted.Any(choices);
    }
}
