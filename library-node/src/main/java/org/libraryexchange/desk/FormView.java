package org.libraryexchange.desk;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.web.City;

/**
 * An item's form, ready to be shown.
 *
 * @param problems everything that is wrong, with a link to its field
 */
record FormView(List<Section> sections, List<Problem> problems) {

    /** What is wrong. {@code field} is the id of an element of the page; empty if it concerns the whole item. */
    record Problem(String field, String text) {}

    record Section(String name, List<Block> blocks) {}

    /**
     * Fields for one member of the item.
     *
     * @param id of the element
     * @param key names the member in the messages
     * @param sort {@code texts}, {@code line}, {@code choice}, {@code tick}, {@code ticks} or {@code rows}
     * @param controls its fields; none for rows
     * @param more pointer of the list that a button makes longer; empty if there is no such button
     */
    record Block(
            String id,
            String key,
            String sort,
            String hint,
            boolean needed,
            List<Control> controls,
            List<Row> rows,
            String more,
            List<String> errors) {}

    /**
     * A row of a list.
     *
     * @param pointer names it to the button that removes it
     * @param note what the row means, such as the time in the partner's city
     * @param item the item that the row names; empty if rows of the list name none
     */
    record Row(String pointer, String note, Optional<ItemLine> item, List<Block> blocks) {}

    /**
     * An item of another city.
     *
     * @param owner as the row names it
     * @param id as the row names it
     * @param link to the page that readers see; empty if there is none
     * @param state what a person should know of it; may be empty
     */
    record ItemLine(String owner, String id, ShownTitle title, City city, String link, String state) {}

    /**
     * What is noted of a value.
     *
     * @param confirms what a button confirms that answers it; empty if there is no such button
     */
    record Remark(String text, String confirms) {}

    /**
     * A field.
     *
     * @param sort {@code text}, {@code area}, {@code url}, {@code number}, {@code date}, {@code time}, {@code select} or
     *     {@code checkbox}
     * @param language tag of the text; empty if it has none
     * @param value what is filled in; for a checkbox, what it sends
     * @param checked whether a checkbox is ticked
     */
    record Control(
            String name,
            String sort,
            String label,
            String language,
            String value,
            int lines,
            boolean checked,
            List<Option> options,
            List<String> errors,
            List<Remark> remarks) {

        public String id() {
            return FormViews.id(name);
        }
    }

    record Option(String value, String text, boolean chosen) {}
}
