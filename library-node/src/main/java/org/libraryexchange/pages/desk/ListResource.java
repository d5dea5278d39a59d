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

    ListResource(DeskContext desk, DeskLists lists, DeskItems items) {
        this.desk = desk;
        this.lists = lists;
        this.items = items;
    }

    @GET
    public Response list() {
        Parameters parameters =
                desk.parameters(Stream.concat(Stream.of(ShownList.NUMBER), DeskFilters.PARAMETERS.stream())
                        .toArray(String[]::new));
        DeskFilters filters = DeskFilters.of(parameters::one);
        int number = (int) parameters.number(ShownList.NUMBER, 1, 1, ShownList.MOST_PAGES);
        int from = (number - 1) * PAGE;
        DeskTexts in = desk.texts();
        ListedItems listed = lists.page(filters, from, PAGE, in.language());
        Optional<Address> next = Optional.of(filters.at(LIST).with(ShownList.NUMBER, Integer.toString(number + 1)))
                .filter(more -> listed.count() > from + PAGE);
        return desk.answer(DeskTemplates.items(new ListPage(
                desk.frame(in, in.words().ofThisCity(), "items"),
                in,
                lists.counts(),
                listed.items(),
                desk.publishes(),
                ShownList.filtered(filters, number),
                filters,
                listed.count(),
                lists.schemes(),
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
     * @param filters of the list
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
            DeskFilters filters,
            int count,
            List<String> schemes,
            String next) {

        /** A filter of the form. {@code options} are empty where people type. */
        record Choice(String name, String sort, String value, Map<String, String> options) {}

        /** A filter that is on, in words. {@code without} leads to the list without it. */
        record Chip(String text, String without) {}

        /** What was searched for; empty for a list. */
        public String words() {
            return filters.words().orElse("");
        }

        /** The state of the list, as a term. */
        public String state() {
            return filters.state().term();
        }

        /** The links to the lists: with the same words, if there are any. */
        public Map<String, String> states() {
            Map<String, String> links = new LinkedHashMap<>();
            in.states()
                    .forEach(state -> links.put(
                            state.term(),
                            in.link(
                                    words().isEmpty()
                                            ? Address.of(LIST).with("state", state.term())
                                            : filters.at(LIST).with("state", state.term()))));
            return links;
        }

        /** What a search for other words carries along. */
        public Map<String, String> kept() {
            Map<String, String> kept = filters.without(Filter.Q).fields();
            if (words().isEmpty()) {
                kept.keySet().removeAll(List.of("state", "sort"));
            } else if (filters.order() == Order.BEST) {
                kept.remove("sort");
            }
            return kept;
        }

        /** Whether the list has items that the page does not show. */
        public boolean isLonger() {
            return count > items.size();
        }

        /** How many items can be chosen at once. */
        public int most() {
            return BulkResource.MOST;
        }

        /** Whether the person has chosen a filter, and not only words. */
        public boolean isNarrowed() {
            return filters.values().keySet().stream().anyMatch(filter -> filter != Filter.Q);
        }

        public List<Choice> choices() {
            return Stream.concat(
                            Stream.of(Filter.values())
                                    .filter(filter -> filter != Filter.Q)
                                    .map(filter -> choice(filter, filters.value(filter))),
                            Stream.of(
                                    new Choice("sort", "select", filters.order().term(), orders())))
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
            filters.orders()
                    .forEach(order -> orders.put(order.term(), in.words().order(order)));
            return orders;
        }

        public List<Chip> chips() {
            return filters.values().entrySet().stream()
                    .map(entry -> new Chip(
                            in.words()
                                    .filterIs(
                                            in.words().filter(entry.getKey().term()),
                                            in.filterValue(entry.getKey(), entry.getValue())),
                            in.link(filters.without(entry.getKey()).at(LIST))))
                    .toList();
        }
    }
}
