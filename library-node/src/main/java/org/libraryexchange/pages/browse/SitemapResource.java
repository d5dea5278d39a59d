package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.formats.SitemapWriter;

/** What programs of search engines ask for first. They get it whatever formats they name. */
@Path("/")
class SitemapResource {

    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String XML = SitemapWriter.TYPE + ";charset=UTF-8";

    private final Sitemap sitemap;

    SitemapResource(Sitemap sitemap) {
        this.sitemap = sitemap;
    }

    /** Lists, months and filters lead to ever more of the same items, which the sitemap has. */
    @GET
    @Path("robots.txt")
    public Response robots() {
        return Response.ok("""
                User-agent: *
                Disallow: /api/
                Disallow: /desk
                Disallow: /ops
                Disallow: /sign-in
                Disallow: /account
                Disallow: /search?
                Disallow: /whats-on?*when=
                Disallow: /whats-on?*audience=
                Disallow: /whats-on?*free=
                Disallow: /whats-on?*authority=
                Disallow: /calendar?*when=

                Sitemap: %s
                """.formatted(sitemap.address()), TEXT).build();
    }

    @GET
    @InTurn
    @Path("sitemap.xml")
    @Gzipped
    public Response index() {
        return Response.ok(sitemap.index(), XML).build();
    }

    @GET
    @InTurn
    @Path("sitemap/{first}.xml")
    @Gzipped
    public Response file(@PathParam("first") String first) {
        byte[] file = sitemap.file(ItemIds.parse(first))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "The sitemap has no such file."));
        return Response.ok(file, XML).build();
    }
}
