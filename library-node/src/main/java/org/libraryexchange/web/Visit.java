package org.libraryexchange.web;

import java.util.Optional;
import org.libraryexchange.language.AskedLanguages;

/**
 * What a request for a page says of its reader.
 *
 * @param language of the page
 * @param texts language tag of the texts that the reader wants; as a rule that of the page
 * @param address as it was asked for
 * @param inAddress whether the address itself names the language, so that links go on naming it
 * @param remembered whether the reader's browser keeps the language already
 */
public record Visit(
        Language language, String texts, Theme theme, Address address, boolean inAddress, boolean remembered) {

    /** The languages of texts, as the API is asked for them. */
    public AskedLanguages asked() {
        return AskedLanguages.of(texts, null).orElseThrow();
    }

    /** A link from this page to another address of the node. */
    public String link(Address other) {
        Optional<String> named = inAddress ? address.first(Visits.LANGUAGE) : Optional.empty();
        return named.map(tag -> other.with(Visits.LANGUAGE, tag)).orElse(other).toString();
    }

    public String link(String path) {
        return link(Address.of(path));
    }
}
