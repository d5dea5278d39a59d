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

    private final ImportContext desk;
    private final Lease lease;
    private final Signal received;
    private final Connection session;
    private final ImportStore ledger;
    private Optional<ImportJob> job = Optional.empty();
    private Stage stage;

    ImportWorker(ImportContext desk, Lease lease, Signal received) {
        this.desk = desk;
        this.lease = lease;
        this.received = received;
        try {
            session = desk.sessions()
                    .open(
                            "imports " + desk.city(),
                            "SET library.writes_as = '" + desk.city() + "'; SET jit = off; " + BulkStore.SETUP);
            ledger = desk.ledger(session);
            ledger.sweepStrays();
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
            job = ledger.next();
        }
        if (job.isEmpty()) {
            if (!ledger.sweep()) {
                received.await(desk.config().poll());
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
                ? new ImportWriting(desk, lease, session, next)
                : new ImportCheck(desk, session, next);
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
            ledger.fail(failed, "the node failed; see its log");
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
