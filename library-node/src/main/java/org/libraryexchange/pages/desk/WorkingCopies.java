package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.desk.WorkingCopy.FormText;

/** Keeps what people have typed and not saved, so that nothing is lost when a session, a browser or a node ends. */
@ApplicationScoped
class WorkingCopies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final TypeReference<List<FormText>> ASIDE = new TypeReference<>() {};

    /** Nobody comes back to what they left so long ago. */
    private static final Duration KEPT = Duration.ofDays(365);

    private static final Duration PURGE = Duration.ofHours(1);

    private static final String ROWS =
            "select item, person, kind, page, base, before, form, changed, aside from working_copy ";

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

    @Transactional
    Optional<WorkingCopy> find(UUID item, String person) {
        return database.withHandle(handle -> find(item, person, handle));
    }

    private static Optional<WorkingCopy> find(UUID item, String person, Handle handle) {
        return handle.select(ROWS + "where item = ? and person = ?", item, person)
                .map((row, context) -> copy(row))
                .findOne();
    }

    private static WorkingCopy copy(ResultSet row) throws SQLException {
        return new WorkingCopy(
                row.getObject("item", UUID.class),
                row.getString("person"),
                Kind.of(row.getString("kind")),
                FormValues.ofJson(row.getString("before")),
                new FormText(
                        row.getString("page"),
                        Optional.ofNullable(row.getString("base")),
                        FormValues.ofJson(row.getString("form")),
                        row.getTimestamp("changed").toInstant()),
                others(row.getString("aside")));
    }

    /** Those of one person, the latest first. */
    @Transactional
    List<WorkingCopy> of(String person, int most) {
        return database.withHandle(
                handle -> handle.select(ROWS + "where person = ? order by changed desc, item limit ?", person, most)
                        .map((row, context) -> copy(row))
                        .list());
    }

    /** Those that wait for review, the longest first. */
    @Transactional
    List<WorkingCopy> waiting(int most) {
        return database.withHandle(handle -> handle.select(
                        ROWS + "join review using (item, person) where asked is not null order by asked, id limit ?",
                        most)
                .map((row, context) -> copy(row))
                .list());
    }

    /** The items of which one person has typed something that is not saved. */
    @Transactional
    Set<UUID> typed(String person) {
        return database.withHandle(handle -> handle.select("select item from working_copy where person = ?", person)
                .mapTo(UUID.class)
                .set());
    }

    /**
     * Changes what somebody has typed. Requests of theirs that come at once take turns, so that each decides on what the
     * one before has left.
     *
     * @param decision says what to keep instead of what is kept; empty for nothing
     */
    @Transactional
    Optional<WorkingCopy> change(UUID item, String person, UnaryOperator<Optional<WorkingCopy>> decision) {
        return database.withHandle(handle -> {
            handle.execute(
                    "select pg_advisory_xact_lock(hashtextextended('typed ' || ? || ' ' || ?, 0))", item, person);
            Optional<WorkingCopy> kept = find(item, person, handle);
            Optional<WorkingCopy> wanted = decision.apply(kept);
            if (wanted.isEmpty()) {
                drop(item, person, handle);
            } else if (!wanted.equals(kept)) {
                keep(wanted.get(), handle);
            }
            return wanted;
        });
    }

    private static void keep(WorkingCopy copy, Handle handle) {
        handle.createUpdate("""
            insert into working_copy (item, person, kind, page, base, before, form, changed, aside)
            values (:item, :person, :kind, :page, :base, :before, :form, :changed, :aside)
            on conflict (item, person) do update set page = excluded.page, base = excluded.base,
                before = excluded.before, form = excluded.form, changed = excluded.changed,
                aside = excluded.aside
            """)
                .bind("item", copy.item())
                .bind("person", copy.person())
                .bind("kind", copy.kind().term())
                .bind("page", copy.typed().page())
                .bind("base", copy.base().orElse(null))
                .bind("before", copy.before().json())
                .bind("form", copy.form().json())
                .bind("changed", copy.changed())
                .bind("aside", json(copy.aside()))
                .execute();
    }

    @Transactional
    void drop(UUID item, String person) {
        database.useHandle(handle -> drop(item, person, handle));
    }

    private static void drop(UUID item, String person, Handle handle) {
        handle.execute("delete from working_copy where item = ? and person = ?", item, person);
    }

    @Transactional
    void purge() {
        database.useHandle(handle -> handle.execute(
                "delete from working_copy where changed < ?", clock.instant().minus(KEPT)));
    }

    private static String json(List<FormText> aside) {
        try {
            return JSON.writeValueAsString(aside);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form is plain text", e);
        }
    }

    private static List<FormText> others(String json) {
        try {
            return JSON.readValue(json, ASIDE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a working copy is damaged", e);
        }
    }
}
