package org.libraryexchange.pages.desk;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.pages.web.Address;

/**
 * The list of own items that somebody has before them. Forms carry it along, so that pages lead back to it.
 *
 * @param fields what it shows, by the names of the parameters of its address
 */
record ShownList(Map<String, String> fields) {

    static final String ADDRESS = "/desk/items";
    static final String NUMBER = "page";
    static final int MOST_PAGES = 100_000;

    /** A page of the items with some properties. */
    static ShownList filtered(DeskFilters filters, int number) {
        Map<String, String> fields = new TreeMap<>(filters.fields());
        if (number > 1) {
            fields.put(NUMBER, Integer.toString(number));
        }
        return new ShownList(fields);
    }

    /**
     * Reads it from a form.
     *
     * @param form the first value of each field
     */
    static ShownList of(Function<String, Optional<String>> form) {
        return filtered(
                DeskFilters.of(form),
                form.apply(NUMBER)
                        .map(number -> (int) Parameters.wholeNumber(NUMBER, number, 1, MOST_PAGES))
                        .orElse(1));
    }

    /** A link to it. */
    public String link(DeskTexts in) {
        return in.link(at(ADDRESS));
    }

    Address at(String path) {
        Address address = Address.of(path);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            address = address.with(field.getKey(), field.getValue());
        }
        return address;
    }
}
