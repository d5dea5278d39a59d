package org.libraryexchange.catalogue.sources;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.imports.KnownColumns;
import org.libraryexchange.catalogue.imports.TableReading.UsualPlace;
import org.libraryexchange.catalogue.sources.Source.Schedule;
import org.libraryexchange.catalogue.sources.Sources.Listed;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Term;

/** Where the city takes records from by itself. */
@Path(SourcesResource.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
class SourcesResource {

    static final String ADDRESS = "/api/v1/sources";

    private static final int FETCHES = 20;

    /** The statuses that new items may get. */
    private static final Set<String> NEW = Set.of(Status.DRAFT.term(), Status.PUBLISHED.term());

    private final Sources sources;
    private final SourcePreviews previews;
    private final NodeConfig node;

    SourcesResource(Sources sources, SourcePreviews previews, NodeConfig node) {
        this.sources = sources;
        this.previews = previews;
        this.node = node;
    }

    /**
     * A source as the API shows it.
     *
     * @param fetches the latest first; only one in the list of sources
     */
    record SourceView(
            long id,
            String name,
            SourceKind kind,
            URI address,
            String scheme,
            Schedule schedule,
            OptionalInt withdrawAfter,
            Optional<String> secret,
            String status,
            Map<String, String> columns,
            Map<String, String> all,
            String addedBy,
            Instant added,
            List<SourceFetch> fetches) {

        static SourceView of(Listed listed, List<SourceFetch> fetches) {
            Source source = listed.added().source();
            return new SourceView(
                    listed.added().id(),
                    source.name(),
                    source.kind(),
                    source.address(),
                    source.scheme(),
                    source.schedule(),
                    source.withdrawAfter(),
                    source.secret(),
                    source.status().term(),
                    source.mapping().columns(),
                    source.mapping().all(),
                    listed.added().by(),
                    listed.added().at(),
                    fetches);
        }
    }

    record Listing(List<SourceView> sources) {}

    @GET
    public Listing list() {
        return new Listing(sources.list().stream()
                .map(source -> SourceView.of(source, source.last().stream().toList()))
                .toList());
    }

    @GET
    @Path("{id}")
    public SourceView read(@PathParam("id") String id) {
        Listed source = sources.named(id);
        return SourceView.of(source, sources.fetches(source.added().id(), FETCHES));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Sources.KEEPER)
    public Response add(byte[] body) throws MalformedJsonException {
        Listed added = sources.add(requireUsable(source(StrictJson.tree(body), nothing())));
        return Response.status(Response.Status.CREATED)
                .entity(SourceView.of(added, List.of()))
                .location(URI.create(ADDRESS + "/" + added.added().id()))
                .build();
    }

    private SourceMapping nothing() {
        return new SourceMapping(
                Map.of(), Map.of(), null, new UsualPlace(node.timeZone().getId(), ""));
    }

    /** Shows some records as they are now, and what they would change. Without columns, their headings can be seen. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Sources.KEEPER)
    public SourcePreview preview(byte[] body) throws MalformedJsonException {
        return previews.of(source(StrictJson.tree(body), nothing()));
    }

    /** Changes a source, all but its kind and scheme. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Sources.KEEPER)
    public SourceView change(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        Source before = sources.named(id).added().source();
        Source source = requireUsable(source(StrictJson.tree(body), before.mapping()));
        require("kind", source.kind() == before.kind(), "must stay as it is");
        require("scheme", source.scheme().equals(before.scheme()), "must stay as it is");
        sources.change(Long.parseLong(id), source);
        return read(id);
    }

    /** @param usual what the mapping has beside what programs say */
    private static Source source(JsonNode body, SourceMapping usual) {
        String scheme = text(body, "scheme");
        require("scheme", ImportRequest.isScheme(scheme), "must be lower-case letters, digits and hyphens");
        Map<String, String> columns = texts(body, "columns");
        columns.values().forEach(column -> require("columns", KnownColumns.isKnown(column), column + " is not known"));
        Map<String, String> all = texts(body, "all");
        all.keySet().forEach(column -> require("all", KnownColumns.isKnown(column), column + " is not known"));
        int after = body.path("withdrawAfter").asInt();
        require(
                "withdrawAfter",
                after >= 0 && after <= Source.MOST_FETCHES_MISSED,
                "must be from 1 to " + Source.MOST_FETCHES_MISSED);
        String status = body.path("status").asText(Status.DRAFT.term());
        require("status", NEW.contains(status), "must be draft or published");
        return new Source(
                text(body, "name"),
                Term.of(SourceKind.class, text(body, "kind")).orElseThrow(() -> refused("kind", "is not known")),
                address(text(body, "address")),
                scheme,
                Term.of(Schedule.class, text(body, "schedule")).orElseThrow(() -> refused("schedule", "is not known")),
                after > 0 ? OptionalInt.of(after) : OptionalInt.empty(),
                Optional.of(body.path("secret").asText("")).filter(name -> !name.isEmpty()),
                Status.of(status),
                new SourceMapping(columns, all, usual.order(), usual.place()));
    }

    private Source requireUsable(Source source) {
        require(
                "columns",
                source.mapping().identifying().findAny().isPresent(),
                "must say which column is the identifier");
        require("secret", sources.secrets().containsAll(source.secret().stream().toList()), "is not in the settings");
        return source;
    }

    private static URI address(String text) {
        return Sources.address(text).orElseThrow(() -> refused("address", "must be a web address"));
    }

    private static String text(JsonNode body, String member) {
        String text = body.path(member).asText("").strip();
        require(member, !text.isEmpty() && text.length() <= 500, "must be a text");
        return text;
    }

    private static Map<String, String> texts(JsonNode body, String member) {
        Map<String, String> texts = new TreeMap<>();
        body.path(member)
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static void require(String member, boolean sound, String message) {
        if (!sound) {
            throw refused(member, message);
        }
    }

    private static ProblemException refused(String member, String message) {
        return ProblemException.body(new Violation("/" + member, "format", message, null));
    }

    /** Asks for all records now. */
    @POST
    @Path("{id}/fetch")
    @RolesAllowed(Sources.KEEPER)
    public Response fetch(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        boolean trusted =
                body.length > 0 && StrictJson.tree(body).path("trusted").asBoolean();
        sources.fetch(sources.named(id).added().id(), trusted);
        return Response.accepted(read(id)).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Sources.KEEPER)
    public Response remove(@PathParam("id") String id) {
        sources.remove(sources.named(id).added().id());
        return Response.noContent().build();
    }
}
