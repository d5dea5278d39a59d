package org.libraryexchange.base.locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What readers are told of the city's own library: what a head librarian has written, else what is configured. */
@ApplicationScoped
public class LibraryDetails {

    private final Jdbi database;
    private final CityTitles cities;

    LibraryDetails(Jdbi database, CityTitles cities) {
        this.database = database;
        this.cities = cities;
    }

    /** Something that readers are told. */
    public enum Detail {
        ADDRESS("address"),
        HOURS("hours");

        private final String term;

        Detail(String term) {
            this.term = term;
        }

        /** Its name in the database and in forms. */
        public String term() {
            return term;
        }
    }

    /** What somebody has written, by the tag of its language; nothing if what is configured counts. */
    @Transactional
    public Map<String, String> written(Detail detail) {
        return database.withHandle(
                handle -> handle.select("select language, text from library_detail where detail = ?", detail.term())
                        .map((row, context) -> Map.entry(row.getString("language"), row.getString("text")))
                        .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What readers of a language are told, with the tag of the language in which it is; empty if nobody says it. */
    public Optional<Map.Entry<String, String>> of(Detail detail, Language language) {
        return language.best(written(detail))
                .or(() -> cities.configured(detail, cities.own(language).term(), language));
    }

    /** Replaces what was written in a language; empty for what is configured. */
    @Transactional
    public void write(Detail detail, Language language, String text) {
        database.useHandle(handle -> {
            handle.execute(
                    "delete from library_detail where detail = ? and language = ?", detail.term(), language.tag());
            if (!text.isEmpty()) {
                handle.execute("insert into library_detail values (?, ?, ?)", detail.term(), language.tag(), text);
            }
        });
    }
}
