package org.libraryexchange.pair;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.libraryexchange.stack.staff.LocalPerson;
import org.libraryexchange.stack.staff.StaffEntry;
import org.openqa.selenium.Keys;

/** Somebody who is signed in at the desk of a city, in a browser of their own. */
final class DeskPerson implements AutoCloseable {

    private static final int HEIGHT = 900;
    private static final int MOST_STOPS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Browser browser;
    private final String name;
    private final String password;
    private int filled;

    private DeskPerson(CityUnderTest city, String name, String password) {
        this.browser = Browser.at(city.api().toString());
        this.name = name;
        this.password = password;
    }

    static DeskPerson at(CityUnderTest city, LocalPerson person, int width, String language) {
        return signedInTo("/desk", city, person, width, language);
    }

    /** Somebody who has asked for another page of staff. */
    static DeskPerson signedInTo(String page, CityUnderTest city, LocalPerson person, int width, String language) {
        Path data = city.publicKeyFile().getParent().getParent();
        return new DeskPerson(city, person.signInName(), person.password(data)).arrived(page, width, language);
    }

    /** Somebody who is added to the list of staff first. */
    static DeskPerson addedTo(CityUnderTest city, String name, String role) {
        String password = "password of " + name;
        try (Connection session = city.postgres().connect()) {
            StaffEntry.of(name, password, Set.of(role)).put(session);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DeskPerson(city, name, password).arrived("/desk", 1_280, "en");
    }

    /** Somebody who follows an invitation and sets a password. */
    static DeskPerson invited(CityUnderTest city, String link, String name, int width, String language) {
        DeskPerson person = new DeskPerson(city, name, "password of " + name);
        return person.arrived(() -> {
            person.browser.device(width, HEIGHT, "light");
            person.browser.open(link + "&lang=" + language);
            person.browser.type("[name=password]", person.password);
            person.browser.send(".sign-in button");
            person.browser.awaitAddress("/desk");
        });
    }

    private DeskPerson arrived(String page, int width, String language) {
        return arrived(() -> {
            browser.device(width, HEIGHT, "light");
            browser.open(page + "?lang=" + language);
            browser.type("[name=name]", name);
            browser.press(Keys.TAB);
            browser.press(password, Keys.ENTER);
            browser.awaitAddress(page + "?");
        });
    }

    /** Nobody else closes the browser of a person who does not arrive. */
    private DeskPerson arrived(Runnable way) {
        try {
            way.run();
            return this;
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    Browser browser() {
        return browser;
    }

    /** How many fields the person has filled in. */
    int filled() {
        return filled;
    }

    /** Begins an item, and returns its address at the desk. */
    String begins(String kind) {
        browser.open("/desk");
        presses(kind);
        browser.awaitAddress("/desk/items/");
        return browser.address().replaceFirst("\\?.*", "");
    }

    DeskPerson fills(Map<String, String> fields) {
        fields.forEach(this::fills);
        return this;
    }

    DeskPerson fills(String field, String text) {
        browser.fill(at(field), text);
        filled++;
        return this;
    }

    DeskPerson chooses(String field, String term) {
        browser.choose(at(field), term);
        return this;
    }

    private static String at(String field) {
        return "[name='" + field + "']";
    }

    /** Presses the button with this value, and waits for the page that comes back. */
    DeskPerson presses(String button) {
        browser.scrollTo("button[value='" + button + "']:not(.unseen)");
        browser.send("button[value='" + button + "']:not(.unseen)");
        return this;
    }

    /** Adds a row to a list of an item's form, whose page is not loaded anew. */
    DeskPerson adds(String list, String field) {
        browser.mark();
        browser.scrollTo("button[value='more:" + list + "']");
        browser.click("button[value='more:" + list + "']");
        browser.awaitElement(at(field));
        if (!browser.isMarked()) {
            throw new IllegalStateException("the page was loaded anew");
        }
        return this;
    }

    /** The same by the keyboard alone, up to a field of the new row. */
    DeskPerson addsByKeyboard(String list, String field) {
        browser.mark();
        tabsTo("more:" + list).browser.press(Keys.ENTER);
        browser.awaitElement(at(field));
        if (!browser.isMarked()) {
            throw new IllegalStateException("the page was loaded anew");
        }
        return browser.focused().equals(field) ? this : tabsTo(field);
    }

    /**
     * Presses Tab until a field or button has the focus, which has to be visible all the way there.
     *
     * @throws IllegalStateException if the focus does not get there
     */
    DeskPerson tabsTo(String target) {
        for (int i = 0; i < MOST_STOPS; i++) {
            browser.press(Keys.TAB);
            Awaitility.await("focus on " + browser.focused()).atMost(PATIENCE).until(browser::showsFocus);
            if (browser.focused().equals(target)) {
                return this;
            }
        }
        throw new IllegalStateException("Tab does not get to " + target);
    }

    /** Presses a button or follows a link by the keyboard alone, and waits for the page that comes back. */
    DeskPerson pressesByKeyboard(String target) {
        browser.mark();
        tabsTo(target).browser.press(Keys.ENTER);
        browser.awaitUnmarked();
        return this;
    }

    DeskPerson types(CharSequence... keys) {
        browser.press(keys);
        filled++;
        return this;
    }

    void signsInAgain() {
        signsIn(name, password);
    }

    /** Somebody else signs in, with the same browser. */
    void signsInAs(CityUnderTest city, LocalPerson other) {
        signsIn(
                other.signInName(),
                other.password(city.publicKeyFile().getParent().getParent()));
    }

    private void signsIn(String nameOfPerson, String theirPassword) {
        browser.type("[name=name]", nameOfPerson);
        browser.type("[name=password]", theirPassword);
        browser.click(".sign-in button");
    }

    @Override
    public void close() {
        browser.close();
    }
}
