package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.browse.ItemPage.Sister;
import org.libraryexchange.sisters.SisterItem;
import org.libraryexchange.sisters.SisterItem.State;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Visit;

/** Shows an item beside the items of other cities that it names. */
final class SisterCards {

    private final LocalizedItem item;
    private final City owner;
    private final Readers readers;
    private final Visit visit;
    private final Localizer localizer;

    SisterCards(LocalizedItem item, City owner, Readers readers, Visit visit) {
        this.item = item;
        this.owner = owner;
        this.readers = readers;
        this.visit = visit;
        this.localizer = new Localizer(visit);
    }

    /** The item itself and its sisters; nothing if readers can know of no sister. Erased ones are left out. */
    List<Sister> of(List<SisterItem> sisters) {
        List<Sister> cards = new ArrayList<>();
        sisters.stream()
                .filter(sister -> sister.state() != State.ERASED)
                .map(this::card)
                .forEach(cards::add);
        if (!cards.isEmpty()) {
            cards.add(0, card(owner, "", "", item, Optional.empty(), false));
        }
        return cards;
    }

    private Sister card(SisterItem sister) {
        City city = readers.cities().of(sister.named().owner(), visit.language());
        String relation = readers.messages(visit.language()).belongs(sister.relation(), city.title());
        JsonNode named = item.localized().path("sisters").path(sister.row());
        Optional<Text> note = item.text(named, "note");
        return sister.hasPage()
                ? card(
                        city,
                        relation,
                        visit.link("/items/" + sister.named().id()),
                        localizer.of(sister.document()),
                        note,
                        sister.state() == State.WITHDRAWN)
                : new Sister(city, relation, "", Optional.empty(), Optional.empty(), note, false);
    }

    private static Sister card(
            City city, String relation, String link, LocalizedItem shown, Optional<Text> note, boolean withdrawn) {
        return new Sister(
                city,
                relation,
                link,
                Optional.of(shown.title()),
                Picture.of(shown).stream().findFirst(),
                note,
                withdrawn);
    }
}
