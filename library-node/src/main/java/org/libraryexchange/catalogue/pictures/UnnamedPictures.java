package org.libraryexchange.catalogue.pictures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;

/** Removes pictures that were uploaded and that nobody has used. */
@Singleton
record UnnamedPictures(Jdbi database, NodeConfig node, Clock clock, PicturesConfig config) {

    private static final int AT_A_TIME = 100;

    /** Of an upload: whether somebody may still name it in an item. */
    private static final String MAY_BE_NAMED = """
            and (uploaded >= :before or exists (select from working_copy
                where concat(working_copy.form, aside) like '%' || encode(display, 'hex') || '%')
                or exists (select from zipped_picture join bulk_import on pictures = encode(zip, 'hex') and ended is null
                    where picture like '%' || encode(display, 'hex') || '%'))
            """;

    private static final String WAITING = """
            select id from pictures.item as form
            where owner = :city and sequence is null and kind = 'display' and stored < :before
                and not exists (select from pictures.named where form = id)
                and not exists (select from picture_upload where display_id = id
            """ + MAY_BE_NAMED + """
                )
            order by stored limit :most for update skip locked
            """;

    /** Whoever keeps a picture at this moment has them locked, before its upload is noted. */
    private static final String THUMBNAILS = """
            select id from pictures.item
            where owner = :city and id in (select thumbnail_id from picture_upload where display_id = any(:waiting))
            order by id for update skip locked
            """;

    private static final String FORGET = """
            with gone as (
                delete from picture_upload as old
                where display_id = any(:waiting) and thumbnail_id = any(:thumbnails)
                    and not exists (select from pictures.named where form = display_id)
                    and not exists (select from picture_upload as other
                        where other.display_id = old.display_id and other.uploaded >= :before)
                returning display_id, thumbnail_id)
            delete from pictures.item as form using gone
            where owner = :city and sequence is null and (id = gone.display_id or (id = gone.thumbnail_id
                and not exists (select from pictures.named where named.form = id)
                and not exists (select from picture_upload as other
                    where other.thumbnail_id = id and other.display_id not in (select display_id from gone))))
            """;

    private static final String WITH_BYTES = """
            select form.id from pictures.item as form join pictures.kept using (id)
            where owner = :city and status = 'withdrawn' and not exists (select from pictures.named where form = form.id)
                and not exists (select from picture_upload where form.id in (display_id, thumbnail_id)
            """ + MAY_BE_NAMED + """
                )
            limit :most for update of form skip locked
            """;

    private static final String FORGET_BYTES = """
            delete from pictures.kept
            where id = any(:forms) and not exists (select from pictures.named where form = kept.id)
                and not exists (select from picture_upload
                    where kept.id in (display_id, thumbnail_id) and uploaded >= :before)
            """;

    @Produces
    PeriodicTask purging() {
        return new PeriodicTask("unnamed pictures", config.purge(), this::purge);
    }

    void purge() {
        Instant before = clock.instant().minus(config.keepUnnamed());
        int removed;
        do {
            removed = QuarkusTransaction.requiringNew().call(() -> forget(before, AT_A_TIME));
        } while (removed > 0);
    }

    /**
     * Removes pictures that wait for an item, were uploaded before some time, and that nothing names.
     *
     * @return how many of their forms went
     */
    private int forget(Instant before, int most) {
        return database.withHandle(handle -> {
            List<UUID> waiting = locked(handle, WAITING, before, most);
            List<UUID> thumbnails = handle.createQuery(THUMBNAILS)
                    .bind("city", node.city())
                    .bindArray("waiting", UUID.class, waiting)
                    .mapTo(UUID.class)
                    .list();
            List<UUID> bytes = locked(handle, WITH_BYTES, before, most);
            // Other statements see what was written until these were locked.
            int gone = handle.createUpdate(FORGET_BYTES)
                    .bindArray("forms", UUID.class, bytes)
                    .bind("before", before)
                    .execute();
            return gone
                    + handle.createUpdate(FORGET)
                            .bind("city", node.city())
                            .bindArray("waiting", UUID.class, waiting)
                            .bindArray("thumbnails", UUID.class, thumbnails)
                            .bind("before", before)
                            .execute();
        });
    }

    private List<UUID> locked(Handle handle, String sql, Instant before, int most) {
        return handle.createQuery(sql)
                .bind("city", node.city())
                .bind("before", before)
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
    }
}
