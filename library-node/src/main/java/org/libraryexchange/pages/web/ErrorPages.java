package org.libraryexchange.pages.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.libraryexchange.base.http.Problem;

/**
 * Gives browsers a page instead of a problem document: outside the API, if the request wants HTML more than anything else. A
 * program that follows a calendar or a feed may take HTML too, and can do nothing with a page.
 */
record ErrorPages(Visits visits, Frames frames, Pages pages) {

    private static final String API = "/api";
    private static final String TYPES = ".*/";

    /** Browsers take anything, so this goes to programs alone. */
    private static final int NOT_ACCEPTABLE = 406;

    /** Problems for which pages have their own sentences. */
    private static final Set<String> TOLD = Set.of(
            "forbidden",
            "not-found",
            "invalid-parameter",
            "invalid-cursor",
            "erased",
            "unavailable",
            "busy",
            "search-starting",
            "internal-error");

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && problem.status() != NOT_ACCEPTABLE
                && isForPeople(request)) {
            Visit visit = visits.ofRefused(request);
            byte[] html = pages.render(ErrorPage.Templates.error(page(problem, visit)), visit);
            response.setEntity(html, new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag());
        }
    }

    private ErrorPage page(Problem problem, Visit visit) {
        String type = problem.type().toString().replaceAll(TYPES, "");
        String sort = TOLD.contains(type) ? type : problem.status() >= 500 ? "internal-error" : "bad-request";
        String detail = problem.status() == 400 && problem.detail() != null ? problem.detail() : "";
        return new ErrorPage(
                frames.of(visit, visit.language().messages(WebMessages.class).errorTitle(sort), false),
                sort,
                problem.status(),
                detail,
                problem.status() >= 500 ? problem.traceId() : "");
    }

    private static boolean isForPeople(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getPath();
        return !path.equals(API) && !path.startsWith(API + "/") && wantsHtmlMost(request);
    }

    private static boolean wantsHtmlMost(ContainerRequestContext request) {
        try {
            // The header may be a comma alone, which names no format.
            return request.getAcceptableMediaTypes().stream()
                    .limit(1)
                    .anyMatch(first -> first.isCompatible(MediaType.TEXT_HTML_TYPE) && !first.isWildcardType());
        } catch (IllegalArgumentException e) {
            // Of a header that names something else than formats.
            return false;
        }
    }

    /**
     * A page that reports an error.
     *
     * @param sort selects the sentences: the type of the problem, or another type with the same status
     * @param detail in English, for people who can use it; may be empty
     * @param traceId finds the request in the node's log
     */
    record ErrorPage(Frame frame, String sort, int status, String detail, String traceId) {

        @CheckedTemplate(basePath = "web")
        static final class Templates {
            private Templates() {}

            static native TemplateInstance error(ErrorPage page);
        }
    }
}
