package org.libraryexchange.pages.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.libraryexchange.base.http.Problem;
import org.libraryexchange.base.http.RefusalPage;
import org.libraryexchange.pages.web.ErrorPages.ErrorPage;

/**
 * Tells staff, in their language, what is refused before it is routed. Who they are is not known then. Whoever asks too
 * often must not make the node write pages, so that each is written once.
 */
@Singleton
class StaffRefusals implements RefusalPage {

    private static final int FAILURE = 500;
    private static final int MOST = 200;

    private record Told(Visit visit, int status, String detail) {}

    private final ErrorPages errors;
    private final Visits visits;
    private final Pages pages;

    /** As many as there are languages, themes, places and reasons. */
    private final Map<Told, String> written = new ConcurrentHashMap<>();

    StaffRefusals(ErrorPages errors, Visits visits, Pages pages) {
        this.errors = errors;
        this.visits = visits;
        this.pages = pages;
    }

    @Override
    public String of(HttpServerRequest request, Problem problem) {
        Visit reader = visits.ofRefused(request);
        String place = request.path().startsWith(ErrorPages.OPS) ? ErrorPages.OPS : ErrorPages.DESK;
        Visit visit =
                new Visit(reader.language(), reader.language().tag(), reader.theme(), Address.of(place), false, true);
        // Failures have a number each.
        return problem.status() >= FAILURE || written.size() > MOST
                ? page(problem, visit)
                : written.computeIfAbsent(
                        new Told(visit, problem.status(), String.valueOf(problem.detail())),
                        any -> page(problem, visit));
    }

    private String page(Problem problem, Visit visit) {
        return pages.text(ErrorPage.Templates.error(errors.page(problem, visit)), visit);
    }
}
