package org.libraryexchange.pages.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Serves the description of the API, which is written by hand in YAML, and the same as JSON. */
@Path("/api/openapi")
@Produces({ApiDescriptionResource.YAML, MediaType.APPLICATION_JSON})
class ApiDescriptionResource {

    static final String YAML = "application/yaml";

    private static final String VARY = "Accept, Accept-Encoding";

    /** A program that keeps the description asks each time whether the node has another one, such as after an upgrade. */
    private static final String IF_SAME = "public, no-cache";

    private final Asset yaml = Asset.read(YAML + ";charset=UTF-8", "/META-INF/openapi.yaml");
    private final Asset json = Asset.of(MediaType.APPLICATION_JSON, asJson(yaml.bytes()));

    /**
     * Answers with the description, or with 304 if the client has it.
     *
     * @param format "json" or "yaml"; without it, the header {@code Accept} decides
     */
    @GET
    public Response read(@QueryParam("format") String format, @Context HttpHeaders request) {
        Asset description = isJson(format, request) ? json : yaml;
        return description
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

    private static byte[] asJson(byte[] yaml) {
        try {
            return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("the description of the API cannot be read", e);
        }
    }
}
