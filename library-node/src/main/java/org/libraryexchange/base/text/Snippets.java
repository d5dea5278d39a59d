package org.libraryexchange.base.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/** Shows where a text says what was asked for. */
public final class Snippets {

    private static final int LONGEST = 160;
    private static final int LAST_OF_ASCII = 0x7f;
    private static final char FIRST_CHARACTER = '㐀';
    private static final char LAST_CHARACTER = '鿿';

    private final Set<String> lexemes = new HashSet<>();
    private final List<ByteRunAutomaton> beginnings = new ArrayList<>();

    /** What the lexemes begin with, and the words that they stand for. */
    private final BitSet initials = new BitSet();

    /** Whether it asks for how characters are read, which takes longest to find out. */
    private final boolean readings;

    /** Whether it asks for Chinese characters themselves. */
    private final boolean characters;

    /**
     * @param query made by {@link Question}
     */
    public Snippets(Query query) {
        query.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query part, Term... terms) {
                Arrays.stream(terms)
                        .filter(term -> term.field().equals(Terms.TEXT))
                        .map(Term::text)
                        .forEach(lexemes::add);
            }

            @Override
            public void consumeTermsMatching(Query part, String field, Supplier<ByteRunAutomaton> matching) {
                if (field.equals(Terms.TEXT)) {
                    beginnings.add(matching.get());
                }
            }
        });
        lexemes.forEach(lexeme -> lexeme.chars().limit(1).forEach(initials::set));
        this.readings = lexemes.stream().anyMatch(Lexemes::isReading);
        this.characters = !beginnings.isEmpty() || lexemes.stream().anyMatch(Snippets::isChinese);
    }

    private static boolean isChinese(String lexeme) {
        return lexeme.codePoints().anyMatch(Character::isIdeographic);
    }

    /** Some of a text. */
    public record Part(String text, boolean match) {}

    /**
     * Returns about {@value #LONGEST} characters of the text around the places that match, cut into what matches and what does
     * not; empty if nothing does.
     *
     * @param readable whether its Chinese is found by its pinyin, as in {@link Terms#add}
     */
    public Optional<List<Part>> of(String text, boolean readable) {
        BitSet marked = marked(text, readable && readings);
        if (marked.isEmpty()) {
            return Optional.empty();
        }
        int start = start(text, marked);
        int end = end(text, Math.min(text.length(), start + LONGEST));
        List<Part> parts = new ArrayList<>();
        for (int at = start; at < end; ) {
            boolean match = marked.get(at);
            int next = match ? marked.nextClearBit(at) : marked.nextSetBit(at);
            next = next < 0 || next > end ? end : next;
            parts.add(new Part(shown(text, at, next, start, end), match));
            at = next;
        }
        return Optional.of(parts);
    }

    private static String shown(String text, int from, int to, int start, int end) {
        String before = from == start && start > 0 ? "…" : "";
        String after = to == end && end < text.length() ? "…" : "";
        return before + text.substring(from, to) + after;
    }

    /** Where the window of the usual length that holds the most marks begins; a little before its first. */
    private static int start(String text, BitSet marked) {
        if (text.length() <= LONGEST) {
            return 0;
        }
        int best = 0;
        int most = -1;
        for (int first = marked.nextSetBit(0); first >= 0; first = marked.nextSetBit(marked.nextClearBit(first))) {
            int marks = marked.get(first, Math.min(text.length(), first + LONGEST * 3 / 4))
                    .cardinality();
            if (marks > most) {
                most = marks;
                best = first;
            }
        }
        return wordStart(text, Math.max(0, best - LONGEST / 4), best);
    }

    private static int wordStart(String text, int from, int to) {
        for (int at = from; at > 0 && at < to; at++) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int end(String text, int end) {
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    /** Cuts only those pieces into words that may match, since that takes long. */
    private BitSet marked(String text, boolean asRead) {
        BitSet marked = new BitSet();
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                if (mayMatch(text, start, at, asRead)) {
                    mark(text.substring(start, at), start, marked, asRead);
                }
                start = at + 1;
            }
        }
        return marked;
    }

    private boolean mayMatch(String text, int start, int end, boolean asRead) {
        boolean wordBegins = true;
        for (int at = start; at < end; at++) {
            char unit = text.charAt(at);
            boolean ascii = unit <= LAST_OF_ASCII;
            if (ascii ? wordBegins && initials.get(Character.toLowerCase(unit)) : mayMatch(text, at, asRead)) {
                return true;
            }
            wordBegins = !ascii || !Character.isLetterOrDigit(unit);
        }
        return false;
    }

    /** The same of what is not in ASCII. */
    private boolean mayMatch(String text, int at, boolean asRead) {
        char unit = text.charAt(at);
        // A single character may match by how it is read or as a beginning, else only in one of the pairs asked for.
        return Character.isIdeographic(unit)
                ? asRead || (characters && (!beginnings.isEmpty() || mayBegin(text, at)))
                : isForeign(unit);
    }

    private boolean mayBegin(String text, int at) {
        String first = simplified(text, at);
        String second = at + 1 < text.length() ? simplified(text, at + 1) : "";
        return first.isEmpty()
                || (initials.get(first.charAt(0))
                        && (second.isEmpty() || lexemes.contains(first) || lexemes.contains(first + second)));
    }

    /** A character in its simplified form; empty for what may be folded to another. */
    private static String simplified(String text, int at) {
        char unit = text.charAt(at);
        return unit >= FIRST_CHARACTER && unit <= LAST_CHARACTER ? TextAnalyzer.simplified(String.valueOf(unit)) : "";
    }

    /** Whether it may stand for a letter of ASCII when it is folded. */
    private static boolean isForeign(char unit) {
        return Character.isSurrogate(unit) || (Character.isLetterOrDigit(unit) && !Character.isIdeographic(unit));
    }

    private void mark(String piece, int start, BitSet marked, boolean asRead) {
        for (Run run : Run.of(TextAnalyzer.tokens(piece))) {
            if (run.han() || run.text().chars().limit(1).anyMatch(initials::get)) {
                mark(run, Lexemes.plain(run), start, marked);
            }
            if (run.han() && asRead) {
                mark(run, Lexemes.readings(run), start, marked);
            }
        }
    }

    private void mark(Run run, List<String> found, int start, BitSet marked) {
        List<Token> tokens = run.tokens();
        for (int i = 0; i < found.size(); i++) {
            Token token = tokens.get(i);
            Token last = run.han() ? tokens.get(Math.min(i + 1, tokens.size() - 1)) : token;
            if (lexemes.contains(found.get(i))) {
                marked.set(start + token.start(), start + last.end());
            }
            if (run.han() && begins(token.text())) {
                marked.set(start + token.start(), start + token.end());
            }
        }
    }

    private boolean begins(String character) {
        if (beginnings.isEmpty()) {
            return false;
        }
        BytesRef bytes = new BytesRef(character);
        return beginnings.stream().anyMatch(it -> it.run(bytes.bytes, bytes.offset, bytes.length));
    }
}
