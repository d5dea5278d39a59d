package org.libraryexchange.letters.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.base.node.LettersConfig.Desk;

/** The desks of the city and their mailboxes. */
@ApplicationScoped
class Mailboxes {

    private final TreeMap<String, Desk> desks;
    private final Optional<String> usual;

    Mailboxes(LettersConfig config) {
        this.desks = new TreeMap<>(config.desks());
        this.usual = config.defaultDesk();
    }

    /** The desks that have a mailbox. */
    List<String> desks() {
        return desks.keySet().stream()
                .filter(desk -> desks.get(desk).mail().isPresent())
                .toList();
    }

    /** The mailbox of a desk that has one. */
    String address(String desk) {
        return desks.get(desk).mail().orElseThrow();
    }

    /**
     * The desk that a letter is for.
     *
     * @param named the desk that the letter names; empty if it names none
     */
    String deskFor(Optional<String> named) {
        return named.filter(desks::containsKey).or(() -> usual).orElseGet(desks::firstKey);
    }

    Map<String, String> names(String desk) {
        return new TreeMap<>(desks.get(desk).name());
    }

    String name(String desk, Language language) {
        return language.pick(names(desk)).orElse(desk);
    }
}
