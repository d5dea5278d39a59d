package org.libraryexchange.pages.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.ErrorPages;
import org.libraryexchange.pages.web.ErrorPages.ErrorPage;

/**
 * Tells people who are signed in of errors on a page of the desk. Others, and everybody while the database is away, get
 * the page that readers get.
 */
@ApplicationScoped // The framework makes filters before there are settings.
class DeskErrors {

    private static final Logger LOG = Logger.getLogger(DeskErrors.class);
    private static final int BEFORE_THE_PAGES_FOR_READERS = Priorities.USER + 50;

    /** The pages with forms that may be large, at whose addresses other forms begin. */
    private static final Pattern FORM = Pattern.compile("/desk/(?:items/[0-9a-f-]+|letters/drafts/[0-9a-f-]+|[a-z]+)");

    /** What a form gets that nobody has read: it took too long, it is too large, there are too many. */
    private static final Set<Integer> UNREAD = Set.of(408, 413, 429, 503);

    private final DeskFrames frames;
    private final ErrorPages errors;
    private final SecurityIdentity identity;

    DeskErrors(DeskFrames frames, ErrorPages errors, SecurityIdentity identity) {
        this.frames = frames;
        this.errors = errors;
        this.identity = identity;
    }

    /** Answers with a page of the desk. It returns null if there is nothing to wait for. */
    @ServerResponseFilter(priority = BEFORE_THE_PAGES_FOR_READERS)
    Uni<Void> show(ContainerRequestContext request, ContainerResponseContext response) {
        boolean sent = request.getMethod().equals(HttpMethod.POST);
        Optional<ErrorPage> told = errors.page(request, response).filter(ErrorPage::isAtDesk);
        return told.isEmpty()
                ? null
                : Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(() -> frame(told.get(), sent, response))
                        .onFailure()
                        .invoke(e -> LOG.warnf("error shown without the desk around it cause=%s", e.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    private void frame(ErrorPage told, boolean sent, ContainerResponseContext response) {
        if (!identity.isAnonymous()) {
            DeskTexts in = frames.texts(told.frame().visit());
            StaffFrame frame = frames.of(in, told.frame().title(), "", identity::hasRole);
            errors.put(DeskTemplates.error(new FramedPage(frame, in, told, sent)), told, response);
        }
    }

    /**
     * What is told, with the desk around it.
     *
     * @param sent whether a form was sent
     */
    record FramedPage(StaffFrame frame, DeskTexts in, ErrorPage told, boolean sent) {

        /** Whether it tells of a form that was not read, and can be sent again from where it began. */
        public boolean isOfForm() {
            return sent && UNREAD.contains(told.status());
        }

        /** The page from which a form was sent. */
        public String form() {
            Matcher form = FORM.matcher(told.path());
            return in.link(form.lookingAt() ? form.group() : "/desk");
        }
    }
}
