package org.libraryexchange.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.calendar.FestivalDates;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.node.NodeConfig;

/** Items as they would be if they were published as they are typed now. */
@ApplicationScoped
class PreviewDocuments {

    private final FestivalDates dates;
    private final NodeConfig node;
    private final Clock clock;

    PreviewDocuments(FestivalDates dates, NodeConfig node, Clock clock) {
        this.dates = dates;
        this.node = node;
        this.clock = clock;
    }

    StoredItem of(Editing editing) {
        Instant now = clock.instant();
        ObjectNode document = completed(editing, now);
        document.put("id", editing.id().toString());
        document.put("owner", node.city());
        document.put("status", Status.DRAFT.term());
        document.put("updated", now.toString());
        editing.saved()
                .map(item -> StoredDocument.read(item.document()))
                .ifPresent(saved -> keepNotes(saved, document));
        String text = document.toString();
        return new StoredItem(editing.id(), node.city(), Status.DRAFT, text, Sha256.of(text.getBytes(UTF_8)), now);
    }

    /** With what the node adds, as far as the rules allow the item. */
    private ObjectNode completed(Editing editing, Instant now) {
        FormCheck check = FormCheck.of(editing.values(), editing.kind(), false);
        return check.draft()
                .filter(draft -> check.violations().isEmpty())
                .map(draft ->
                        dates.complete(saved(editing), draft.content(), now).toTree())
                .orElseGet(() -> editing.values().document(editing.kind()));
    }

    private static Optional<ItemContent> saved(Editing editing) {
        return editing.saved()
                .map(item -> Item.ofStored(item.document().getBytes(UTF_8)).content());
    }

    /** What is noted of translations, as far as nobody has typed others. */
    private static void keepNotes(ObjectNode saved, ObjectNode typed) {
        saved.path("translated")
                .properties()
                .forEach(language -> language.getValue().properties().forEach(note -> {
                    String text = note.getKey() + "/" + language.getKey();
                    if (typed.at(text).equals(saved.at(text))) {
                        typed.withObject("/translated/" + language.getKey()).set(note.getKey(), note.getValue());
                    }
                }));
    }
}
