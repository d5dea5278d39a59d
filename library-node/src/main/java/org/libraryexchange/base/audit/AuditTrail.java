package org.libraryexchange.base.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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
import org.libraryexchange.base.audit.AuditEntry.What;
import org.libraryexchange.base.audit.AuditEntry.When;
import org.libraryexchange.base.worker.PeriodicTask;

/**
 * Collects events for a few seconds, then writes them to the log and the database. A flood of refusals thus becomes a
 * few entries, and no request waits for the writing. While the database is unavailable, entries wait in memory; if
 * there are too many, the oldest are dropped.
 */
@ApplicationScoped
public class AuditTrail {

    /** A log category of its own, so that operators can send it elsewhere or keep it longer. */
    private static final Logger LOG = Logger.getLogger("library.audit");

    private static final Duration PURGE = Duration.ofHours(1);
    private static final int LONGEST_NAME = 64;

    /** How many entries may wait while the database is unavailable. The log has all of them. */
    private static final int MOST_UNWRITTEN = 10_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\"]");

    private final AuditStore store;
    private final AuditConfig config;
    private final Clock clock;
    private final Map<What, When> gathered = new LinkedHashMap<>();
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
     * Records an event.
     *
     * @param name of the person or the token; empty if there was none
     * @param request method and path template of the resource
     */
    public void note(AuditEvent event, String name, String address, String request, int status) {
        note(new What(event.term(), name, address, request, status, "", ""));
    }

    void note(What what) {
        gather(
                new What(
                        what.event(),
                        legible(what.name()),
                        what.address(),
                        what.request(),
                        what.status(),
                        what.act(),
                        legible(what.subject())),
                clock.instant());
    }

    private void gather(What what, Instant now) {
        synchronized (gathered) {
            What kept = gathered.size() < config.mostGathered() || gathered.containsKey(what)
                    ? what
                    : new What(what.event(), "", "", "", what.status(), "", "");
            gathered.merge(
                    kept,
                    new When(now, now, 1),
                    (before, once) -> new When(before.first(), once.last(), before.times() + 1));
        }
    }

    /** Makes a typed name safe for the log: it may contain anything, and may be of any length. */
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
            List<AuditEntry> entries = new ArrayList<>();
            gathered.forEach((what, when) -> entries.add(new AuditEntry(0, when, what)));
            gathered.clear();
            return entries;
        }
    }

    private static void tell(AuditEntry entry) {
        What what = entry.what();
        LOG.infof(
                "%s name=\"%s\" address=%s request=\"%s\" status=%d times=%d act=%s subject=\"%s\"",
                what.event(),
                what.name(),
                what.address(),
                what.request(),
                what.status(),
                entry.when().times(),
                what.act(),
                what.subject());
    }

    private void purge() {
        store.purge(clock.instant().minus(config.keep()), config.most());
    }

    /** What the audit trail keeps, and for how long. */
    @ConfigMapping(prefix = "library.audit")
    interface AuditConfig {

        /** How long events are collected before they are written. Equal events within that time make one entry. */
        @WithDefault("5s")
        Duration gather();

        /** The most entries collected at a time. Of further ones, only the event, its status and the count are kept. */
        @WithDefault("1000")
        int mostGathered();

        /** Entries older than this are deleted. */
        @WithDefault("90d")
        Duration keep();

        /** The most entries kept. The oldest beyond that are deleted, whatever their age. */
        @WithDefault("200000")
        int most();
    }
}
