package org.libraryexchange.watch.health;

import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.libraryexchange.base.worker.Daemons;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Workers;
import org.libraryexchange.watch.health.Verdict.Paused;
import org.libraryexchange.watch.health.Verdict.Stuck;

/**
 * The health checks of work that may stand still. None is a readiness check: a node whose exchange is stuck still
 * serves both catalogues.
 */
final class ExchangeWell {

    /**
     * Up as long as no log is stuck and nobody else has written into one of the city's own; a pause is no reason, since
     * somebody has decided so.
     */
    @Produces
    @Wellness
    @ApplicationScoped
    static HealthCheck exchange(ExchangeHealth health) {
        return () -> {
            Map<String, Verdict> verdicts = health.byTopic();
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("exchange")
                    .status(verdicts.values().stream().noneMatch(Verdict::isAlarm));
            verdicts.forEach((log, verdict) -> tell(answer, log + ".", verdict));
            return answer.build();
        };
    }

    /** Up as long as some process of the city makes progress with waiting imports. */
    @Produces
    @Wellness
    @ApplicationScoped
    static HealthCheck imports(ExchangeHealth health) {
        return () -> answer("imports", health.imports());
    }

    /** Up as long as this process's search index is whole and follows the catalogue, or is being made for the first time. */
    @Produces
    @Wellness
    @ApplicationScoped
    static HealthCheck search(ExchangeHealth health) {
        return () -> answer("search", health.search());
    }

    /**
     * The process is live as long as every worker shows activity, even if it only fails and tries again: a broker that is
     * away is no reason to restart the node. Also tells the seconds since each worker's last activity.
     */
    @Produces
    @Liveness
    @ApplicationScoped
    static HealthCheck workers(Workers workers) {
        return () -> {
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("workers")
                    .status(workers.list().stream().allMatch(ManagedWorker::isAlive));
            workers.list()
                    .forEach(worker -> answer.withData(
                            (worker.kind() + " " + worker.partner()).strip(),
                            worker.thread().silence().toSeconds()));
            return answer.build();
        };
    }

    private static HealthCheckResponse answer(String work, Verdict verdict) {
        return tell(HealthCheckResponse.named(work).status(!(verdict instanceof Stuck)), "", verdict)
                .build();
    }

    private static HealthCheckResponseBuilder tell(HealthCheckResponseBuilder answer, String what, Verdict verdict) {
        answer.withData(what + "state", verdict.state());
        answer.withData(
                what + "secondsWithoutProgress", verdict.withoutProgress().toSeconds());
        (verdict instanceof Paused ? verdict.told() : verdict.term())
                .ifPresent(reason -> answer.withData(what + "reason", reason));
        return answer;
    }

    /** Runs health checks on their own threads, so that they answer even while all threads of the API are busy. */
    @Alternative
    @Priority(1)
    @Singleton
    static class HealthThreads extends AsyncHealthCheckFactory {

        /** Several, because one may be waiting for a database that does not answer. */
        private static final int COUNT = 3;

        private final ExecutorService threads = Executors.newFixedThreadPool(COUNT, Daemons.named("health"));

        @Override
        public Uni<HealthCheckResponse> callSync(HealthCheck check) {
            return super.callSync(check).runSubscriptionOn(threads);
        }

        @Override
        public Uni<HealthCheckResponse> callAsync(AsyncHealthCheck check) {
            return super.callAsync(check).runSubscriptionOn(threads);
        }

        @PreDestroy
        void end() {
            threads.shutdown();
        }
    }
}
