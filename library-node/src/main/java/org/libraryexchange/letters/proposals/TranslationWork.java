package org.libraryexchange.letters.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.Cursors;
import org.libraryexchange.catalogue.search.ListPlace;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Term;

/**
 * Published items of all cities that somebody could translate: in the order of need, or the latest change first.
 */
@Singleton
public record TranslationWork(LogDatabase database, Cursors cursors, NodeConfig node, Clock clock) {

    private static final int MOST_LOOKED_AT = 2_000;
    private static final int ROWS_A_FETCH = 50;

    /** Where what is out of date stands in the order of need. */
    private static final String FIRST = "0";

    /** Days in canonical JSON, as far as they are not over. */
    private static final String COMING = """
            (select min(day[1]) from regexp_matches(item.document, '"(?:date|endDate|start|end)":"(\\d{4}-\\d\\d-\\d\\d)', 'g') as day
                where day[1] >= :today)
            """;

    /** What there is to do. */
    public enum State implements Term {
        /**
         * Everything out of date or missing, by need: what is out of date, then events by the day on which they come, then
         * festivals, history, and events that are over.
         */
        NEEDED(""),
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

        private static final String WANTED =
                " and item.status = 'published' and (cast(:owner as text) is null or item.owner = :owner)";

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        private String select(String columns) {
            return "select id, owner, " + columns + " as place from item where " + condition + WANTED;
        }

        public static State of(String term) {
            return valueOf(term.toUpperCase(Locale.ROOT));
        }
    }

    private static final String MISSING_BY_NEED = State.MISSING.select("""
            case item.kind when 'festival' then '2' when 'history-resource' then '3'
                else coalesce('1 ' || %s, '4') end
            """.formatted(COMING));

    /** The documents, which are large, are read once the items are in order. */
    private static final String BY_NEED = """
            select id, owner, document, place from (select * from (%s union all %s) as work
                where cast(:place as text) is null or (place, id) > (:place, :id)
                order by place, id limit :most) as needed join item using (id, owner) order by place, id
            """.formatted(State.STALE.select("'0'"), MISSING_BY_NEED);

    /**
     * An item as it is stored.
     *
     * @param place its place in the list, before its id
     */
    public record WorkItem(UUID id, String owner, String document, String place) {

        private boolean isStale(String language) {
            ObjectNode document = StoredDocument.read(this.document);
            return StaleTexts.of(document).stream()
                    .anyMatch(place -> place.last().equals(language));
        }

        /** Whether it belongs in the list, which SQL cannot tell in all cases. In the order of need nothing comes twice. */
        private boolean isIn(State state, String language) {
            return switch (state) {
                case STALE -> isStale(language);
                case NEEDED -> place.equals(FIRST) == isStale(language);
                case MISSING, OFFERED -> true;
            };
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
            Query query = state == State.NEEDED
                    ? handle.createQuery(BY_NEED).bind("today", today())
                    : handle.createQuery(latest(state));
            try (ResultIterator<WorkItem> items = query.bind("to", to)
                    .bind("owner", owner)
                    .bind("place", after.map(ListPlace::key))
                    .bind("id", after.map(ListPlace::id))
                    .bind("most", MOST_LOOKED_AT + 1)
                    .setFetchSize(ROWS_A_FETCH)
                    .map(ConstructorMapper.of(WorkItem.class))
                    .iterator()) {
                return page(items, state, to, most, filters);
            }
        });
    }

    /** How many events that come until a day have no title in a language. */
    public long coming(String to, LocalDate until) {
        String missing = "select count(*) from (" + MISSING_BY_NEED
                + ") as work where place between '1 ' and '1 ' || cast(:until as text)";
        return database.one(
                Long.class,
                missing,
                Map.of("to", to, "today", today(), "owner", Optional.<String>empty(), "until", until.toString()));
    }

    private static String latest(State state) {
        return state.select("document, to_char(updated at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00')") + """
                 and (cast(:place as timestamptz) is null or (updated, id) < (cast(:place as timestamptz), :id))
                order by updated desc, id desc limit :most
                """;
    }

    private String today() {
        return LocalDate.now(clock.withZone(node.timeZone())).toString();
    }

    private Page page(Iterator<WorkItem> items, State state, String to, int most, String filters) {
        List<WorkItem> found = new ArrayList<>();
        WorkItem last = null;
        for (int looked = 0; items.hasNext(); looked++) {
            if (found.size() >= most || looked >= MOST_LOOKED_AT) {
                return new Page(found, Optional.of(cursors.write(new ListPlace(last.place(), last.id()), filters)));
            }
            last = items.next();
            if (last.isIn(state, to)) {
                found.add(last);
            }
        }
        return new Page(found, Optional.empty());
    }
}
