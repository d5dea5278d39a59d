package org.libraryexchange.catalogue.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.TablesWrittenAnew;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;
import org.libraryexchange.exchange.nights.NightCalendar;

/**
 * Removes pictures that are gone, and the files of imports, from the database's files: in a night, and not more often than
 * the city wants, because nobody sees a picture meanwhile.
 */
@ApplicationScoped
class PictureTables {

    static final List<String> TABLES = List.of(
            "pictures.item",
            "pictures.kept",
            "pictures.rejected_record",
            "pictures.restored_item",
            "public.picture_people");

    /** Where the files of imports are, among them ZIPs. They go much more often than pictures. */
    static final List<String> OF_IMPORTS = List.of("public.import_chunk");

    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration LOOK = Duration.ofMinutes(10);

    /** Another process may be at it. If that has ended meanwhile, this is how long nobody is. */
    private static final String CLAIM = """
            update picture_files set claimed = :now
            where claimed < cast(:now as timestamptz) - interval '2 h' and done < :before
                and (exists (select from pictures.item where status in ('withdrawn', 'erased') and stored > done)
                    or exists (select from pictures.bytes_gone where since > done))
            returning exists (select from pictures.item where status in ('withdrawn', 'erased') and stored > done)
                or exists (select from pictures.bytes_gone where since > done and not of_import)
            """;

    private final Jdbi database;
    private final TablesWrittenAnew tables;
    private final TablesWrittenAnew ofImports;
    private final NightCalendar nights;
    private final PicturesConfig config;
    private final Clock clock;

    PictureTables(Jdbi database, DatabaseSessions sessions, NightCalendar nights, PicturesConfig config, Clock clock) {
        this.database = database;
        this.tables = new TablesWrittenAnew(sessions, "pictures", TABLES, LONGEST);
        this.ofImports = new TablesWrittenAnew(sessions, "files of imports", OF_IMPORTS, LONGEST);
        this.nights = nights;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    PeriodicTask looking() {
        return new PeriodicTask("files of pictures", LOOK, () -> {
            if (nights.isNight(clock.instant())) {
                clean();
            }
        });
    }

    /** Writes the tables anew if a picture or a file has gone since they last were, and that was long enough ago. */
    void clean() {
        Instant now = clock.instant();
        Optional<Boolean> claimed = database.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("now", now)
                .bind("before", now.minus(config.eraseEvery()))
                .mapTo(Boolean.class)
                .findOne());
        if (claimed.isPresent() && (!claimed.get() || tables.write()) && ofImports.write()) {
            database.useTransaction(handle -> {
                handle.execute("update picture_files set done = ?", now);
                handle.execute("delete from pictures.bytes_gone where since <= ?", now);
            });
        }
    }
}
