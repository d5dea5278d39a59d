package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.search.ItemListing;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.desk.DeskFilters.Filter;
import org.libraryexchange.pages.desk.DeskFilters.Order;
import org.libraryexchange.pages.desk.DeskLists.ListEntry;
import org.libraryexchange.pages.desk.DeskLists.ListedItems;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** Lists of the city's own items, and new ones. */
@Path("/desk/items")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class ListResource {

    private static final String LIST = ShownList.ADDRESS;
    private static final int PAGE = 50;

    private final DeskContext desk;
    private final DeskLists lists;
    private final DeskItems items;
    private final DeskSearch search;

    ListResource(DeskContext desk, DeskLists lists, DeskItems items, DeskSearch search) {
        this.desk = desk;
        this.lists = lists;
        this.items = items;
        this.search = search;
    }

    @GET
    public Response list() {
        Parameters parameters = desk.parameters(
                Stream.concat(Stream.of(ShownList.WORDS, "cursor", ShownList.NUMBER), DeskFilters.PARAMETERS.stream())
                        .toArray(String[]::new));
        Optional<String> words = parameters.one(ShownList.WORDS).filter(text -> !text.isBlank());
        if (words.isPresent()) {
            return found(words.get(), parameters.one("cursor"));
        }
        DeskFilters filters = DeskFilters.of(parameters::one);
        int number = (int) parameters.number(ShownList.NUMBER, 1, 1, ShownList.MOST_PAGES);
        int from = (number - 1) * PAGE;
        ListedItems listed = lists.page(filters, from, PAGE, desk.texts().language());
        Optional<Address> next = Optional.of(filters.at(LIST).with(ShownList.NUMBER, Integer.toString(number + 1)))
                .filter(more -> listed.count() > from + PAGE);
        return page(listed, ShownList.filtered(filters, number), Optional.of(filters), next);
    }

    private Response found(String words, Optional<String> cursor) {
        ItemListing found = search.find(words, cursor, PAGE, desk.texts().visit());
        return page(
                new ListedItems(found.documents().stream().map(ListEntry::of).toList(), 0),
                ShownList.found(words),
                Optional.empty(),
                found.cursor()
                        .map(next ->
                                Address.of(LIST).with(ShownList.WORDS, words).with("cursor", next)));
    }

    private Response page(ListedItems listed, ShownList shown, Optional<DeskFilters> filters, Optional<Address> next) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.items(new ListPage(
                desk.frame(in, in.words().ofThisCity(), "items"),
                in,
                lists.counts(),
                listed.items(),
                desk.publishes(),
                shown,
                filters,
                listed.count(),
                filters.isPresent() ? lists.schemes() : List.of(),
                next.map(in::link).orElse(""))));
    }

    /** Begins a new item. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(byte[] body) {
        Kind kind = DeskContext.kind(PostedForm.of(body).one("kind").orElse(""));
        return DeskContext.seeOther(LIST + "/" + items.begin(kind));
    }

    /**
     * A list of the city's own items.
     *
     * @param counts how many own items there are of each status
     * @param publishes whether the person may publish and withdraw
     * @param shown the list itself
     * @param filters of the list; empty for a search
     * @param count how many items the list has
     * @param schemes of the city's identifiers, for the export
     * @param next link to the items that follow; empty at the end
     */
    record ListPage(
            StaffFrame frame,
            DeskTexts in,
            Map<String, Long> counts,
            List<ListEntry> items,
            boolean publishes,
            ShownList shown,
            Optional<DeskFilters> filters,
            int count,
            List<String> schemes,
            String next) {

        /** A filter of the form. {@code options} are empty where people type. */
        record Choice(String name, String sort, String value, Map<String, String> options) {}

        /** A filter that is on, in words. {@code without} leads to the list without it. */
        record Chip(String text, String without) {}

        /** What was searched for; empty for a list. */
        public String words() {
            return shown.fields().getOrDefault(ShownList.WORDS, "");
        }

        /** The state of the list, as a term; empty for a search. */
        public String state() {
            return filters.map(it -> it.state().term()).orElse("");
        }

        /** Whether all items of the list can be chosen, and not only those of the page. */
        public boolean offersAll() {
            return count > items.size() && count <= BulkResource.MOST;
        }

        public List<Choice> choices() {
            DeskFilters chosen = filters.orElseThrow();
            return Stream.concat(
                            Stream.of(Filter.values()).map(filter -> choice(filter, chosen.value(filter))),
                            Stream.of(
                                    new Choice("sort", "select", chosen.order().term(), orders())))
                    .toList();
        }

        private Choice choice(Filter filter, String value) {
            Map<String, String> options = new LinkedHashMap<>();
            if (!filter.terms().isEmpty()) {
                options.put("", in.words().any());
                filter.terms().forEach(term -> options.put(term, in.filterValue(filter, term)));
            }
            boolean isDay = filter == Filter.FROM || filter == Filter.TO;
            return new Choice(filter.term(), options.isEmpty() ? isDay ? "date" : "text" : "select", value, options);
        }

        private Map<String, String> orders() {
            Map<String, String> orders = new LinkedHashMap<>();
            Stream.of(Order.values())
                    .forEach(order -> orders.put(order.term(), in.words().order(order)));
            return orders;
        }

        public List<Chip> chips() {
            return filters.stream()
                    .flatMap(chosen -> chosen.values().entrySet().stream()
                            .map(entry -> new Chip(
                                    in.words()
                                            .filterIs(
                                                    in.words()
                                                            .filter(entry.getKey()
                                                                    .term()),
                                                    in.filterValue(entry.getKey(), entry.getValue())),
                                    in.link(chosen.at(LIST)
                                            .without(entry.getKey().term())))))
                    .toList();
        }
    }
}
