package org.libraryexchange.watch.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.item.Status;
import org.libraryexchange.letters.mail.DeskMails;
import org.libraryexchange.watch.status.ExchangeStatus.OwnLogStatus;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerStatus;

/**
 * Puts the status together. The numbers come from the database, so that every replica reports the same; the states of
 * the workers come from this process.
 */
@ApplicationScoped
public class StatusReader {

    /**
     * Sequential scans are off, because the planner cannot know that there is almost nothing after the cursors. The
     * offsets in the statements keep it from reading whole catalogues for a join.
     */
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private final LogDatabase database;
    private final NodeConfig node;
    private final LogsReader logs;
    private final WorkReader work;
    private final DeskMails mails;

    StatusReader(LogDatabase database, NodeConfig node, LogsReader logs, WorkReader work, DeskMails mails) {
        this.database = database;
        this.node = node;
        this.logs = logs;
        this.work = work;
        this.mails = mails;
    }

    private record Counted(String owner, String status, long items) {}

    /** Reads the current state of the exchange. */
    @Transactional
    public ExchangeStatus read() {
        database.execute(BY_INDEX);
        Map<String, Map<String, Long>> counts = counts();
        OwnLogStatus own = logs.own();
        return new ExchangeStatus(
                node.city(),
                counts.getOrDefault(node.city(), zeros()),
                own,
                partners(counts, own.published().sequence()),
                work.search(),
                work.nights(),
                work.imports(),
                mails.all(),
                work.health());
    }

    private List<PartnerStatus> partners(Map<String, Map<String, Long>> counts, long sequence) {
        return node.partners().keySet().stream()
                .sorted()
                .map(partner -> logs.partner(partner, counts.getOrDefault(partner, zeros()), sequence))
                .toList();
    }

    private Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        String query = "select owner, status, sum(items) as items from counted_item group by owner, status";
        database.list(Counted.class, query)
                .forEach(row ->
                        counts.computeIfAbsent(row.owner(), owner -> zeros()).put(row.status(), row.items()));
        return counts;
    }

    private static Map<String, Long> zeros() {
        Map<String, Long> zeros = new LinkedHashMap<>();
        Arrays.stream(Status.values()).forEach(status -> zeros.put(status.term(), 0L));
        return zeros;
    }
}
