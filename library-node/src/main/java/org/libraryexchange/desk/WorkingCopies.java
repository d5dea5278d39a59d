package org.libraryexchange.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.item.Kind;
import org.libraryexchange.worker.PeriodicTask;

/** Keeps what people have typed and not saved, so that nothing is lost when a session, a browser or a node ends. */
@ApplicationScoped
class WorkingCopies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    /** Nobody comes back to what they left so long ago. */
    private static final Duration KEPT = Duration.ofDays(365);

    private static final Duration PURGE = Duration.ofHours(1);

    private static final String ROWS = "select item, person, kind, base, before, form, changed from working_copy ";

    private final Jdbi database;
    private final Clock clock;

    WorkingCopies(Jdbi database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("working copies purge", PURGE, this::purge);
    }

    private record Stored(
            UUID item, String person, String kind, Optional<String> base, String before, String form, Instant changed) {

        private WorkingCopy copy() {
            return new WorkingCopy(item, person, Kind.of(kind), base, fields(before), fields(form), changed);
        }
    }

    @Transactional
    Optional<WorkingCopy> find(UUID item, String person) {
        return database.withHandle(handle -> handle.createQuery(ROWS + "where item = :item and person = :person")
                .bind("item", item)
                .bind("person", person)
                .map(ConstructorMapper.of(Stored.class))
                .findOne()
                .map(Stored::copy));
    }

    /** Those of one person, the latest first. */
    @Transactional
    List<WorkingCopy> of(String person, int most) {
        return database.withHandle(
                handle -> handle.createQuery(ROWS + "where person = :person order by changed desc, item limit :most")
                        .bind("person", person)
                        .bind("most", most)
                        .map(ConstructorMapper.of(Stored.class))
                        .map(Stored::copy)
                        .list());
    }

    @Transactional
    void keep(WorkingCopy copy) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into working_copy (item, person, kind, base, before, form, changed)
                        values (:item, :person, :kind, :base, :before, :form, :changed)
                        on conflict (item, person) do update set base = excluded.base, before = excluded.before,
                            form = excluded.form, changed = excluded.changed
                        """)
                .bind("item", copy.item())
                .bind("person", copy.person())
                .bind("kind", copy.kind().term())
                .bind("base", copy.base().orElse(null))
                .bind("before", json(copy.before()))
                .bind("form", json(copy.form()))
                .bind("changed", copy.changed())
                .execute());
    }

    @Transactional
    void drop(UUID item, String person) {
        database.useHandle(
                handle -> handle.createUpdate("delete from working_copy where item = :item and person = :person")
                        .bind("item", item)
                        .bind("person", person)
                        .execute());
    }

    @Transactional
    void purge() {
        database.useHandle(handle -> handle.createUpdate("delete from working_copy where changed < :before")
                .bind("before", clock.instant().minus(KEPT))
                .execute());
    }

    private static String json(FormValues form) {
        try {
            return JSON.writeValueAsString(form.byPointer());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form is plain text", e);
        }
    }

    private static FormValues fields(String json) {
        try {
            return new FormValues(JSON.readValue(json, FIELDS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a working copy is damaged", e);
        }
    }
}
