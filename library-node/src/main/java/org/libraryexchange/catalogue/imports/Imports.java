package org.libraryexchange.catalogue.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.base.http.GivenReason;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.Upload.StoredBody;
import org.libraryexchange.item.Status;

/** Reads imports, creates them and records decisions about them, for the API. */
@ApplicationScoped
public class Imports {

    private static final String SELECT = "select " + ImportView.COLUMNS + " from bulk_import ";
    private static final String RETURNING = " returning " + ImportView.COLUMNS;

    private static final int MOST_HELD = 200;

    private final Jdbi database;
    private final Clock clock;
    private final Actor actor;
    private final Event<Work> work;

    Imports(Jdbi database, Clock clock, Actor actor, Event<Work> work) {
        this.database = database;
        this.clock = clock;
        this.actor = actor;
        this.work = work;
    }

    /** There is work for the worker. */
    record Work() {}

    /** Creates an import from a body that was received completely. */
    ImportView add(StoredBody body, ImportRequest request, String actor) {
        ImportView view = database.withHandle(handle -> add(handle, body, request, actor, clock.instant()));
        work.fire(new Work());
        return view;
    }

    /** Creates an import in the transaction of a session. The worker finds it when it next looks. */
    static ImportView add(Handle session, StoredBody body, ImportRequest request, String actor, Instant now) {
        return views(session.createQuery("""
                                insert into bulk_import (id, actor, form, scheme, item_status, dry_run, complete, source_id, pictures,
                                    bytes, received, since)
                                values (:id, :actor, :form, :scheme, :status, :dryRun, :complete, :source, :pictures, :bytes, :now,
                                    (select sequence from own_log))
                                """ + RETURNING)
                        .bind("id", body.id())
                        .bind("actor", actor)
                        .bind("form", request.form().term())
                        .bind("scheme", request.scheme())
                        .bind("status", request.status().map(Status::term))
                        .bind("dryRun", request.dryRun())
                        .bind("complete", request.complete())
                        .bind("source", request.source())
                        .bind("pictures", request.pictures())
                        .bind("bytes", body.bytes())
                        .bind("now", now))
                .one();
    }

    /** Imports older than one of them, newest first. */
    public List<ImportView> page(long before, int most) {
        return database.withHandle(
                handle -> views(handle.createQuery(SELECT + "where id < :before order by id desc limit :most")
                                .bind("before", before)
                                .bind("most", most))
                        .list());
    }

    /**
     * The import with the id in an address.
     *
     * @throws ProblemException if there is none
     */
    public ImportView named(String id) {
        return database.withHandle(handle -> find(handle, id, "where id = :id"))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such import."));
    }

    private static Optional<ImportView> find(Handle handle, String id, String condition) {
        return id.matches("[0-9]{1,18}")
                ? views(handle.createQuery(SELECT + condition).bind("id", Long.parseLong(id)))
                        .findOne()
                : Optional.empty();
    }

    /** Those of these imports that exist. */
    List<ImportView> read(Set<Long> ids) {
        return database.withHandle(handle -> views(
                        handle.createQuery(SELECT + "where id = any(:ids)").bindArray("ids", Long.class, ids))
                .list());
    }

    /**
     * Lets a held import run if it would still withdraw as many items as the person has seen. Otherwise it stays held,
     * with the new number.
     *
     * @param seen that number; empty for the number with which the import is held
     * @param reason of an operator, who decides in place of a head librarian
     * @throws ProblemException if there is no such import, if it is not held, or if the person may not decide about it
     */
    @Transactional
    public ImportView approve(String id, OptionalLong seen, String reason) {
        return database.withHandle(handle -> {
            ImportView held = held(handle, id);
            Optional<String> given = given(held, reason);
            long now = ImportLedger.withdrawals(handle, held.id());
            return now == seen.orElse(held.check().withdrawals())
                    ? goOn(handle, held.id(), now, given)
                    : holdWith(handle, held.id(), now);
        });
    }

    private ImportView held(Handle handle, String id) {
        return find(handle, id, "where id = :id and state = 'held' for update")
                .orElseThrow(() -> new ProblemException(
                        ProblemType.IMPORT_STATE_CONFLICT,
                        "The import is " + named(id).state().term() + ", not held."));
    }

    /** Why somebody decides in place of a head librarian; empty for a head librarian. Nobody decides about what they sent. */
    private Optional<String> given(ImportView held, String reason) {
        if (held.course().actor().equals(actor.name())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "You have sent this import yourself. Someone else has to decide about it.");
        }
        return actor.identity().hasRole(Roles.HEAD_LIBRARIAN) ? Optional.empty() : Optional.of(GivenReason.of(reason));
    }

    private ImportView goOn(Handle handle, long id, long withdrawals, Optional<String> reason) {
        work.fire(new Work());
        return views(handle.createQuery("""
                                update bulk_import set state = 'running', withdrawals = :withdrawals,
                                    approved = :withdrawals, decided_by = :actor, decision_reason = :reason
                                where id = :id
                                """ + RETURNING)
                        .bind("withdrawals", withdrawals)
                        .bind("actor", actor.name())
                        .bind("reason", reason)
                        .bind("id", id))
                .one();
    }

    private static ImportView holdWith(Handle handle, long id, long withdrawals) {
        return views(handle.createQuery("""
                                update bulk_import set withdrawals = :withdrawals, reason = :reason where id = :id
                                """ + RETURNING)
                        .bind("withdrawals", withdrawals)
                        .bind("reason", "%d published items would be withdrawn now".formatted(withdrawals))
                        .bind("id", id))
                .one();
    }

    /** Those that wait for a decision, the oldest first. */
    @Transactional
    public List<ImportView> held() {
        return database.withHandle(
                handle -> views(handle.createQuery(SELECT + "where state = 'held' order by id limit :most")
                                .bind("most", MOST_HELD))
                        .list());
    }

    /** The items that a held import would withdraw now, up to a number of them; none if it is not held. */
    public List<WithdrawnItem> withdrawn(ImportView view, int most) {
        return view.state() == ImportState.HELD
                ? database.withHandle(handle -> ImportLedger.withdrawn(handle, view.id(), most))
                : List.of();
    }

    /**
     * Drops a held import. Who may is as for {@link #approve}.
     *
     * @throws ProblemException if there is no such import, if it is not held, or if the person may not decide about it
     */
    @Transactional
    public ImportView drop(String id, String reason) {
        return database.withHandle(handle -> drop(handle, held(handle, id), reason));
    }

    private ImportView drop(Handle handle, ImportView held, String reason) {
        return views(handle.createQuery("""
                                update bulk_import set state = 'dropped', decided_by = :actor,
                                    decision_reason = :reason, ended = :now
                                where id = :id
                                """ + RETURNING)
                        .bind("actor", actor.name())
                        .bind("reason", given(held, reason))
                        .bind("now", clock.instant())
                        .bind("id", held.id()))
                .one();
    }

    private static ResultIterable<ImportView> views(Query query) {
        return query.map(ConstructorMapper.of(ImportView.class));
    }

    /**
     * An item that an import would withdraw.
     *
     * @param value of the identifier by which the import knows it
     * @param document as the catalogue has it
     */
    public record WithdrawnItem(UUID id, String kind, String value, String document) {}
}
