package org.libraryexchange.catalogue.feed;

/**
 * Puts JSON on one line, for clients that read line by line. A partner's document need not be canonical. Line breaks
 * between its members would end the item's line and begin one that no city has written. JSON allows no line breaks
 * within texts, so replacing them with spaces does not change the document.
 */
final class OneLine {

    private OneLine() {}

    /**
     * Replaces line breaks in the given array.
     *
     * @param json in UTF-8
     */
    static byte[] of(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return json;
    }
}
