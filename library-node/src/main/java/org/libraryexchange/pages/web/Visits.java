package org.libraryexchange.pages.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.language.AskedLanguages;

/**
 * Reads requests for pages. For the language, the address counts before the cookie, and the cookie before what the
 * browser asks for.
 */
@Singleton
public record Visits(CityTitles cities) {

    /** Parameters that every page takes. */
    public static final Set<String> PARAMETERS = Set.of("lang");

    public static final String LANGUAGE = "lang";
    static final String THEME = "theme";

    /**
     * Reads a request.
     *
     * @throws ProblemException if the parameter {@code lang} is not a language tag
     */
    public Visit of(UriInfo uri, HttpHeaders headers) {
        return visit(
                named(uri.getQueryParameters()),
                address(uri),
                headers.getCookies(),
                headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * Reads a reader's request. Other sites and apps add parameters of their own to the addresses that people share, so
     * unknown ones are ignored, as is an invalid language.
     *
     * @param known parameters of the page, besides its language
     */
    public Visit ofReader(UriInfo uri, HttpHeaders headers, Set<String> known) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (known.contains(name) && !name.equals(LANGUAGE)) {
                parameters.put(name, values);
            }
        });
        Optional<String> named = namedIfSound(uri.getQueryParameters());
        named.ifPresent(tag -> parameters.putSingle(LANGUAGE, tag));
        return visit(
                named,
                Address.of(uri.getRequestUri().getPath(), parameters),
                headers.getCookies(),
                headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The same for a page that is shown instead of another. It ignores an invalid parameter {@code lang}, which may be the error itself. */
    public Visit ofRefused(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        return visit(
                namedIfSound(uri.getQueryParameters()),
                address(uri),
                request.getCookies(),
                request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The same for a request that is refused before it is routed. */
    Visit ofRefused(HttpServerRequest request) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        request.params().forEach(parameters::add);
        Map<String, Cookie> cookies = new HashMap<>();
        request.cookies()
                .forEach(cookie -> cookies.put(
                        cookie.getName(),
                        new Cookie.Builder(cookie.getName())
                                .value(cookie.getValue())
                                .build()));
        return visit(
                namedIfSound(parameters),
                Address.of(request.path(), parameters),
                cookies,
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static Address address(UriInfo uri) {
        return Address.of(uri.getRequestUri().getPath(), uri.getQueryParameters());
    }

    private static Optional<String> named(MultivaluedMap<String, String> parameters) {
        String named = parameters.getFirst(LANGUAGE);
        return named == null || named.isBlank()
                ? Optional.empty()
                : AskedLanguages.of(named, null).map(AskedLanguages::first);
    }

    private static Optional<String> namedIfSound(MultivaluedMap<String, String> parameters) {
        try {
            return named(parameters);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private Visit visit(Optional<String> texts, Address address, Map<String, Cookie> cookies, String acceptLanguage) {
        Optional<Language> kept = cookie(cookies, LANGUAGE).flatMap(Language::of);
        Language language = Stream.of(texts.flatMap(Language::of), kept, accepted(acceptLanguage))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(cities::usualLanguage);
        return new Visit(
                language,
                texts.orElse(language.tag()),
                cookie(cookies, THEME).map(Theme::of).orElse(Theme.DEVICE),
                address,
                texts.isPresent(),
                kept.equals(Optional.of(language)));
    }

    private static Optional<Language> accepted(String header) {
        return AskedLanguages.of(null, header)
                .flatMap(asked -> asked.inOrder()
                        .map(Language::of)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> cookie(Map<String, Cookie> cookies, String name) {
        return Optional.ofNullable(cookies.get(name)).map(Cookie::getValue);
    }
}
