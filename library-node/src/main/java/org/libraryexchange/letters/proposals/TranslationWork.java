package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.catalogue.search.Cursors;
import org.libraryexchange.catalogue.search.ListPlace;
import org.libraryexchange.item.StoredDocument;

/** Published items of all cities that somebody could translate, the latest change first. */
@Singleton
public record TranslationWork(LogDatabase database, Cursors cursors) {

    private static final int MOST_LOOKED_AT = 2_000;
    private static final int ROWS_A_FETCH = 50;

    /** What there is to do. */
    public enum State {
        /** The title has no text in the language. */
        MISSING("not (:to = any(item.languages))"),
        /** An original has changed since it was translated. */
        STALE("""
                position('"translated":{' in item.document) > 0 and position('"' || :to || '":{"/' in item.document) > 0
                """),
        /** Somebody has proposed a text in the language, and nobody has decided about it. */
        OFFERED("""
                exists (select from letters.post as letter
                        left join letters.post as handling on handling.letter = letter.id
                            and handling.kind = 'handling' and handling.owner <> letter.owner
                    where letter.kind = 'letter' and letter.status = 'sent'
                        and position('"proposal":{' in letter.document) > 0
                        and letters.member(letter.document, 'proposal', 'item') = cast(item.id as text)
                        and position('/' || :to || '"' in letter.document) > 0
                        and coalesce(handling.state, '') not in ('accepted', 'declined'))
                """);

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        public String term() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String term) {
            return valueOf(term.toUpperCase(Locale.ROOT));
        }
    }

    /** An item as it is stored. */
    public record WorkItem(UUID id, String owner, Instant updated, String document) {

        private boolean isStale(String language) {
            ObjectNode document = StoredDocument.read(this.document);
            return StaleTexts.of(document).stream()
                    .anyMatch(place -> place.last().equals(language));
        }
    }

    /**
     * Some of the items.
     *
     * @param next cursor of those that follow; empty at the end
     */
    public record Page(List<WorkItem> items, Optional<String> next) {}

    /**
     * Lists items. A page may be short, or even empty, and still not be the last.
     *
     * @param to the language into which to translate
     * @param owner only items of this city; empty for all
     */
    public Page list(State state, String to, Optional<String> owner, Optional<String> cursor, int most) {
        String filters = "translation-work " + state.term() + " " + to + " " + owner.orElse("");
        Optional<ListPlace> after = cursor.map(it -> cursors.read(it, filters));
        return database.withHandle(handle -> {
            try (ResultIterator<WorkItem> items = handle.createQuery(
                            "select id, owner, updated, document from item where " + state.condition + """
                                 and item.status = 'published'
                                and (cast(:owner as text) is null or owner = :owner)
                                and (cast(:updated as timestamptz) is null or (updated, id) < (:updated, :id))
                            order by updated desc, id desc limit :most
                            """)
                    .bind("to", to)
                    .bind("owner", owner)
                    .bind("updated", after.map(place -> Instant.parse(place.key())))
                    .bind("id", after.map(ListPlace::id))
                    .bind("most", MOST_LOOKED_AT + 1)
                    .setFetchSize(ROWS_A_FETCH)
                    .map(ConstructorMapper.of(WorkItem.class))
                    .iterator()) {
                return page(items, state, to, most, filters);
            }
        });
    }

    private Page page(Iterator<WorkItem> items, State state, String to, int most, String filters) {
        List<WorkItem> found = new ArrayList<>();
        WorkItem last = null;
        for (int looked = 0; items.hasNext(); looked++) {
            if (found.size() >= most || looked >= MOST_LOOKED_AT) {
                return new Page(
                        found,
                        Optional.of(cursors.write(new ListPlace(last.updated().toString(), last.id()), filters)));
            }
            last = items.next();
            if (state != State.STALE || last.isStale(to)) {
                found.add(last);
            }
        }
        return new Page(found, Optional.empty());
    }
}
