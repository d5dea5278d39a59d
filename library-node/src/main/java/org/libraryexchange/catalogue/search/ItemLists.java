package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.libraryexchange.base.http.EntityTags;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.language.AskedLanguages;
import org.libraryexchange.catalogue.language.LocalizedView;
import org.libraryexchange.catalogue.question.QuestionReader;
import org.libraryexchange.catalogue.question.Understood;

/** Lists of items as pages, each with the address of the next. */
@Singleton
public record ItemLists(
        Search search,
        QuestionReader questions,
        Cursors cursors,
        SecurityIdentity identity,
        ObjectMapper json,
        Cities cities) {

    /** The parameters of a list. */
    public static final Set<String> PARAMETERS = ItemQuery.PARAMETERS;

    /** The most bytes of documents of a page for which they are read: reading takes longer than sending. */
    public static final int MOST_READ = 1024 * 1024;

    /** About how many bytes a page has beside its documents. */
    private static final int ROOM_AROUND = 8 * 1024;

    /** Names the state of the catalogue that lists show; empty while the search index is being made. */
    public Optional<String> state() {
        return search.position().map(position -> position.userData().toString());
    }

    /** Answers a request for a list, in the asked language, if one is asked for; or with 304 if the client has the same page. */
    public Response page(UriInfo address, String acceptLanguage, String ifNoneMatch) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        Optional<AskedLanguages> asked = AskedLanguages.of(parameters.getFirst("lang"), acceptLanguage);
        ItemListing listing = list(parameters, asked, query -> asked.isEmpty() ? query : query.within(MOST_READ));
        Optional<String> next = listing.cursor().map(cursor -> next(address, cursor, listing.isOfWordsAlone()));
        Optional<LocalizedView> view = asked.map(LocalizedView::new);
        byte[] bytes = bytes(listing, next, view);
        Response.ResponseBuilder response = EntityTags.page(bytes, ifNoneMatch);
        next.ifPresent(link -> response.header("Link", "<" + link + ">; rel=\"next\""));
        listing.behind().ifPresent(behind -> response.header("Search-Behind", behind));
        view.filter(it -> !it.languages().isEmpty())
                .ifPresent(it -> response.header("Content-Language", it.languages()));
        return response.header("Vary", "Accept-Language").build();
    }

    /**
     * Returns a page of a list.
     *
     * @param parameters those of {@code GET /api/v1/items}
     * @param asked whose order of titles
     */
    public ItemListing listing(MultivaluedMap<String, String> parameters, AskedLanguages asked) {
        return list(parameters, Optional.of(asked), query -> query.within(MOST_READ));
    }

    /** The same of items that have all words, also where they are few. */
    public ItemListing ofAllWords(MultivaluedMap<String, String> parameters, AskedLanguages asked) {
        return list(
                parameters, Optional.of(asked), query -> query.within(MOST_READ).ofAllWords());
    }

    /**
     * How the index that lists are read from stands to the catalogue.
     *
     * @throws ProblemException while it is being made
     */
    public IndexState index() {
        return search.state();
    }

    /**
     * Returns the documents of several lists of published items without words, as they are at one moment. A list that nobody
     * can ask for has none.
     *
     * @param lists the parameters of each
     * @param mostBytes of documents of a list, at which it ends early
     * @param index as it stood before
     */
    public List<List<byte[]>> together(
            List<MultivaluedMap<String, String>> lists, AskedLanguages asked, int mostBytes, IndexState index) {
        TitleOrder titles = TitleOrder.of(asked.first());
        List<Optional<ItemQuery>> queries = lists.stream()
                .map(list -> query(list, titles).map(query -> query.within(mostBytes)))
                .toList();
        Iterator<List<byte[]>> found = search.together(
                        queries.stream().flatMap(Optional::stream).toList(), index)
                .iterator();
        return queries.stream()
                .map(query -> query.isPresent() ? found.next() : List.<byte[]>of())
                .toList();
    }

    private Optional<ItemQuery> query(MultivaluedMap<String, String> parameters, TitleOrder titles) {
        try {
            return Optional.of(ItemQuery.of(parameters, titles, cities.names(), cursors));
        } catch (ProblemException e) {
            if (e.parameter().isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** What the question among the parameters of a list is taken to mean; empty if it is words alone. */
    public Optional<Understood> understood(Map<String, List<String>> parameters) {
        return questions.read(parameters);
    }

    /** Where nothing has all that a question is taken to mean, its words are sought as words. */
    private ItemListing list(
            MultivaluedMap<String, String> parameters,
            Optional<AskedLanguages> asked,
            UnaryOperator<ItemQuery> bounded) {
        TitleOrder titles = TitleOrder.of(asked.map(AskedLanguages::first).orElse("en"));
        Optional<Understood> understood = understood(parameters);
        ItemListing listing = list(understood, parameters, titles, bounded);
        if (understood.isEmpty() || listing.hasAllWords() || parameters.containsKey("cursor")) {
            return listing;
        }
        Understood words = new Understood(parameters.getFirst("q"), List.of());
        ItemListing ofWords = list(Optional.of(words), parameters, titles, bounded);
        return listing.documents().isEmpty() || ofWords.hasAllWords() ? ofWords : listing;
    }

    private ItemListing list(
            Optional<Understood> understood,
            MultivaluedMap<String, String> asked,
            TitleOrder titles,
            UnaryOperator<ItemQuery> bounded) {
        MultivaluedMap<String, String> parameters =
                understood.map(meaning -> meaning.narrowed(asked)).orElse(asked);
        ItemQuery query = bounded.apply(ItemQuery.of(parameters, titles, cities.names(), cursors));
        requireAllowed(query);
        String tie = ItemQuery.tie(parameters, titles);
        return search.list(query, understood, place -> cursors.write(place, tie));
    }

    private void requireAllowed(ItemQuery query) {
        if (query.filters().askForDrafts() && !Roles.mayReadDrafts(identity)) {
            throw identity.isAnonymous()
                    ? new UnauthorizedException("drafts are for cataloguers")
                    : new ForbiddenException("drafts are for cataloguers");
        }
    }

    private static String next(UriInfo address, String cursor, boolean asWords) {
        UriBuilder next = UriBuilder.fromUri(address.getRequestUri());
        return (asWords ? next.replaceQueryParam(Understood.AS, Understood.WORDS) : next)
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam("cursor", cursor)
                .build()
                .toString();
    }

    /** The documents go out as they are stored, so the page is put together as bytes. */
    private byte[] bytes(ItemListing listing, Optional<String> next, Optional<LocalizedView> view) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(listing.bytes() + ROOM_AROUND);
        write(page, "{\"items\":[");
        String separator = "";
        for (byte[] document : listing.documents()) {
            write(page, separator);
            page.writeBytes(view.map(it -> it.of(document)).orElse(document));
            separator = ",";
        }
        write(page, "],\"next\":" + next.map(link -> "\"" + link + "\"").orElse("null"));
        listing.hits().ifPresent(hits -> write(page, ",\"hits\":", hits));
        listing.counts().ifPresent(counts -> write(page, ",\"counts\":", counts));
        listing.understood().ifPresent(meaning -> write(page, ",\"understood\":", meaning));
        write(page, "}");
        return page.toByteArray();
    }

    private static void write(ByteArrayOutputStream page, String text) {
        page.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(ByteArrayOutputStream page, String name, Object part) {
        write(page, name);
        try {
            page.writeBytes(json.writeValueAsBytes(part));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("hits, counts and meanings are plain records", e);
        }
    }
}
