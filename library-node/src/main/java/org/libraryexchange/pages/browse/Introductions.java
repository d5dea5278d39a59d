package org.libraryexchange.pages.browse;

import io.quarkus.qute.RawString;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.base.node.ConfiguredFile;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Markdown;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** What librarians tell the readers of other cities about their own. A node whose file is not there, or is none, does not start. */
@Startup
@Singleton
class Introductions {

    private final Readers readers;
    private final Map<String, Map<String, String>> texts = new TreeMap<>();

    /**
     * @throws IllegalStateException if a file is not there or cannot be read
     */
    Introductions(Readers readers) {
        this.readers = readers;
        readers.cities().introductions().forEach((city, files) -> {
            Map<String, String> byLanguage = new TreeMap<>(files);
            byLanguage.replaceAll((language, file) -> read(file));
            texts.put(city, byLanguage);
        });
    }

    /** @param language of the content */
    record Page(Frame frame, City city, String language, RawString content) {}

    private static String read(String file) {
        String text = ConfiguredFile.text(file);
        Markdown.read(text, Optional::of);
        return text;
    }

    /** The page about a city; empty if nobody has introduced it. */
    Optional<Page> page(String city, Visit visit) {
        return visit.language().best(texts.getOrDefault(city, Map.of())).map(text -> {
            Markdown.Document document = Markdown.read(text.getValue(), to -> link(to, visit));
            BrowseTexts in = readers.of(visit);
            Frame frame = readers.frame(visit, document.title(), true).copiedFrom(in.site(city));
            return new Page(frame, in.city(city), text.getKey(), document.content());
        });
    }

    /** Only this site's pages are linked, in the language that the reader's address names. */
    private static Optional<String> link(String to, Visit visit) {
        return Optional.of(to)
                .filter(own -> own.startsWith("/"))
                .map(own -> visit.inAddress()
                        ? UriBuilder.fromUri(own)
                                .replaceQueryParam(Visits.LANGUAGE, visit.texts())
                                .build()
                                .toString()
                        : own);
    }
}
