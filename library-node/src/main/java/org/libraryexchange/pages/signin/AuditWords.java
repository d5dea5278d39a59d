package org.libraryexchange.pages.signin;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.libraryexchange.base.audit.AuditAct;
import org.libraryexchange.base.audit.AuditEntry;
import org.libraryexchange.base.audit.AuditEntry.What;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.StoredDocument;

/** Tells the audit trail in words: who did what to which item, as far as the reader may know of it. */
@Singleton
public record AuditWords(StaffNames names, ItemReader items) {

    /**
     * An entry in words.
     *
     * @param text a sentence; empty if there are no words for what the request did
     */
    public record Told(AuditEntry entry, String text) {

        /** The page of the picture that was taken down; empty for other acts. */
        public Optional<String> picture() {
            return Optional.of(entry.what())
                    .filter(what -> what.act().equals(AuditAct.PICTURE_TAKEN_DOWN.term())
                            && !what.subject().isEmpty())
                    .map(what -> "/desk/pictures/" + what.subject());
        }
    }

    public List<Told> tell(List<AuditEntry> entries, Language language) {
        UnaryOperator<String> people = names.in(language);
        Map<String, String> known = new HashMap<>();
        Messages words = language.messages(Messages.class);
        return entries.stream()
                .map(entry -> new Told(
                        entry,
                        AuditAct.named(entry.what().act())
                                .map(act -> words.done(
                                        act.term(),
                                        entry.what().name().isEmpty()
                                                ? words.somebody()
                                                : people.apply(entry.what().name()),
                                        known.computeIfAbsent(
                                                act.about() + " " + entry.what().subject(),
                                                any -> subject(act, entry.what(), language))))
                                .orElse("")))
                .toList();
    }

    private String subject(AuditAct act, What what, Language language) {
        Messages words = language.messages(Messages.class);
        return switch (act.about()) {
            case ITEM -> title(what.subject(), language).map(words::item).orElseGet(words::someItem);
            case PERSON -> what.subject().isEmpty() ? words.someone() : names.of(what.subject(), language);
            case IMPORT -> words.imported(what.subject());
            case PICTURE -> words.picture(what.subject().replaceFirst("(?<=.{8}).+", "…"));
            case CATALOGUE, NOTHING -> "";
        };
    }

    /** The title of an item, if the reader may see it. */
    private Optional<String> title(String subject, Language language) {
        try {
            return items.visible(UUID.fromString(subject))
                    .map(StoredItem::document)
                    .flatMap(document -> language.pick(StoredDocument.read(document).path("title").properties().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, title -> title.getValue().asText()))));
        } catch (IllegalArgumentException | ProblemException e) {
            // It is an identifier, or the item has been erased.
            return Optional.empty();
        }
    }

    /** The texts. They are in {@code messages/audit_*.properties}, by language. */
    @MessageBundle(value = "audit", locale = "en")
    interface Messages {

        String lead();

        String done(String act, String who, String what);

        String somebody();

        String item(String title);

        String someItem();

        String someone();

        String imported(String n);

        String picture(String sha256);

        String when();

        String what();
    }
}
