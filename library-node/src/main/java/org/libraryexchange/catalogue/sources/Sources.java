package org.libraryexchange.catalogue.sources;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.http.PublicFetch.Answer;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.sources.Source.Added;
import org.libraryexchange.catalogue.sources.SourceAnswers.Question;
import org.libraryexchange.item.Violation;

/** The sources of the city, for people and their programs. */
@ApplicationScoped
@RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
public class Sources {

    /** Who may add and end sources. */
    public static final String KEEPER = Roles.HEAD_LIBRARIAN;

    private static final int MOST = 100;
    private static final int SAMPLES = 20;
    private static final int LARGEST_SAMPLE = 4 * 1024 * 1024;
    private static final int NIGHTS = 3;

    private final Jdbi database;
    private final SourceAnswers answers;
    private final SourcesConfig config;
    private final Fetching fetching;
    private final Actor actor;
    private final Clock clock;

    Sources(Jdbi database, SourceAnswers answers, SourcesConfig config, Fetching fetching, Actor actor, Clock clock) {
        this.database = database;
        this.answers = answers;
        this.config = config;
        this.fetching = fetching;
        this.actor = actor;
        this.clock = clock;
    }

    /** A web address that somebody has entered; empty if it is none. */
    public static Optional<URI> address(String text) {
        return Optional.of(text)
                .filter(it -> it.matches("https?://[^/@\\s]+(/\\S*)?"))
                .flatMap(it -> {
                    try {
                        return Optional.of(new URI(it));
                    } catch (URISyntaxException e) {
                        return Optional.empty();
                    }
                })
                .filter(it -> it.getHost() != null);
    }

    /** A source with its latest fetch, if there was one. */
    public record Listed(Added added, Optional<SourceFetch> last) {}

    /** All of them, in the order in which they were added. */
    public List<Listed> list() {
        return database.withHandle(handle -> new FetchStore(handle)
                .sources().stream()
                        .sorted((one, other) -> Long.compare(one.id(), other.id()))
                        .map(source -> listed(handle, source))
                        .toList());
    }

    private static Listed listed(Handle handle, Added source) {
        return new Listed(source, new FetchStore(handle).latest(source.id(), "true"));
    }

