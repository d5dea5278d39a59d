package org.libraryexchange.catalogue.imports;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.Daemons;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.catalogue.BulkRow;
import org.libraryexchange.catalogue.BulkStore.Attempt;
import org.libraryexchange.catalogue.imports.Batch.Entry;
import org.libraryexchange.catalogue.imports.ImportJob.Position;
import org.libraryexchange.catalogue.imports.Spool.SpooledBody;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.WithdrawalRequest;

/** Writes the rows of an import from its position on. While it writes one batch, it reads the next. */
final class ImportWriting implements ImportWorker.Stage {

    private static final WithdrawalRequest NO_REASON = new WithdrawalRequest(null);

    private final ImportContext context;
    private final Handle session;
    private final Lease lease;
    private final ImportStore store;
    private final BatchWriter writer;
    private final Handle reading;
    private final Body body;
    private final RowMeaning meaning;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Daemons.named("import reader"));
    private ImportJob job;
    private Future<Optional<Batch>> ahead;

    ImportWriting(ImportContext context, Lease lease, Handle session, ImportJob job) throws IOException {
        this.context = context;
        this.session = session;
        this.lease = lease;
        this.job = job;
        ImportRequest request = job.request();
        store = new ImportStore(session, context.clock());
        writer = new BatchWriter(context, session);
        meaning = new RowMeaning(request, ZippedPictures.read(session, request.pictures()));
        reading = context.sessions().open("import reader " + context.city(), "SET jit = off");
        body = Body.open(place -> new SpooledBody(reading, job.id(), place), request, job.position());
        ahead = readAhead();
    }

    private Future<Optional<Batch>> readAhead() {
        return reader.submit(() -> Batch.next(body, meaning, context.config().batchRows()));
    }

    @Override
    public boolean step() throws IOException {
        if (job.position().isNothing() && isHeldAgain()) {
            return false;
        }
        Optional<Batch> next = awaited(ahead);
        if (next.isPresent()) {
            ahead = readAhead();
            Batch batch = next.get();
            write(batch.entries(), job.position().behind(batch), false);
            return true;
        }
        return (job.request().complete() && withdrawMissing()) || finish();
    }

    /**
     * Whether the import has to be approved again. Until the first row is written, others may change the catalogue, and
     * the approval covers only the number that was approved.
     */
    private boolean isHeldAgain() {
        return job.approved().isPresent() && store.holdAgain(job);
    }

    private static Optional<Batch> awaited(Future<Optional<Batch>> ahead) throws IOException {
        try {
            return ahead.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FencedException("stopped while rows were read");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            if (e.getCause() instanceof JdbiException failed) {
                throw failed;
            }
            throw new IllegalStateException("rows could not be read", e.getCause());
        }
    }

    private boolean withdrawMissing() {
        List<Identifier> missing =
                new ImportLedger(session, job).missing(context.config().batchRows());
        if (missing.isEmpty()) {
            return false;
        }
        List<Entry> entries = missing.stream()
                .<Entry>map(
                        key -> new Entry.Instruction(0, new BulkRow.Withdraw(key, NO_REASON), UnaryOperator.identity()))
                .toList();
        String last = missing.get(missing.size() - 1).value();
        write(entries, job.position().behindMissing(last), true);
        return true;
    }

    private boolean finish() {
        store.finish(job);
        return false;
    }

    private void write(List<Entry> entries, Position to, boolean missing) {
        while (writer.write(job, to, entries, missing) == Attempt.OVERTAKEN) {
            lease.require();
        }
        job = job.at(to);
    }

    @Override
    public void close() {
        reader.shutdownNow();
        Quietly.close(reading);
    }
}
