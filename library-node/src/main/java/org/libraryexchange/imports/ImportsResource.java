package org.libraryexchange.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.imports.ImportErrors.ImportError;
import org.libraryexchange.problem.Parameters;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.problem.ProblemType;
import org.libraryexchange.security.Actor;
import org.libraryexchange.security.Roles;

/** Bulk imports into the city's own catalogue. */
@Path(ImportView.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CATALOGUER, Roles.OPS, Roles.EXCHANGE_OPERATOR})
class ImportsResource {

    private static final int LARGEST_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;

    private final Upload upload;
    private final Imports imports;
    private final ImportErrors errors;
    private final Importing importing;
    private final Actor actor;

    ImportsResource(Upload upload, Imports imports, ImportErrors errors, Importing importing, Actor actor) {
        this.upload = upload;
        this.imports = imports;
        this.errors = errors;
        this.importing = importing;
        this.actor = actor;
    }

    /**
     * A list of imports, the latest first.
     *
     * @param next address of the next page; null on the last
     */
    record ImportPage(List<ImportView> imports, String next) {}

    /**
     * What is wrong with refused rows.
     *
     * @param next address of the next page; null on the last
     */
    record ErrorPage(List<ImportError> errors, String next) {}

    @POST
    @Consumes({ImportForm.NDJSON_TYPE, ImportForm.CSV_TYPE})
    @RolesAllowed(Roles.CATALOGUER)
    public Response start(@Context UriInfo address, @Context HttpHeaders headers, InputStream body) {
        ImportRequest request = ImportRequest.of(headers.getMediaType(), address.getQueryParameters());
        ImportView view = imports.add(upload.receive(request, body), request, actor.name());
        importing.wake();
        return Response.accepted(view)
                .location(URI.create(ImportView.ADDRESS + "/" + view.id()))
                .build();
    }

    @GET
    public Response list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("before", "limit"));
        int limit = limit(parameters);
        List<ImportView> found =
                imports.page(parameters.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE), limit + 1);
        if (found.size() <= limit) {
            return Response.ok(new ImportPage(found, null)).build();
        }
        List<ImportView> page = found.subList(0, limit);
        String next = ImportView.ADDRESS + "?before=" + page.get(limit - 1).id() + "&limit=" + limit;
        return linked(new ImportPage(page, next), next);
    }

    @GET
    @Path("{id}")
    public ImportView read(@PathParam("id") String id) {
        return imports.read(number(id)).orElseThrow(ImportsResource::notFound);
    }

    @GET
    @Path("{id}/errors")
    public Response errors(@PathParam("id") String id, @Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("after", "limit"));
        ImportView view = read(id);
        int limit = limit(parameters);
        List<ImportError> found = errors.page(view.id(), parameters.number("after", 0, 0, Long.MAX_VALUE), limit + 1);
        if (found.size() <= limit) {
            return Response.ok(new ErrorPage(found, null)).build();
        }
        List<ImportError> page = found.subList(0, limit);
        String next = view.errors() + "?after=" + page.get(limit - 1).id() + "&limit=" + limit;
        return linked(new ErrorPage(page, next), next);
    }

    @GET
    @Path("{id}/errors")
    @Produces("text/csv;qs=0.5")
    public Response errorTable(@PathParam("id") String id) {
        ImportView view = read(id);
        StreamingOutput table = out -> errors.table(view.id(), out);
        return Response.ok(table, "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"import-" + view.id() + "-errors.csv\"")
                .build();
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public ImportView approve(@PathParam("id") String id) {
        ImportView approved = decided(id, imports.approve(number(id), actor.name()));
        importing.wake();
        return approved;
    }

    @POST
    @Path("{id}/drop")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public ImportView drop(@PathParam("id") String id) {
        return decided(id, imports.drop(number(id), actor.name()));
    }

    private ImportView decided(String id, Optional<ImportView> outcome) {
        return outcome.orElseThrow(() -> new ProblemException(
                ProblemType.IMPORT_STATE_CONFLICT,
                "The import is " + read(id).state().term() + ", not held."));
    }

    private static int limit(Parameters parameters) {
        return (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
    }

    private static Response linked(Object page, String next) {
        return Response.ok(page).header("Link", "<" + next + ">; rel=\"next\"").build();
    }

    /** The id, or one that no import has. */
    private static long number(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such import.");
    }
}
