package org.libraryexchange.feed;

/**
 * JSON on one line, for what is read line by line. A partner's document need not be canonical: between its members it may
 * hold line breaks, which would end the line of an item and begin one that no city has written. Within texts JSON allows
 * none, so that a space in their place changes nothing of what the document says.
 */
final class OneLine {

    private OneLine() {}

    static String of(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }

    /**
     * The same in place.
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
