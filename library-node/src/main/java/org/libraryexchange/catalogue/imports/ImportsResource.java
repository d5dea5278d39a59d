package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
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
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.resteasy.reactive.RestMulti;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.EventStream;
import org.libraryexchange.base.http.GivenReason;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.idempotency.KeptAnswer;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ImportProgress.Update;
import org.libraryexchange.catalogue.imports.PictureZips.Zip;
import org.libraryexchange.catalogue.pictures.PictureUploads.Sender;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** Bulk imports into the city's own catalogue. */
@Path(ImportView.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CATALOGUER, Roles.OPS, Roles.EXCHANGE_OPERATOR})
class ImportsResource {

    private static final int LARGEST_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;
    private static final byte[] EMPTY = {'{', '}'};

    private final Intake intake;
    private final Imports imports;
    private final ImportProgress progress;
    private final PictureZips zips;

    ImportsResource(Intake intake, Imports imports, ImportProgress progress, PictureZips zips) {
        this.intake = intake;
        this.imports = imports;
        this.progress = progress;
        this.zips = zips;
    }

    /**
     * A page of imports, newest first.
     *
     * @param next address of the next page; null on the last
     */
    record ImportPage(List<ImportView> imports, String next) {}

    @POST
    @Consumes({ImportForm.NDJSON_TYPE, ImportForm.CSV_TYPE})
    @RolesAllowed(Roles.CATALOGUER)
    public Response start(
            @Context UriInfo address, @Context HttpHeaders headers, @Context HttpServerRequest head, InputStream body)
            throws MalformedJsonException, InvalidItemException {
        ImportRequest request = ImportRequest.of(headers.getMediaType(), address.getQueryParameters());
        KeptAnswer answer = intake.take(request, head, body);
        return Response.status(answer.status())
                .entity(answer.body())
                .location(URI.create(answer.location()))
                .build();
    }

    /** Takes the pictures that rows of a later import name by their files. */
    @POST
    @Path("pictures")
    @Consumes("application/zip")
    @RolesAllowed(Roles.CATALOGUER)
    public Zip pictures(@Context HttpServerRequest head, InputStream body) {
        try {
            return zips.receive(head, Sender.of(body));
        } catch (IOException e) {
            throw BodyLimits.brokeOff();
        }
    }

    @GET
    @Gzipped
    public Response list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("before", "limit"));
        int limit = limit(parameters);
        List<ImportView> found =
                imports.page(parameters.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE), limit + 1);
        List<ImportView> page = found.subList(0, Math.min(limit, found.size()));
        String next = page.size() == found.size()
                ? null
                : ImportView.ADDRESS + "?before=" + page.get(limit - 1).id() + "&limit=" + limit;
        return NextPage.linked(new ImportPage(page, next), next);
    }

    /** How many elements a page of imports has, or of what belongs to one. */
    static int limit(Parameters parameters) {
        return (int) parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
    }

    @GET
    @Path("{id}")
    public ImportView read(@PathParam("id") String id) {
        return imports.named(id);
    }

    /** Runs on a thread that may wait for the database, so that an unknown import gets a 404 and not a stream. */
    @GET
    @Path("{id}")
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Blocking
    public RestMulti<OutboundSseEvent> follow(
            @PathParam("id") String id,
            @Context Sse sse,
            @Context HttpServerRequest request,
            @Context HttpServerResponse response) {
        Multi<OutboundSseEvent> events =
                progress.follow(imports.named(id), Client.at(request)).map(update -> event(update, sse));
        return EventStream.of(events, response);
    }

    private static OutboundSseEvent event(Update update, Sse sse) {
        String state = update.view().state().term();
        return update.news()
                .map(json -> sse.newEventBuilder().name(state).data(json).build())
                .orElseGet(() -> sse.newEventBuilder().comment(state).build());
    }

    /** An operator decides, in place of a head librarian, on an import that is held because it would withdraw too much. */
    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public ImportView approve(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        Decision decision = Decision.read(body);
        ImportView decided = imports.approve(id, decision.withdrawals(), decision.reason());
        if (decided.state() == ImportState.HELD) {
            throw ProblemException.importChanged(decided.check().withdrawals());
        }
        return decided;
    }

    @POST
    @Path("{id}/drop")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public ImportView drop(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        return imports.drop(id, Decision.read(body).reason());
    }

    /**
     * What somebody decides.
     *
     * @param withdrawals the number of withdrawals that the person was shown; empty if the request does not say
     * @param reason why they decide in place of a head librarian
     */
    private record Decision(OptionalLong withdrawals, String reason) {

        private static final Set<String> MEMBERS = Set.of("withdrawals", "reason");

        /** Reads the body of a request, such as {@code {"withdrawals": 60, "reason": "…"}}. */
        static Decision read(byte[] body) throws MalformedJsonException {
            JsonNode tree = StrictJson.tree(body == null || body.length == 0 ? EMPTY : body);
            JsonNode withdrawals = tree.path("withdrawals");
            boolean isNumber = withdrawals.canConvertToExactIntegral() && withdrawals.longValue() >= 0;
            boolean sound = tree.isObject()
                    && tree.properties().stream().allMatch(member -> MEMBERS.contains(member.getKey()))
                    && (withdrawals.isMissingNode() || isNumber);
            if (!sound) {
                throw ProblemException.body(new Violation(
                        "/withdrawals",
                        "type",
                        "must be the number of withdrawals that was shown, with no other member than the reason",
                        withdrawals.isMissingNode() ? null : withdrawals.toString()));
            }
            return new Decision(
                    withdrawals.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(withdrawals.longValue()),
                    GivenReason.in(tree));
        }
    }
}
