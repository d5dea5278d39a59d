package org.libraryexchange.pages.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

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

    /** Kept in memory after the first request for them. */
    private final Map<String, Asset> files = new ConcurrentHashMap<>();

    @GET
    public Response page(@Context HttpHeaders request) {
        return file("index.html", request);
    }

    @GET
    @Path("{file}")
    public Response file(@PathParam("file") String name, @Context HttpHeaders request) {
        if (!TYPES.containsKey(name)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The documentation has no such file.");
        }
        return files.computeIfAbsent(name, it -> Asset.read(TYPES.get(it), "/api-docs/" + it))
                .answer(request, FOR_A_DAY)
                .build();
    }
}
