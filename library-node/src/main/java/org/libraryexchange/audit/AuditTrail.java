package org.libraryexchange.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.libraryexchange.worker.PeriodicTask;

/**
 * Gathers what happens for a few seconds, then tells the log and the database: a flood of refusals is a few entries, and
 * nobody waits for any of it. While the database is away, entries are kept as long as there is room.
 */
@ApplicationScoped
public class AuditTrail {

    /** A category of its own, so that it can be sent elsewhere, or be kept for longer. */
    private static final Logger LOG = Logger.getLogger("library.audit");

    private static final Duration PURGE = Duration.ofHours(1);
    private static final int LONGEST_NAME = 64;

    /** While the database is away; the log has them all. */
    private static final int MOST_UNWRITTEN = 10_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\"]");

    private record What(AuditEvent event, String name, String address, String request, int status) {}

    private record Times(Instant first, Instant last, long count) {}

    private final AuditStore store;
    private final AuditConfig config;
    private final Clock clock;
    private final Map<What, Times> gathered = new LinkedHashMap<>();
    private final Deque<AuditEntry> unwritten = new ArrayDeque<>();

    AuditTrail(AuditStore store, AuditConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    PeriodicTask writing() {
        return new PeriodicTask("audit", config.gather(), config.gather(), this::write, this::write);
    }

    @Produces
    PeriodicTask purging() {
        return new PeriodicTask("audit purge", PURGE, this::purge);
    }

    /**
     * Takes note of something.
     *
     * @param name of a person or a token; empty where there was none
     * @param request method and template of the resource
     */
    public void note(AuditEvent event, String name, String address, String request, int status) {
        gather(new What(event, legible(name), address, request, status), clock.instant());
    }

    private void gather(What what, Instant now) {
        synchronized (gathered) {
            What kept = gathered.size() < config.mostGathered() || gathered.containsKey(what)
                    ? what
                    : new What(what.event(), "", "", "", what.status());
            gathered.merge(
                    kept,
                    new Times(now, now, 1),
                    (before, once) -> new Times(before.first(), once.last(), before.count() + 1));
        }
    }

    /** What somebody typed in may be anything. */
    private static String legible(String name) {
        String clean = CONTROL.matcher(name).replaceAll("�");
        return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) + "…" : clean;
    }

    synchronized void write() {
        List<AuditEntry> entries = taken();
        entries.forEach(AuditTrail::tell);
        unwritten.addAll(entries);
        while (unwritten.size() > MOST_UNWRITTEN) {
            unwritten.removeFirst();
        }
        if (!unwritten.isEmpty()) {
            store.add(List.copyOf(unwritten));
            unwritten.clear();
        }
    }

    private List<AuditEntry> taken() {
        synchronized (gathered) {
            List<AuditEntry> entries = entries();
            gathered.clear();
            return entries;
        }
    }

    private List<AuditEntry> entries() {
        List<AuditEntry> entries = new ArrayList<>();
        gathered.forEach((what, times) -> entries.add(new AuditEntry(
                0,
                times.first(),
                times.last(),
                times.count(),
                what.event().term(),
                what.name(),
                what.address(),
                what.request(),
                what.status())));
        return entries;
    }

    private static void tell(AuditEntry entry) {
        LOG.infof(
                "%s name=\"%s\" address=%s request=\"%s\" status=%d times=%d",
                entry.event(), entry.name(), entry.address(), entry.request(), entry.status(), entry.times());
    }

    private void purge() {
        store.purge(clock.instant().minus(config.keep()), config.most());
    }
}
