package org.libraryexchange.pages.browse;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A licence as a page shows it.
 *
 * @param address of the licence's text; a page links it only if it is a web address
 * @param rights term of rightsstatements.org; empty for other licences
 * @param name the name that is the same in all languages, or the address if there is none
 */
public record Licence(String address, String rights, String name) {

    private static final Pattern CREATIVE_COMMONS = Pattern.compile(
            "https?://creativecommons\\.org/licenses/([a-z-]{2,12})/(\\d\\.\\d)(?:/([a-z-]{2,8}))?/?.*");
    private static final Pattern DEDICATION =
            Pattern.compile("https?://creativecommons\\.org/publicdomain/(zero|mark)/(\\d\\.\\d)/?.*");
    private static final Pattern RIGHTS =
            Pattern.compile("https?://rightsstatements\\.org/(?:vocab|page)/([A-Za-z-]{2,12})/\\d\\.\\d/?.*");

    public static Optional<Licence> of(String address) {
        return address.isEmpty() ? Optional.empty() : Optional.of(read(address));
    }

    private static Licence read(String address) {
        Matcher rights = RIGHTS.matcher(address);
        return new Licence(address, rights.matches() ? rights.group(1) : "", nameOf(address));
    }

    private static String nameOf(String address) {
        Matcher licence = CREATIVE_COMMONS.matcher(address);
        if (licence.matches()) {
            return "CC " + licence.group(1).toUpperCase(Locale.ROOT) + " " + licence.group(2);
        }
        Matcher dedication = DEDICATION.matcher(address);
        if (dedication.matches()) {
            return (dedication.group(1).equals("zero") ? "CC0 " : "Public Domain Mark ") + dedication.group(2);
        }
        return address;
    }

    /** Whether a page may link the address. An address with another scheme than http or https might be a script. */
    public boolean isLink() {
        return address.startsWith("https://") || address.startsWith("http://");
    }
}
