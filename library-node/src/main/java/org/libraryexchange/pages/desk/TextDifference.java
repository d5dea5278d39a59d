package org.libraryexchange.pages.desk;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** How one text differs from another, word by word; Chinese, too. */
final class TextDifference {

    /** Texts that differ in more words than this are shown one after the other. */
    private static final int MOST_WORDS = 3_000;

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder gone = new StringBuilder();
    private final StringBuilder recent = new StringBuilder();

    private TextDifference() {}

    /**
     * A piece of the two texts.
     *
     * @param sort {@code same}, {@code gone} or {@code new}
     */
    record Piece(String sort, String text) {}

    /** The pieces in their order. What is gone comes before what is new in its place. */
    static List<Piece> between(String before, String after, String language) {
        List<String> old = words(before, language);
        List<String> recent = words(after, language);
        int least = Math.min(old.size(), recent.size());
        int head = 0;
        while (head < least && old.get(head).equals(recent.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && old.get(old.size() - 1 - tail).equals(recent.get(recent.size() - 1 - tail))) {
            tail++;
        }
        TextDifference difference = new TextDifference();
        difference.same(old.subList(0, head));
        difference.changed(old.subList(head, old.size() - tail), recent.subList(head, recent.size() - tail));
        difference.same(old.subList(old.size() - tail, old.size()));
        difference.flush();
        return difference.pieces;
    }

    private void changed(List<String> old, List<String> young) {
        if (old.size() + young.size() > MOST_WORDS) {
            old.forEach(gone::append);
            young.forEach(recent::append);
            return;
        }
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, young, new MeyersDiffWithLinearSpace<>()).getDeltas()) {
            same(old.subList(at, delta.getSource().getPosition()));
            delta.getSource().getLines().forEach(gone::append);
            delta.getTarget().getLines().forEach(recent::append);
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        same(old.subList(at, old.size()));
    }

    private void same(List<String> words) {
        if (!words.isEmpty()) {
            flush();
            pieces.add(new Piece("same", String.join("", words)));
        }
    }

    private void flush() {
        if (!gone.isEmpty()) {
            pieces.add(new Piece("gone", gone.toString()));
        }
        if (!recent.isEmpty()) {
            pieces.add(new Piece("new", recent.toString()));
        }
        gone.setLength(0);
        recent.setLength(0);
    }

    private static List<String> words(String text, String language) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int begin = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            words.add(text.substring(begin, end));
            begin = end;
        }
        return words;
    }
}
