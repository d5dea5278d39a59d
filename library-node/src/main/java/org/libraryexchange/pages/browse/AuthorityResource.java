package org.libraryexchange.pages.browse;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.search.Authority;
import org.libraryexchange.catalogue.search.ItemListing;
import org.libraryexchange.pages.browse.SearchPages.AskedList;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;

/** The page of an authority: what it is called, and which items of all cities name it. */
@InTurn
@Path("/authorities")
@Produces(MediaType.TEXT_HTML)
class AuthorityResource {

    private static final String CURSOR = "cursor";
    private static final String CARDS = "24";

    private final BrowseContext context;
    private final Lists lists;
    private final Readers readers;

    AuthorityResource(BrowseContext context, Lists lists, Readers readers) {
        this.context = context;
        this.lists = lists;
        this.readers = readers;
    }

    /**
     * The page.
     *
     * @param whatsOn of a library
     * @param list of its items, which may be narrowed
     * @param next page of them, if there is one
     */
    record AuthorityPage(
            Frame frame,
            BrowseTexts in,
            Authority authority,
            Optional<Address> whatsOn,
            Address list,
            List<LocalizedItem> items,
            Optional<Address> next) {}

    @GET
    @Path("{city}/{term}")
    public Response read(@PathParam("city") String city, @PathParam("term") String term) {
        Visit visit = context.visit(Set.of(CURSOR));
        BrowseTexts in = readers.of(visit);
        Authority authority = in.authorities()
                .find(city + "/" + term)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such authority."));
        return context.answer(BrowseTemplates.authority(page(authority, in)), visit);
    }

    private AuthorityPage page(Authority authority, BrowseTexts in) {
        Address here = in.visit().address();
        Address list = here.at(Lists.PATH, Set.of(CURSOR)).with("authority", authority.key());
        ItemListing listing = AskedList.read(
                        list.with("limit", CARDS), address -> lists.readIfSearchable(address, in.visit()))
                .listing();
        return new AuthorityPage(
                readers.frame(
                                in.visit(),
                                in.name(authority).text(),
                                !here.parameters().containsKey(CURSOR))
                        .copiedFrom(in.site(authority.city())),
                in,
                authority,
                Optional.of(authority)
                        .filter(any -> any.type() == Authority.Type.LIBRARY)
                        .map(WhatsOn::at),
                list.without(CURSOR),
                lists.shown(listing, in.visit()),
                listing.cursor().map(cursor -> here.with(CURSOR, cursor)));
    }
}
