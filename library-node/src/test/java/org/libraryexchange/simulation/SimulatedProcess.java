package org.libraryexchange.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.proving.SimulatedConversation;
import org.libraryexchange.exchange.replication.SimulatedApplier;
import org.libraryexchange.exchange.replication.SimulatedPublisher;
import org.libraryexchange.exchange.replication.SimulatedRecipient;
import org.libraryexchange.exchange.replication.SimulatedWorker;

/** One of the processes of a city. After its end another one starts in its place. */
final class SimulatedProcess {

    /** A worker with its work in the background. */
    private record Opened(SimulatedWorker worker, Tasks tasks) {}

    private final SimulatedCity city;
    private final Fate fate;
    private final Map<ExchangeKind, WorkerSite> sites;
    private final Map<Role, Opened> workers = new EnumMap<>(Role.class);
    private final Deque<Tasks> stragglers = new ArrayDeque<>();
    private boolean frozen;

    SimulatedProcess(SimulatedCity city, Fate fate, Map<ExchangeKind, WorkerSite> sites) {
        this.city = city;
        this.fate = fate;
        this.sites = sites;
    }

    Fate fate() {
        return fate;
    }

    WorkerSite site(ExchangeKind exchange) {
        return sites.get(exchange);
    }

    boolean isFrozen() {
        return frozen;
    }

    void frozen(boolean isFrozen) {
        frozen = isFrozen;
    }

    /** Lets a worker do a step, if this process has its lock or gets it; returns whether anything happened. */
    boolean step(Role role) {
        return alive(() -> {
            try {
                return work(role);
            } catch (RuntimeException e) {
                SimulatedWorld.requireExpected(e);
                close(role);
                city.release(role, this);
                return true;
            }
        });
    }

    private boolean work(Role role) {
        Opened opened = workers.get(role);
        if (!city.takes(role, this)) {
            close(role);
            return false;
        }
        if (opened == null) {
            opened = open(role);
            workers.put(role, opened);
        }
        boolean did = opened.worker().step();
        if (opened.worker().isDone()) {
            close(role);
            city.release(role, this);
        }
        return did;
    }

    private Opened open(Role role) {
        Tasks tasks = new Tasks();
        WorkerSite site = sites.get(role.exchange());
        Conversation conversation = new SimulatedConversation(site, tasks);
        SimulatedWorker worker = switch (role) {
            case PUBLISHER, LETTER_PUBLISHER -> new SimulatedPublisher(site, conversation);
            case APPLIER, LETTER_APPLIER -> new SimulatedApplier(site, conversation);
            case RECIPIENT -> new SimulatedRecipient(site, conversation);
        };
        return new Opened(worker, tasks);
    }

    /** What is at work in the background may come to its end all the same. */
    private void close(Role role) {
        Opened opened = workers.remove(role);
        if (opened != null) {
            opened.worker().close();
            if (!opened.tasks().isEmpty() && fate().chance(3) == 0) {
                stragglers.add(opened.tasks());
            }
        }
    }

    /** Does a task in the background; returns whether there was one. */
    boolean stepInBackground() {
        return alive(() -> {
            Tasks tasks = stragglers.poll();
            for (Opened opened : workers.values()) {
                tasks = tasks == null && !opened.tasks().isEmpty() ? opened.tasks() : tasks;
            }
            if (tasks != null) {
                tasks.step();
            }
            return tasks != null;
        });
    }

    /** Does something that the process may not survive. */
    boolean alive(Life life) {
        if (frozen) {
            return false;
        }
        try {
            return life.lives();
        } catch (Crash e) {
            end();
            return true;
        }
    }

    /** Something that a process does; returns whether anything happened. */
    @FunctionalInterface
    interface Life {
        boolean lives();
    }

    /** Ends it without any clean-up; its database sessions end too, and with them locks and transactions. */
    void end() {
        workers.clear();
        stragglers.clear();
        city.ended(this);
        if (frozen) {
            fate().end();
        } else {
            fate().begin();
        }
    }
}
