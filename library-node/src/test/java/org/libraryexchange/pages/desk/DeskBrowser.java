package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** The browser of somebody who is signed in. */
record DeskBrowser(String session) {

    static final String ITEMS = "/desk/items";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST_REDIRECTS = 3;

    static DeskBrowser of(String name, String... roles) {
        return new DeskBrowser(Staff.session(name, roles));
    }

    Response get(String address) {
        return Staff.with(session).urlEncodingEnabled(false).get(address);
    }

    Page page(String address) {
        return Page.of(get(address)).isSound();
    }

    DeskForm form(String address) {
        return DeskForm.on(page(address), "form.item-form", this);
    }

    Response post(String address, Map<String, List<String>> fields) {
        return posting(fields).post(address);
    }

    RequestSpecification posting(Map<String, List<String>> fields) {
        RequestSpecification request = Staff.with(session).contentType(FORM);
        fields.forEach(request::formParam);
        return request;
    }

    /** Begins an item of a kind, and returns its address at the desk. */
    String begin(String kind) {
        Response begun = post(ITEMS, Map.of("kind", List.of(kind)));
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        return address(begun);
    }

    /** The page to which an answer leads. */
    Page follow(Response answer) {
        Response last = answer;
        for (int i = 0; i < MOST_REDIRECTS && last.statusCode() == 303; i++) {
            last = get(address(last));
        }
        assertThat(last.statusCode()).as(last.asString()).isEqualTo(200);
        return Page.of(last).isSound();
    }

    /** Where a redirect leads, on this node. */
    static String address(Response redirect) {
        URI to = URI.create(redirect.header("Location"));
        return to.getRawQuery() == null ? to.getRawPath() : to.getRawPath() + "?" + to.getRawQuery();
    }
}