    /**
     * The source with the id in an address.
     *
     * @throws ProblemException if there is none
     */
    public Listed named(String id) {
        return list().stream()
                .filter(source -> String.valueOf(source.added().id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such source."));
    }

    /** The latest fetches of a source, the latest first. */
    public List<SourceFetch> fetches(long source, int most) {
        return database.withHandle(handle -> handle.createQuery(
                        FetchStore.FETCHES + "where source_id = :source order by id desc limit :most")
                .bind("source", source)
                .bind("most", most)
                .map(ConstructorMapper.of(SourceFetch.class))
                .list());
    }

    /** The names of secrets that the settings have. */
    public List<String> secrets() {
        return config.secrets().keySet().stream().sorted().toList();
    }

    /** How many sources have failed in each of the last three nights. */
    public long failing() {
        return database.withHandle(handle ->
                handle.createQuery("""
                    select count(*) from source
                    where (select count(distinct date(asked.ended)) from source_fetch asked
                        where asked.source_id = source.id and asked.state = 'failed'
                            and asked.id > (select coalesce(max(id), 0) from source_fetch well
                                where well.source_id = source.id and well.state = 'finished')) >= :nights
                    """).bind("nights", NIGHTS).mapTo(Long.class).one());
    }

    /**
     * Adds a source. It is asked at once.
     *
     * @throws ProblemException if another one has its scheme, or there are too many
     */
    @RolesAllowed(KEEPER)
    public Listed add(Source source) {
        long id = database.withHandle(handle -> bind(source, handle.createQuery("""
            insert into source (name, kind, address, scheme, schedule, withdraw_after, secret, item_status, mapping,
                added_by, added)
            select :name, :kind, :address, :scheme, :schedule, :after, :secret, :status, :mapping, :by, :now
            where (select count(*) from source) < :most
            on conflict do nothing
            returning id
            """))
                .bind("by", actor.name())
                .bind("now", clock.instant())
                .bind("most", MOST)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> ProblemException.body(new Violation(
                        "/scheme",
                        "unique",
                        "must not be that of another source; and there may be " + MOST + " sources",
                        source.scheme()))));
        fetching.wake();
        return named(String.valueOf(id));
    }

    /**
     * Changes a source, all but its kind and its scheme, by which its items are known. It is asked for all its records, so
     * that they are read as it says now.
     */
    @RolesAllowed(KEEPER)
    public Listed change(long id, Source source) {
        database.useHandle(
                handle -> bind(source, handle.createUpdate("""
            update source set name = :name, address = :address, schedule = :schedule, withdraw_after = :after,
                secret = :secret, item_status = :status, mapping = :mapping, etag = null, modified = null, wanted = true
            where id = :id and kind = :kind and scheme = :scheme
            """)).bind("id", id).execute());
        fetching.wake();
        return named(String.valueOf(id));
    }

    private static <S extends SqlStatement<S>> S bind(Source source, S statement) {
        return statement
                .bind("name", source.name())
                .bind("kind", source.kind().term())
                .bind("address", source.address().toString())
                .bind("scheme", source.scheme())
                .bind("schedule", source.schedule().term())
                .bind("after", source.withdrawAfter())
                .bind("secret", source.secret())
                .bind("status", source.status().term())
                .bind("mapping", source.mapping().json());
    }

    /** Ends a source. Its items stay. */
    @RolesAllowed(KEEPER)
    public void remove(long id) {
        database.useTransaction(transaction -> {
            transaction.execute("delete from source_fetch where source_id = ? and state = 'running'", id);
            transaction.execute("delete from source where id = ?", id);
        });
    }

    /**
     * Asks a source for all its records now.
     *
     * @param trusted whether that counts even if the source seems to be broken
     */
    @RolesAllowed(KEEPER)
    public void fetch(long id, boolean trusted) {
        database.useHandle(
                handle -> handle.execute("update source set wanted = true, trusted = ? where id = ?", trusted, id));
        fetching.wake();
    }

    /**
     * Some records of a source as they are now, each by heading.
     *
     * @throws SourceFailedException if it does not answer as it should
     */
    @RolesAllowed(KEEPER)
    public List<Map<String, String>> sample(Source source) throws SourceFailedException {
        List<Map<String, String>> records = new ArrayList<>();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            Answer answer = answers.ask(source, Question.FIRST, piece -> {
                content.writeBytes(piece);
                if (content.size() > LARGEST_SAMPLE) {
                    throw new EnoughException();
                }
            });
            if (answer.status() != 200) {
                throw new SourceFailedException(Trouble.STATUS, String.valueOf(answer.status()));
            }
        } catch (EnoughException e) {
            // The first records are in what has come.
        } catch (SourceFailedException e) {
            throw e;
        } catch (IOException e) {
            throw new SourceFailedException(Trouble.BROKE_OFF, "");
        }
        try {
            RecordReader.End unused = answers.reader(source)
                    .read(new ByteArrayInputStream(content.toByteArray()), found -> {
                        if (!found.isDeleted()) {
                            records.add(new TreeMap<>(found.cells()));
                        }
                        if (records.size() == SAMPLES) {
                            throw new EnoughException();
                        }
                    });
        } catch (EnoughException e) {
            // More need not be shown.
        } catch (SourceFailedException e) {
            if (records.isEmpty()) {
                throw e;
            }
        } catch (IOException e) {
            throw new SourceFailedException(Trouble.DAMAGED, "");
        }
        if (records.isEmpty()) {
            throw new SourceFailedException(Trouble.EMPTY, "");
        }
        return records;
    }

    private static final class EnoughException extends IOException {

        private static final long serialVersionUID = 1;
    }
}
