package org.libraryexchange.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;

/** Shows the API description with Swagger UI, on a page without inline style or scripts; its files mend what that lacks. */
@Path("/api/docs")
class ApiDocsResource {

    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html;charset=UTF-8",
            "viewer.js", "text/javascript;charset=UTF-8",
            "viewer.css", "text/css;charset=UTF-8",
            "swagger-ui-bundle.js", "text/javascript;charset=UTF-8",
            "swagger-ui.css", "text/css;charset=UTF-8");

    private static final String FOR_A_DAY = "public, max-age=86400";

    /** A file in plain and compressed form, kept in memory after the first request for it. */
    private record DocsFile(byte[] bytes, byte[] compressed) {}

    private final Map<String, DocsFile> files = new ConcurrentHashMap<>();

    @GET
    public Response page(@HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding) {
        return file("index.html", acceptEncoding);
    }

    @GET
    @Path("{file}")
    public Response file(
            @PathParam("file") String name, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding) {
        if (!TYPES.containsKey(name)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The documentation has no such file.");
        }
        DocsFile file = files.computeIfAbsent(name, ApiDocsResource::read);
        boolean compressed = Encodings.takeGzip(acceptEncoding);
        Response.ResponseBuilder answer = Response.ok(compressed ? file.compressed() : file.bytes())
                .type(TYPES.get(name))
                .header(HttpHeaders.CACHE_CONTROL, FOR_A_DAY)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : answer.build();
    }

    private static DocsFile read(String name) {
        try (InputStream file = ApiDocsResource.class.getResourceAsStream("/api-docs/" + name)) {
            byte[] bytes = file.readAllBytes();
            return new DocsFile(bytes, Gzip.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the documentation cannot be read", e);
        }
    }
}
