package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.libraryexchange.browse.ItemPage.Fact;
import org.libraryexchange.web.Language;

/** What the page tells about an item besides its texts: a list of headings and values. */
final class ItemFacts {

    private final LocalizedItem item;
    private final Language language;
    private final BrowseMessages messages;
    private final Periods periods;
    private final List<Fact> facts = new ArrayList<>();

    ItemFacts(LocalizedItem item, Language language, BrowseMessages messages, Periods periods) {
        this.item = item;
        this.language = language;
        this.messages = messages;
        this.periods = periods;
    }

    List<Fact> all() {
        event(item.localized().path("event"));
        festival(item.localized().path("festival"));
        history(item.localized().path("history"));
        return facts;
    }

    private void event(JsonNode event) {
        JsonNode admission = event.path("admission");
        if (admission.path("free").asBoolean()) {
            say(messages.admission(), messages.free());
        }
        add(
                messages.admission(),
                item.each(admission.path("prices")).stream().map(this::price).toList());
        item.text(admission, "note").ifPresent(note -> add(messages.admission(), List.of(note)));
        String audience = item.each(event.path("audience")).stream()
                .map(each -> messages.audience(each.asText()))
                .collect(Collectors.joining(language.comma()));
        say(messages.forWhom(), audience);
    }

    private Text price(JsonNode price) {
        String amount =
                price.path("amount").asText() + " " + price.path("currency").asText();
        Optional<Text> label = item.text(price, "label");
        return label.map(text -> new Text(text.language(), messages.labelled(text.text(), amount), text.instead()))
                .orElseGet(() -> said(amount));
    }

    private void festival(JsonNode festival) {
        item.text(festival, "rule").ifPresent(rule -> add(messages.rule(), List.of(rule)));
    }

    private void history(JsonNode history) {
        item.each(history.path("creators"))
                .forEach(creator -> item.text(creator, "name")
                        .ifPresent(
                                name -> add(messages.role(creator.path("role").asText()), List.of(name))));
        period(history.path("period"));
        item.text(history, "extent").ifPresent(extent -> add(messages.extent(), List.of(extent)));
        item.text(history, "heldBy").ifPresent(keeper -> add(messages.heldBy(), List.of(keeper)));
        say(messages.shelfmark(), history.path("shelfmark").asText());
    }

    private void period(JsonNode period) {
        List<Text> values = new ArrayList<>();
        String edtf = period.path("edtf").asText();
        if (!edtf.isEmpty()) {
            values.add(said(periods.of(edtf)));
        }
        item.text(period, "label").ifPresent(values::add);
        add(messages.period(), values);
    }

    private void say(String label, String value) {
        if (!value.isEmpty()) {
            add(label, List.of(said(value)));
        }
    }

    private Text said(String value) {
        return new Text(language.tag(), value, Optional.empty());
    }

    /** Adds values under a heading. If the heading exists already, the values join it. */
    private void add(String label, List<Text> values) {
        if (values.isEmpty()) {
            return;
        }
        int last = facts.size() - 1;
        if (last >= 0 && facts.get(last).label().equals(label)) {
            List<Text> both = new ArrayList<>(facts.get(last).values());
            both.addAll(values);
            facts.set(last, new Fact(label, both));
        } else {
            facts.add(new Fact(label, values));
        }
    }
}
