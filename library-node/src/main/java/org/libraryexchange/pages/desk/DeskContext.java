package org.libraryexchange.pages.desk;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.audit.AuditAct;
import org.libraryexchange.base.audit.AuditedAct;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.sources.Sources;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** What all pages of the desk need of the request and of the person who is signed in. */
@Singleton
record DeskContext(
        Visits visits,
        Pages pages,
        DeskFrames frames,
        SecurityIdentity identity,
        UriInfo uri,
        HttpHeaders headers,
        Request request,
        AuditedAct audited,
        Clock clock) {

    private Visit visit() {
        return visits.of(uri, headers);
    }

    /** The parameters of an address: those that every page takes, and the given ones. */
    Parameters parameters(String... names) {
        Set<String> known =
                Stream.concat(Visits.PARAMETERS.stream(), Stream.of(names)).collect(Collectors.toUnmodifiableSet());
        return Parameters.of(uri.getQueryParameters(), known);
    }

    /** The wording for a reader. */
    DeskTexts texts() {
        return frames.texts(visit());
    }

    StaffFrame frame(DeskTexts in, String title, String section) {
        return frames.of(in, title, section, identity::hasRole);
    }

    /** The kind that a form names. */
    static Kind kind(String term) {
        Parameters.requireOneOf(
                "kind", term, Arrays.stream(Kind.values()).map(Kind::term).toList());
        return Kind.of(term);
    }

    /** The name of the person who is signed in. */
    String name() {
        return identity.getPrincipal().getName();
    }

    boolean writes() {
        return identity.hasRole(Roles.LIBRARIAN);
    }

    boolean publishes() {
        return identity.hasRole(Roles.CATALOGUER);
    }

    /** Whether the person keeps the list of those who work at the desk. */
    boolean heads() {
        return identity.hasRole(Roles.HEAD_LIBRARIAN);
    }

    /** Whether a person opens the page: no browser in advance, no other site, and not only its headers. */
    boolean opens() {
        String from = headers.getHeaderString("Sec-Fetch-Site");
        return request.getMethod().equals(HttpMethod.GET)
                && headers.getHeaderString("Sec-Purpose") == null
                && (from == null || List.of("same-origin", "none").contains(from));
    }

    /** Whether the person may add and end sources. */
    boolean keepsSources() {
        return identity.hasRole(Sources.KEEPER);
    }

    /** Whether the person may take pictures down, as the service allows it. */
    boolean takesDown() {
        return publishes() || heads();
    }

    /** Whether the person may erase items and letters, which nobody can undo. */
    boolean erases() {
        return identity.hasRole(Roles.EXCHANGE_OPERATOR);
    }

    /** Notes for the audit trail what the person has done, if it is more than the address says. */
    void note(AuditAct act, Object subject) {
        audited.note(act, subject);
    }

    Instant now() {
        return clock.instant();
    }

    Response answer(TemplateInstance page) {
        return pages.answer(page, visit(), headers);
    }

    /** A table to download. */
    static Response table(StreamingOutput content, String name) {
        return Response.ok(content, "text/csv; charset=UTF-8; header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** A redirect after an action, to the page that shows the result. */
    static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
