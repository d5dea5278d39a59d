package org.libraryexchange.base.text;

/**
 * A word of a text, or one Chinese character of it.
 *
 * @param text in lower case without accents, simplified, not stemmed
 * @param han whether it is a Chinese character
 * @param start of what it stands for in the text, in UTF-16 units
 * @param end of it, exclusive
 */
public record Token(String text, boolean han, int start, int end) {

    /** Whether the other one stands right behind this one, as the characters of a Chinese word do. */
    boolean touches(Token next) {
        return han && next.han && end == next.start;
    }
}
