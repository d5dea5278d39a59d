package org.libraryexchange.catalogue.pictures;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;

/**
 * Gives the forms of the city's pictures their places in its log. Whoever writes an item, the database notes which forms are
 * due, and gives thumbnails their places at once. The rest is done here, each call in one transaction.
 */
@Singleton
public record PicturePlaces(NodeLogs logs, Event<ChangeCommitted> committed, Clock clock) {

    /** Only display forms that are to be sent have patience. A form may have gone. */
    static final String DUE = """
            select due.id from due join item on item.id = due.id and owner = :city
            where patient = :patient order by since, due.id limit :most
            """;

    /** Whoever writes several items may hold some of these, and wait for the counter. */
    private static final String UNLESS_LOCKED = " skip locked";

    private static final String NOTHING_WAITS = """
            select not exists (select from public.item, public.publication where owner = :city and sequence > sent_sequence
                    and sequence <= coalesce(released_sequence, sequence))
                and not exists (select from letters.post join letters.publishing using (partner)
                    where owner = :city and sequence > sent_sequence)
                and not exists (select from item, publication where owner = :city and sequence > sent_sequence)
            """;

    /** Locked in the order of every write of several items, before the counter's row. */
    private static final String LOCK = """
            select id from item where owner = :city and id = any(:ids) order by id for update
            """;

    private static final String FORMS = """
            select item.id, status, version, coalesce(kept.document, item.document) as document,
                exists (select from named where form = item.id and published) as named,
                coalesce(erased and not exists (select from named where form = item.id), false) as erased
            from item left join due on due.id = item.id left join kept on kept.id = item.id
            where owner = :city and item.id = any(:ids)
            """;

    private static final String WRITE = """
            update item set status = :status, version = :version, sequence = :sequence, stored = given_stamp(),
                document = :document, sha256 = :sha256, updated = :updated
            where id = :id and owner = :city
            """;

    /**
     * An own form.
     *
     * @param document with the bytes if they are kept
     * @param named whether a published item names it
     * @param erased whether the item that named it is erased, and no other names it or did before
     */
    private record OwnForm(UUID id, Status status, long version, String document, boolean named, boolean erased) {

        private PictureDocument stored() {
            return PictureDocument.ofStored(document.getBytes(StandardCharsets.UTF_8));
        }

        /** The state that it should have; empty if that is the one that it has, or its bytes are gone. */
        Optional<PictureDocument> settled(Instant now) {
            return switch (status) {
                case DRAFT -> named ? Optional.of(stored()) : Optional.empty();
                case PUBLISHED ->
                    named ? Optional.empty() : Optional.of(stored().gone(Status.WITHDRAWN, version + 1, now));
                case WITHDRAWN ->
                    Optional.of(stored())
                            .filter(kept -> named && kept.jpeg().isPresent())
                            .map(kept -> kept.as(version + 1, now));
                case ERASED -> Optional.empty();
            };
        }

        Optional<PictureDocument> takenDown(Instant now) {
            return status == Status.ERASED
                    ? Optional.empty()
                    : Optional.of(stored().gone(Status.ERASED, version + 1, now));
        }
    }

    /**
     * Sends thumbnails that could not take their places with their items, and withdraws what no item names any more.
     *
     * @return whether there was anything to do
     */
    boolean settle(int most) {
        return pictures()
                .inTransaction(() ->
                        !due(false, 1, "").isEmpty() && settle(false, most).isPresent());
    }

    /** Whether a display form waits for its turn. */
    boolean isDisplayFormDue() {
        return !pictures().inTransaction(() -> due(true, 1, "")).isEmpty();
    }

    /**
     * Gives the next display forms their places, but only while no item, letter or picture waits to be sent.
     *
     * @return the bytes of their documents; 0 if nothing was done
     */
    long placeDisplayForms(int most) {
        return pictures()
                .inTransaction(() -> isEverythingSent() ? settle(true, most).orElse(0) : 0);
    }

    /** Locks own forms until the transaction ends, before it looks at which of them are down. */
    void lock(Collection<String> sha256s) {
        List<UUID> ids = sha256s.stream().map(PictureDocument::idOf).toList();
        List<UUID> unused = pictures()
                .inTransaction(() -> pictures()
                        .withHandle(handle ->
                                of(handle, LOCK, ids).mapTo(UUID.class).list()));
    }

