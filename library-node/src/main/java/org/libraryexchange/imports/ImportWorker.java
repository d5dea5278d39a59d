package org.libraryexchange.imports;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.libraryexchange.catalogue.BulkStore;
import org.libraryexchange.database.DatabaseFaults;
import org.libraryexchange.database.Quietly;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.worker.FencedException;
import org.libraryexchange.worker.Lease;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.Worker;

/** Works on imports one after the other, step by step; what was interrupted is taken up where it stood. */
final class ImportWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private final ImportContext context;
    private final Lease lease;
    private final Signal received;
    private final Connection session;
    private final ImportStore store;
    private Optional<ImportJob> job = Optional.empty();
    private Stage stage;

    ImportWorker(ImportContext context, Lease lease, Signal received) {
        this.context = context;
        this.lease = lease;
        this.received = received;
        try {
            session = context.sessions()
                    .open(
                            "imports " + context.city(),
                            "SET library.writes_as = '" + context.city() + "'; SET jit = off; " + BulkStore.SETUP)
                    .getConnection();
            store = context.ledger(session);
            store.sweepStrays();
        } catch (SQLException e) {
            throw new StoreFailedException("cannot open a session for imports", e);
        }
    }

    @Override
    public void step() {
        try {
            work();
        } catch (SQLException | IOException e) {
            if (!DatabaseFaults.isOfData(e)) {
                throw new StoreFailedException("cannot go on with an import", e);
            }
            giveUp(e);
        } catch (FencedException | StoreFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            giveUp(e);
        }
    }

    private void work() throws SQLException, IOException {
        if (stage == null) {
            job = store.next();
        }
        if (job.isEmpty()) {
            if (!store.sweep()) {
                received.await(context.config().poll());
            }
            return;
        }
        if (stage == null) {
            stage = open(job.get());
        }
        if (!stage.step()) {
            leave();
        }
    }

    private Stage open(ImportJob next) throws SQLException, IOException {
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

    /** An import that brings the node into trouble must not keep others waiting for ever. */
    private void giveUp(Exception e) {
        ImportJob failed = job.orElseThrow(() -> new IllegalStateException("failed without an import", e));
        LOG.errorf(e, "import failed import=%d", failed.id());
        leave();
        try {
            if (!session.getAutoCommit()) {
                session.rollback();
                session.setAutoCommit(true);
            }
            store.fail(failed, "the node failed; see its log");
        } catch (SQLException again) {
            throw new StoreFailedException("cannot give up an import", again);
        }
    }

    @Override
    public void close() {
        leave();
        Quietly.close(session);
    }
}
