package org.libraryexchange.catalogue.imports;

import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.WorkFailedException;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.catalogue.BulkStore;

/** Works on imports one after the other, step by step. An interrupted import continues where it was. */
final class ImportWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private final ImportContext context;
    private final Lease lease;
    private final Lull quiet;
    private final Handle session;
    private final ImportStore store;
    private final ImportSweep sweep;
    private Optional<ImportJob> job = Optional.empty();
    private Stage stage;

    ImportWorker(ImportContext context, Lease lease, Lull quiet) {
        this.context = context;
        this.lease = lease;
        this.quiet = quiet;
        this.session = context.sessions()
                .open(
                        "imports " + context.city(),
                        "SET library.writes_as = '" + context.city() + "'; SET jit = off; " + BulkStore.SETUP);
        this.store = new ImportStore(session, context.clock());
        this.sweep = new ImportSweep(session, context.clock());
        sweep.sweepStrays();
    }

    @Override
    public void step() {
        try {
            work();
        } catch (IOException e) {
            throw new WorkFailedException("cannot go on with an import", e);
        } catch (RuntimeException e) {
            if (isOfTheWork(e)) {
                throw e;
            }
            giveUp(e);
        }
    }

    /** Whether the same import may succeed if it is tried again. */
    private static boolean isOfTheWork(RuntimeException e) {
        return e instanceof FencedException || (DatabaseFaults.isOfStore(e) && !DatabaseFaults.isOfData(e));
    }

    private void work() throws IOException {
        if (stage == null) {
            job = store.next();
        }
        if (job.isEmpty()) {
            if (!sweep.sweep()) {
                boolean unused = quiet.await();
            }
            return;
        }
        quiet.end();
        if (stage == null) {
            stage = open(job.get());
        }
        if (!stage.step()) {
            leave();
        }
    }

    private Stage open(ImportJob next) throws IOException {
        return next.state() == ImportState.RUNNING
                ? new ImportWriting(context, lease, session, next)
                : new ImportCheck(context, session, next);
    }

    private void leave() {
        if (stage != null) {
            stage.close();
            stage = null;
        }
    }

    /** Lets an import fail that the node cannot process, so that other imports do not wait forever. */
    private void giveUp(RuntimeException e) {
        ImportJob failed = job.orElseThrow(() -> new IllegalStateException("failed without an import", e));
        LOG.errorf(e, "import failed import=%d", failed.id());
        leave();
        store.fail(failed, "the node failed; see its log");
    }

    @Override
    public void wake() {
        quiet.wake();
    }

    @Override
    public void close() {
        leave();
        Quietly.close(session);
    }

    /** A part of the work on an import, done step by step. */
    interface Stage extends AutoCloseable {

        /** Does one step. Returns false when this part of the work is done. */
        boolean step() throws IOException;

        @Override
        void close();
    }
}
