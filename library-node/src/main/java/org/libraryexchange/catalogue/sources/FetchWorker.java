package org.libraryexchange.catalogue.sources;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.http.PublicFetch.Answer;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.catalogue.imports.SpooledRows;
import org.libraryexchange.catalogue.sources.FetchStore.Progress;
import org.libraryexchange.catalogue.sources.Source.Added;
import org.libraryexchange.catalogue.sources.SourceAnswers.Question;

/** Asks the sources of a lane, one answer at a time, and in turn if several are due. All its state is in the database. */
final class FetchWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(FetchWorker.class);

    /** For which a source may be asked. While it waits for others, that does not count. */
    private static final Duration LONGEST = Duration.ofHours(3);

    private static final Duration OVERDUE = Duration.ofHours(23);
    private static final long LARGEST = 2L * 1024 * 1024 * 1024;
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_RESTARTS = 3;
    private static final int PATIENCE_SECONDS = 300;

    /** Sources date their records by day, and some date them back. */
    private static final int OVERLAP_DAYS = 3;

    private final FetchContext context;
    private final Lease lease;
    private final Lane lane;
    private final Handle session;
    private final FetchStore store;

    FetchWorker(FetchContext context, Lease lease, Lane lane) {
        this.context = context;
        this.lease = lease;
        this.lane = lane;
        String city = context.node().city();
        session = context.sessions()
                .open(
                        lane.kind() + " " + city,
                        "SET library.writes_as = '" + city + "'; SET jit = off",
                        PATIENCE_SECONDS);
        store = new FetchStore(session);
    }

    private Instant now() {
        return context.times().now();
    }

    @Override
    public void step() {
        if (!lane.slow()) {
            store.sources().forEach(this::beginIfDue);
        }
        Optional<SourceFetch> next = store.next(lane.slow(), now());
        if (next.isEmpty()) {
            boolean unused = lane.wanted().await(context.config().look());
            return;
        }
        goOn(store.source(next.get().sourceId()), next.get());
    }

    private void beginIfDue(Added source) {
        Optional<SourceFetch> last = store.latest(source.id(), "true");
        if (last.filter(fetch -> fetch.ended().isEmpty()).isPresent()) {
            return;
        }
        if (source.wanted()
                || last.isEmpty()
                || context.times().isDue(source.source().schedule(), last.get().started())) {
            Optional<SourceFetch> finished = store.latest(source.id(), "state = 'finished'");
            boolean complete = source.wanted()
                    || store.latest(source.id(), "state = 'finished' and complete")
                            .filter(fetch ->
                                    !fetch.started().isBefore(context.times().sunday()))
                            .isEmpty()
                    || finished.filter(this::isToBeRepeated).isPresent();
            Optional<LocalDate> since = finished.filter(
                            fetch -> !complete && source.source().kind() == SourceKind.OAI_PMH)
                    .map(fetch ->
                            LocalDate.ofInstant(fetch.started(), ZoneOffset.UTC).minusDays(OVERLAP_DAYS));
            store.begin(source, complete, since, now());
        }
    }

    /** What lacked records is asked for as a whole once more. A source whose lists always do waits until Sunday. */
    private boolean isToBeRepeated(SourceFetch finished) {
        return finished.lacksRecords()
                && store.latest(finished.sourceId(), "state = 'finished' and id < " + finished.id())
                        .filter(SourceFetch::lacksRecords)
                        .isEmpty();
    }

    private void goOn(Added source, SourceFetch fetch) {
        try {
            if (fetch.spent() >= LONGEST.toMillis()
                    || !now().isBefore(fetch.started().plus(OVERDUE))) {
                giveUp(source, fetch, new SourceFailedException(Trouble.TOO_SLOW, "3 h"));
            } else if (fetch.received() > LARGEST) {
                giveUp(source, fetch, new SourceFailedException(Trouble.TOO_LARGE, "2 GiB"));
            } else {
                ask(source, fetch);
            }
        } catch (OaiReader.ExpiredException e) {
            if (fetch.restarts() == MOST_RESTARTS) {
                giveUp(source, fetch, new SourceFailedException(Trouble.ENDLESS, "resumptionToken"));
            } else {
                store.restart(fetch, now());
            }
        } catch (SourceFailedException e) {
            if (e.trouble() == Trouble.TOO_SLOW && !lane.slow()) {
                goOver(fetch);
            } else {
                failed(source, fetch, e);
            }
        } catch (IOException e) {
            failed(source, fetch, new SourceFailedException(Trouble.DAMAGED, ""));
        } catch (FencedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (e instanceof JdbiException && !DatabaseFaults.isOfData(e)) {
                throw e;
            }
            // Whatever a source sends, the others must not wait for it.
            LOG.warnf(e, "source cannot be read source=%d", source.id());
            failed(source, fetch, new SourceFailedException(Trouble.DAMAGED, ""));
        }
    }

    private void goOver(SourceFetch fetch) {
        LOG.infof("source is slow source=%d", fetch.sourceId());
        store.slow(fetch, now());
        lane.slower().raise();
    }

    private void failed(Added source, SourceFetch fetch, SourceFailedException e) {
        if (Thread.currentThread().isInterrupted()) {
            throw new FencedException("stopped while a source was asked");
        }
        int attempts = fetch.attempts() + 1;
        if (e.trouble().isFinal() || attempts >= MOST_ATTEMPTS) {
            giveUp(source, fetch, e);
        } else {
            LOG.infof(
                    "source is asked again source=%d cause=%s: %s",
                    source.id(), e.trouble().term(), e.getMessage());
            Duration pause = context.config().again().multipliedBy((long) attempts * attempts);
            store.wait(fetch, attempts, now(), pause);
        }
    }

    /** Whatever has come by then is imported, unless the source has proved wrong about it. Nothing is withdrawn. */
    private void giveUp(Added source, SourceFetch fetch, SourceFailedException e) {
        LOG.warnf("source failed source=%d cause=%s", source.id(), e.trouble().term());
        session.useTransaction(transaction -> {
            long rows = fetch.importId().orElseThrow();
            if (fetch.counts().rows() > 0 && e.trouble() != Trouble.ENDLESS) {
                new SpooledRows(session, rows, fetch.bytes())
                        .begin(
                                source.source().request(source.id()),
                                source.source().name(),
                                now());
            } else {
                SpooledRows.forget(session, rows);
            }
            store.fail(fetch, e.trouble(), String.valueOf(e.getMessage()), now());
        });
    }

    private void ask(Added source, SourceFetch fetch) throws IOException {
        long id = SpooledRows.nextId(session);
        try {
            SpooledRows kept = new SpooledRows(session, id, 0);
            Question question = new Question(fetch.token(), fetch.since(), known(source, fetch), lane.longest());
            Answer answer = ask(source, fetch, question, kept);
            switch (answer.status()) {
                case 200 -> read(source, fetch, answer, id, kept.keep());
                case 304 -> store.finish(fetch, Optional.of(Trouble.UNCHANGED), now());
                default -> refused(fetch, answer);
            }
        } finally {
            SpooledRows.forget(session, id);
        }
    }

    private Answer ask(Added source, SourceFetch fetch, Question question, SpooledRows kept) throws IOException {
        Instant begun = now();
        try {
            return context.answers().ask(source.source(), question, piece -> {
                lease.require();
                kept.add(piece);
            });
        } finally {
            store.spend(fetch, Duration.between(begun, now()));
        }
    }

    private static Map<String, String> known(Added source, SourceFetch fetch) {
        Map<String, String> known = new HashMap<>();
        if (!fetch.complete() && source.source().kind() != SourceKind.OAI_PMH) {
            Optional.ofNullable(source.etag()).ifPresent(it -> known.put("If-None-Match", it));
            Optional.ofNullable(source.modified()).ifPresent(it -> known.put("If-Modified-Since", it));
        }
        return known;
    }

    /** A source that is busy may say when it wants to be asked again. */
    private void refused(SourceFetch fetch, Answer answer) throws SourceFailedException {
        Optional<Duration> pause = answer.header("retry-after").flatMap(this::pause);
        if ((answer.status() == 503 || answer.status() == 429) && pause.isPresent()) {
            Duration least = context.config().again();
            store.wait(fetch, fetch.attempts(), now(), pause.get().compareTo(least) < 0 ? least : pause.get());
        } else {
            throw new SourceFailedException(Trouble.STATUS, String.valueOf(answer.status()));
        }
    }

    /** Until a time that is given as a number of seconds or as a date; never longer than a fetch may last. */
    private Optional<Duration> pause(String text) {
        try {
            Duration pause = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void read(Added source, SourceFetch fetch, Answer answer, long id, long received) throws IOException {
        Optional<Trouble> trouble;
        lane.reading().lock();
        try {
            trouble = readInTurn(source, fetch, answer, id, received);
        } finally {
            lane.reading().unlock();
        }
        if (trouble.isPresent()) {
            LOG.warnf(
                    "source failed source=%d cause=%s",
                    source.id(), trouble.get().term());
            SpooledRows.forget(session, fetch.importId().orElseThrow());
            store.fail(fetch, trouble.get(), "", now());
        }
    }

    private Optional<Trouble> readInTurn(Added source, SourceFetch fetch, Answer answer, long id, long received)
            throws IOException {
        return session.inTransaction(transaction -> {
            PageWriter page = new PageWriter(session, source, fetch, context.others());
            RecordReader.End end =
                    context.answers().reader(source.source()).read(SpooledRows.read(session, id), page::take);
            long bytes = page.end();
            requireProgress(fetch, page, end.token());
            boolean whole = source.source().kind() != SourceKind.OAI_PMH;
            SourceFetch farther = store.advance(fetch, new Progress(whole, end, received, bytes, page.counts()), now());
            if (end.token().isPresent()) {
                return Optional.empty();
            }
            Optional<Trouble> bad = new FetchEnd(session, source, farther, now()).run();
            if (bad.isEmpty()) {
                store.know(source.id(), answer.headers());
            }
            return bad;
        });
    }

    private static void requireProgress(SourceFetch fetch, PageWriter page, Optional<String> token)
            throws SourceFailedException {
        boolean stays = token.isPresent() && token.equals(fetch.token());
        boolean nothingNew = token.isPresent()
                && fetch.restarts() == 0
                && page.counts().records() > 0
                && page.counts().records() == page.counts().repeated();
        if (stays || nothingNew) {
            throw new SourceFailedException(Trouble.ENDLESS, token.get());
        }
    }

    @Override
    public void wake() {
        lane.wanted().raise();
    }

    @Override
    public void close() {
        Quietly.close(session);
    }
}
