package org.libraryexchange.pages.web;

import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.language.AskedLanguages;

/**
 * What a request for a page says about its reader.
 *
 * @param language of the page
 * @param texts language tag of the texts that the reader wants, usually that of the page
 * @param address as requested
 * @param inAddress whether the address names the language, so that links must name it too
 * @param remembered whether the reader's browser already stores the language
 */
public record Visit(
        Language language, String texts, Theme theme, Address address, boolean inAddress, boolean remembered) {

    /** The languages of texts, as the API takes them. */
    public AskedLanguages asked() {
        return AskedLanguages.of(texts, null).orElseThrow();
    }

    /** A cookie with the language that the address names; empty if the browser has it. */
    Optional<NewCookie> toRemember() {
        return inAddress && !remembered
                ? Optional.of(Cookies.kept(Visits.LANGUAGE, language.tag(), Cookies.A_YEAR))
                : Optional.empty();
    }

    /** The same visit of another address. */
    public Visit at(Address other) {
        return new Visit(language, texts, theme, other, inAddress, remembered);
    }

    /** A link from this page to another address of the node. */
    public String link(Address other) {
        Optional<String> named = inAddress ? address.first(Visits.LANGUAGE) : Optional.empty();
        return named.map(tag -> other.with(Visits.LANGUAGE, tag)).orElse(other).toString();
    }

    /** The same for a program, which asks without saying anything about its reader. */
    public Address named(Address other) {
        return other.with(
                Visits.LANGUAGE,
                address.first(Visits.LANGUAGE).filter(named -> inAddress).orElse(language.tag()));
    }

    public String link(String path) {
        return link(Address.of(path));
    }
}
