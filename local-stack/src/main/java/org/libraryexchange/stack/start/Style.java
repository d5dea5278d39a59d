package org.libraryexchange.stack.start;

/**
 * How the output looks.
 *
 * @param colours whether to write escape sequences for colours
 * @param symbols whether the output can show more than ASCII
 */
record Style(boolean colours, boolean symbols) {

    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final String PLAIN_SPINNER = "|/-\\";

    String done() {
        return paint("32", symbols ? "✓" : "+");
    }

    String failed() {
        return paint("31", symbols ? "✗" : "x");
    }

    String cancelled() {
        return dim("-");
    }

    String error(String text) {
        return paint("31", text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String link(String address) {
        return paint("36", address);
    }

    String spinner(int frame) {
        String frames = symbols ? SPINNER : PLAIN_SPINNER;
        return frames.substring(frame % frames.length(), frame % frames.length() + 1);
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
