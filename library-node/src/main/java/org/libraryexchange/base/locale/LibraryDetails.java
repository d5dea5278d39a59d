package org.libraryexchange.base.locale;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.json.Term;

/** What a head librarian has written in place of what is configured, or of what the node says otherwise. */
@Singleton
public record LibraryDetails(LogDatabase database, CityTitles cities) {

    /** What readers are told of the library. */
    public enum Detail implements Term {
        ADDRESS,
        HOURS
    }

    /** What somebody has written in a language, by the terms of its topics. */
    public Map<String, String> written(Language language) {
        return written("select detail, text from library_detail where language = ?", language.tag());
    }

    private Map<String, String> written(String select, String key) {
        return database.withHandle(handle -> handle.select(select, key)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What readers of a language are told, with the tag of the language in which it is; empty if nobody says it. */
    public Optional<Map.Entry<String, String>> of(Detail detail, Language language) {
        return language.best(written("select language, text from library_detail where detail = ?", detail.term()))
                .or(() -> cities.configured(detail, cities.own(language).term(), language));
    }

    /**
     * Replaces what was written in a language.
     *
     * @param topic a detail, or something else that the library says in words of its own
     * @param text empty for what counts otherwise
     */
    public void write(Term topic, Language language, String text) {
        database.useHandle(handle -> {
            handle.execute(
                    "delete from library_detail where detail = ? and language = ?", topic.term(), language.tag());
            if (!text.isEmpty()) {
                handle.execute("insert into library_detail values (?, ?, ?)", topic.term(), language.tag(), text);
            }
        });
    }
}