    /**
     * Takes own forms down for good, wherever they are named. Nothing of them stays but that they were there.
     *
     * @param sha256s of forms, 64 hexadecimal digits each; those that are not the city's own are ignored
     * @return whether any of them was taken down now
     */
    public boolean takeDown(Collection<String> sha256s) {
        return pictures().inTransaction(() -> {
            Instant now = clock.instant();
            List<UUID> ids = sha256s.stream().map(PictureDocument::idOf).toList();
            return write(forms(ids, "")
                            .flatMap(form -> form.takenDown(now).stream())
                            .toList())
                    > 0;
        });
    }

    private List<UUID> due(boolean patient, int most, String lock) {
        return pictures()
                .withHandle(handle -> handle.createQuery(DUE + lock)
                        .bind("city", pictures().city())
                        .bind("patient", patient)
                        .bind("most", most)
                        .mapTo(UUID.class)
                        .list());
    }

    private boolean isEverythingSent() {
        return pictures()
                .withHandle(handle -> handle.createQuery(NOTHING_WAITS)
                        .bind("city", pictures().city())
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * Settles what is due and nobody else has locked. The counter is taken first: from then on this waits for no one.
     *
     * @return the bytes of the documents written; empty if there was nothing to settle
     */
    private OptionalLong settle(boolean patient, int most) {
        Instant now = clock.instant();
        long unused = pictures().one(Long.class, "select sequence from own_log for update");
        List<OwnForm> forms = forms(due(patient, most, "for update of due" + UNLESS_LOCKED), UNLESS_LOCKED)
                .toList();
        long bytes =
                write(forms.stream().flatMap(form -> form.settled(now).stream()).toList());
        List<UUID> erased =
                forms.stream().filter(OwnForm::erased).map(OwnForm::id).toList();
        pictures().useHandle(handle -> {
            forget(handle, "delete from kept where id = any(:ids)", erased);
            forget(handle, "delete from item where id = any(:ids) and status = 'draft'", erased);
            forget(
                    handle,
                    "delete from due where id = any(:ids)",
                    forms.stream().map(OwnForm::id).toList());
        });
        return forms.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static void forget(Handle handle, String sql, List<UUID> ids) {
        handle.createUpdate(sql).bindArray("ids", UUID.class, ids).execute();
    }

    /** The own forms among these, locked until the end of the transaction. */
    private Stream<OwnForm> forms(List<UUID> ids, String unless) {
        List<UUID> locked = pictures()
                .withHandle(handle ->
                        of(handle, LOCK + unless, ids).mapTo(UUID.class).list());
        return pictures()
                .withHandle(handle -> of(handle, FORMS, locked)
                        .map(ConstructorMapper.of(OwnForm.class))
                        .list())
                .stream();
    }

    private Query of(Handle handle, String sql, List<UUID> ids) {
        return handle.createQuery(sql).bind("city", pictures().city()).bindArray("ids", UUID.class, ids);
    }

    /** Gives the states places in the log. Returns the bytes of their documents. */
    private long write(List<PictureDocument> states) {
        if (states.isEmpty()) {
            return 0;
        }
        CrashPoint.hit("p1");
        committed.fire(new ChangeCommitted(pictures().own()));
        return pictures().withHandle(handle -> {
            long place = handle.select("select take_places(?)", states.size())
                    .mapTo(Long.class)
                    .one();
            long bytes = 0;
            for (PictureDocument state : states) {
                bytes += write(handle, state, ++place);
            }
            CrashPoint.hit("p2");
            return bytes;
        });
    }

    private long write(Handle handle, PictureDocument state, long place) {
        byte[] document = state.document();
        handle.createUpdate(WRITE)
                .bind("city", state.owner())
                .bind("id", state.id())
                .bind("status", state.status().term())
                .bind("version", state.version())
                .bind("sequence", place)
                .bind("document", new String(document, StandardCharsets.UTF_8))
                .bind("sha256", Sha256.of(document))
                .bind("updated", state.updated())
                .execute();
        return document.length;
    }

    private LogTables pictures() {
        return logs.pictures();
    }
}
