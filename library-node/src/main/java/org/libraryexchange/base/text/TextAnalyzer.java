package org.libraryexchange.base.text;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemmer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Cuts text into tokens. Chinese characters come one by one: which of them make a word is left to pairs, since no
 * dictionary holds the names of a city's lanes. Safe for several threads.
 */
public final class TextAnalyzer {

    private static final int LONGEST_WORD = 64;
    private static final String IDEOGRAPHIC = "<IDEOGRAPHIC>";

    /** What stands between the parts of a foreign name in Chinese, by whichever sign people type it. */
    private static final String INTERPUNCTS = "·・•‧∙⋅";

    private static final Analyzer CHAIN = new Chain();

    /** An English word with nothing but punctuation around it. Most pieces of a text are such. */
    private static final Pattern PLAIN_WORD =
            Pattern.compile("[\\p{ASCII}&&\\W]*+([A-Za-z]{1,%d}+)[\\p{ASCII}&&\\W]*+".formatted(LONGEST_WORD));

    private static final Transliterator TO_SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    /** By character, of which there are some tens of thousands at most; asking ICU each time takes most of the time. */
    private static final Map<String, String> SIMPLIFIED = new ConcurrentHashMap<>();

    private TextAnalyzer() {}

    /** Returns the tokens of a text in their order, without English words that say nothing, such as "the". */
    public static List<Token> tokens(String text) {
        Matcher word = PLAIN_WORD.matcher(text);
        return word.matches() ? plain(word) : tokensOfAny(text);
    }

    /** What {@link #tokensOfAny} would return for a plain word, in a fraction of the time. */
    private static List<Token> plain(MatchResult word) {
        String text = word.group(1).toLowerCase(Locale.ROOT);
        return EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(text)
                ? List.of()
                : List.of(new Token(text, false, word.start(1), word.end(1)));
    }

    static List<Token> tokensOfAny(String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = CHAIN.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (term.length() > 0 && term.length() <= LONGEST_WORD) {
                    tokens.add(token(text, term.toString(), type.type(), place));
                }
            }
            stream.end();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory was not readable", e);
        }
    }

    private static Token token(String text, String term, String type, OffsetAttribute place) {
        if (!IDEOGRAPHIC.equals(type)) {
            return new Token(term.replace("'", ""), false, place.startOffset(), place.endOffset());
        }
        int end = place.endOffset();
        boolean nameGoesOn = end < text.length() && INTERPUNCTS.indexOf(text.charAt(end)) >= 0;
        return new Token(simplified(term), true, place.startOffset(), nameGoesOn ? end + 1 : end);
    }

    /** Looked up first, since only that takes no lock. */
    static String simplified(String character) {
        String known = SIMPLIFIED.get(character);
        return known == null ? SIMPLIFIED.computeIfAbsent(character, TO_SIMPLIFIED::transliterate) : known;
    }

    /** The same text in simplified characters, each at the same place. */
    public static String simplifiedText(String text) {
        String simplified = text.codePoints()
                .mapToObj(Character::toString)
                .map(character -> Run.anyHan(character) ? simplified(character) : character)
                .collect(Collectors.joining());
        return simplified.length() == text.length() ? simplified : text;
    }

    /** The stem of an English word; words of other languages come back nearly or wholly as they are. */
    public static String stem(String word) {
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** A word without the ending of its plural. Words that differ in more stay apart, as active and activity do. */
    static String singular(String word) {
        char[] letters = word.toCharArray();
        return new String(letters, 0, new EnglishMinimalStemmer().stem(letters, letters.length));
    }

    private static final class Chain extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
            TokenStream folded = new ICUFoldingFilter(new EnglishPossessiveFilter(words));
            return new TokenStreamComponents(words, new StopFilter(folded, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));
        }
    }
}
