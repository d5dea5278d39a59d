package org.libraryexchange.catalogue.imports;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;

/** What came of the files of ZIPs, in the database. */
@Singleton
record ReadZips(Jdbi database, PicturesConfig pictures, Clock clock) {

    private static final Duration PURGE = Duration.ofHours(1);

    @Produces
    @Singleton
    PeriodicTask purging() {
        return new PeriodicTask("pictures of tables purge", PURGE, this::purge);
    }

    /** Forgets what came of a ZIP when its pictures go that nothing names, and no import waits for it. */
    void purge() {
        database.useHandle(handle -> handle.execute("""
                delete from zipped_picture where received < ?
                    and not exists (select from bulk_import where pictures = encode(zip, 'hex') and ended is null)
                """, clock.instant().minus(pictures.keepUnnamed())));
    }

    /** @param zip its SHA-256 in hexadecimal digits */
    void keep(String zip, List<ZippedPicture> files) {
        byte[] digest = HexFormat.of().parseHex(zip);
        database.useHandle(handle -> {
            PreparedBatch rows = handle.prepareBatch("""
                insert into zipped_picture (zip, file, picture, rule, received) values (:zip, :file, :json, :rule, :now)
                on conflict (zip, file) do update
                    set picture = excluded.picture, rule = excluded.rule, received = excluded.received
                """);
            files.forEach(file -> rows.bind("zip", digest)
                    .bind("file", file.file())
                    .bind("json", file.json())
                    .bind("rule", file.rule())
                    .bind("now", clock.instant())
                    .add());
            rows.execute();
        });
    }
}
