package org.libraryexchange.pages.desk;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.FormElement;
import org.libraryexchange.fixture.Page;

/** A form in a browser. It sends what the page has put into its fields, and what is typed over it. */
final class DeskForm {

    private final DeskBrowser browser;
    private final String address;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private DeskForm(DeskBrowser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    static DeskForm on(Page page, String selector, DeskBrowser browser) {
        FormElement element = (FormElement) page.first(selector);
        DeskForm form = new DeskForm(browser, element.attr("action"));
        element.formData()
                .forEach(field -> form.fields
                        .computeIfAbsent(field.key(), any -> new ArrayList<>())
                        .add(field.value()));
        return form;
    }

    DeskForm type(String field, String text) {
        fields.put(field, List.of(text));
        return this;
    }

    /** Unticks a box. */
    DeskForm without(String field) {
        fields.remove(field);
        return this;
    }

    String text(String field) {
        return fields.getOrDefault(field, List.of("")).get(0);
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    Response press(String button) {
        return type("do", button).send();
    }

    /** Presses a button, and returns the page that comes next. */
    Page pressed(String button) {
        return browser.follow(press(button));
    }

    Response send() {
        return browser.post(address, fields);
    }

    /** Sends what the page's script sends while somebody types. */
    Response keep() {
        return browser.posting(fields).header("Accept", "text/plain").post(address + "/keep");
    }
}
