package org.libraryexchange.pages.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/**
 * Serves the descriptions of the API and of the logs, which are written by hand in YAML, and the same as JSON; and the schemas that the
 * latter refers to.
 */
@Path("/api")
class ApiDescriptionResource {

    static final String YAML = "application/yaml";

    private static final String VARY = "Accept, Accept-Encoding";

    /** A program that keeps a description asks each time whether the node has another one, such as after an upgrade. */
    private static final String IF_SAME = "public, no-cache";

    private final Description requests = Description.read("/META-INF/openapi.yaml");
    private final Description logs = Description.read("/org/libraryexchange/asyncapi.yaml");

    private final Map<String, Asset> schemas = Stream.of("item", "item-draft", "letter", "letter-draft", "handling")
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    name -> Asset.read("application/schema+json", "/org/libraryexchange/" + name + ".schema.json")));

    private record Description(Asset yaml, Asset json) {

        private static Description read(String resource) {
            Asset yaml = Asset.read(YAML + ";charset=UTF-8", resource);
            return new Description(
                    yaml,
                    Asset.of(MediaType.APPLICATION_JSON, asJson(yaml.plain().getBytes())));
        }

        private static byte[] asJson(byte[] yaml) {
            try {
                return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
            } catch (IOException e) {
                throw new UncheckedIOException("a description of the API cannot be read", e);
            }
        }

        private Response answer(String format, HttpHeaders request) {
            return (isJson(format, request) ? json : yaml)
                    .answer(request, IF_SAME)
                    .header(HttpHeaders.VARY, null)
                    .header(HttpHeaders.VARY, VARY)
                    .build();
        }

        private static boolean isJson(String format, HttpHeaders request) {
            return format == null
                    ? Pages.wanted(request, MediaType.valueOf(YAML), MediaType.APPLICATION_JSON_TYPE)
                            .equals(MediaType.APPLICATION_JSON_TYPE)
                    : format.equalsIgnoreCase("json");
        }
    }

    /**
     * Answers with the description of the API (OpenAPI), or with 304 if the client has it.
     *
     * @param format "json" or "yaml"; without it, the header {@code Accept} decides
     */
    @GET
    @Path("openapi")
    @Produces({YAML, MediaType.APPLICATION_JSON})
    public Response requests(@QueryParam("format") String format, @Context HttpHeaders request) {
        return requests.answer(format, request);
    }

    /** The same with the description of the logs (AsyncAPI). */
    @GET
    @Path("asyncapi")
    @Produces({YAML, MediaType.APPLICATION_JSON})
    public Response logs(@QueryParam("format") String format, @Context HttpHeaders request) {
        return logs.answer(format, request);
    }

    @GET
    @Path("{name}.schema.json")
    public Response schema(@PathParam("name") String name, @Context HttpHeaders request) {
        return Optional.ofNullable(schemas.get(name))
                .map(schema -> schema.answer(request, IF_SAME).build())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "The node has no such schema."));
    }
}
