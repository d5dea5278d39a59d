package org.libraryexchange.pages.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.Problem;

/**
 * Gives browsers a page instead of a problem document: outside the API, if the request wants HTML more than anything else. A
 * program that follows a calendar or a feed may take HTML too, and can do nothing with a page.
 */
public record ErrorPages(Visits visits, Frames frames, Pages pages) {

    private static final String API = "/api";
    static final String DESK = "/desk";
    static final String OPS = "/ops";
    private static final String TYPES = ".*/";

    /** Browsers take anything, so this goes to programs alone. */
    private static final int NOT_ACCEPTABLE = 406;

    private static final String TOO_LARGE = "too-large";

    /** Problems for which pages have their own sentences. */
    private static final Set<String> TOLD = Set.of(
            "forbidden",
            "not-found",
            "invalid-parameter",
            "invalid-cursor",
            "erased",
            "request-timeout",
            TOO_LARGE,
            "uri-too-long",
            "too-many-requests",
            "unavailable",
            "busy",
            "search-starting",
            "internal-error");

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        page(request, response).ifPresent(page -> put(ErrorPage.Templates.error(page), page, response));
    }

    /** The page for a person whose request has failed; empty for programs, and for answers that are no problems. */
    public Optional<ErrorPage> page(ContainerRequestContext request, ContainerResponseContext response) {
        return response.getEntity() instanceof Problem problem
                        && problem.status() != NOT_ACCEPTABLE
                        && isForPeople(request)
                ? Optional.of(page(problem, visits.ofRefused(request)))
                : Optional.empty();
    }

    /** Answers with a page instead of the problem. */
    public void put(TemplateInstance html, ErrorPage page, ContainerResponseContext response) {
        Visit visit = page.frame().visit();
        response.setEntity(pages.render(html, visit), new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        response.getHeaders()
                .putSingle(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag());
    }

    /** The page for a person. */
    ErrorPage page(Problem problem, Visit visit) {
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
        return isOfPage(request) && wantsHtmlMost(request);
    }

    /** Whether it is about a page, or a file for people. */
    static boolean isOfPage(ContainerRequestContext request) {
        return !isWithin(API, request.getUriInfo().getRequestUri().getPath());
    }

    private static boolean isWithin(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
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
    public record ErrorPage(Frame frame, String sort, int status, String detail, String traceId) {

        /** Whether it is about a page of the desk. */
        public boolean isAtDesk() {
            return isWithin(DESK, path());
        }

        private boolean isOfOps() {
            return isWithin(OPS, path());
        }

        /** Whether only staff come to such pages. */
        public boolean isForStaff() {
            return isAtDesk() || isOfOps();
        }

        /** Whether the form was too large, or the file in it. */
        public boolean isTooLarge() {
            return sort.equals(TOO_LARGE);
        }

        /** Where to go from here. */
        public String home() {
            return isForStaff() ? frame.visit().link(isAtDesk() ? DESK : OPS) : frame.home();
        }

        /** What stands on the link to there. */
        public String toHome() {
            WebMessages words = frame.visit().language().messages(WebMessages.class);
            return isAtDesk() ? words.toDesk() : isOfOps() ? words.toOps() : words.toHome();
        }

        public String path() {
            return frame.visit().address().path();
        }

        /** What it means, and what to do. */
        public String text() {
            WebMessages words = frame.visit().language().messages(WebMessages.class);
            if (isTooLarge()) {
                return words.errorTooLarge(BodyLimits.megabytes(path()));
            }
            String toStaff = isForStaff() ? words.errorAtDesk(sort) : "";
            return toStaff.isEmpty() ? words.errorText(sort) : toStaff;
        }

        @CheckedTemplate(basePath = "web")
        static final class Templates {
            private Templates() {}

            static native TemplateInstance error(ErrorPage page);
        }
    }
}
