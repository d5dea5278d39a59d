package org.libraryexchange.browse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import org.libraryexchange.browse.VersionsPage.Elsewhere;
import org.libraryexchange.browse.VersionsPage.Version;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.history.ItemHistory;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Assets;
import org.libraryexchange.web.Frame;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Visit;

/** Builds the pages that show people what programs read of an item: its versions and its documents. */
@ApplicationScoped
class RecordPages {

    /** The parameter of earlier versions. */
    static final String BEFORE = "before";

    private static final JsonMapper JSON = new JsonMapper();

    private final Readers readers;
    private final Frames frames;
    private final Assets assets;

    RecordPages(Readers readers, Frames frames, Assets assets) {
        this.readers = readers;
        this.frames = frames;
        this.assets = assets;
    }

    static String versions(String item) {
        return "/items/" + item + "/versions";
    }

    static String document(String item) {
        return "/items/" + item + "/document";
    }

    /** @param number of the manifest among those that the item has, from 1 */
    static String images(String item, int number) {
        return "/items/" + item + "/images/" + number;
    }

    VersionsPage versions(StoredItem item, ItemHistory history, Visit visit) {
        BrowseMessages messages = readers.messages(visit.language());
        String address = versions(item.id().toString());
        Text title = title(item, visit);
        return new VersionsPage(
                frame(messages.versions(), title, visit),
                link(item, visit),
                title,
                history.versions().stream()
                        .map(version -> version(version, address, messages, visit))
                        .toList(),
                history.ownersVersions().stream()
                        .map(owner -> new Elsewhere(
                                readers.cities()
                                        .of(item.owner(), visit.language())
                                        .title(),
                                owner.resolve(address).toString()))
                        .toList(),
                history.next()
                        .map(next -> visit.link(Address.of(address).with(BEFORE, before(next))))
                        .orElse(""));
    }

    /** Where the API goes on, which may leave out all versions of a page: readers see no drafts. */
    private static String before(String next) {
        return next.replaceAll(".*[?&]before=([0-9]+).*", "$1");
    }

    private Version version(ItemHistory.Version version, String address, BrowseMessages messages, Visit visit) {
        String number = Long.toString(version.version());
        return new Version(
                messages.versionMade(number, readers.moment(version.made(), visit.language())),
                version.action().map(messages::versionAction).orElse(""),
                version.changed().stream()
                        .map(pointer -> changed(pointer, messages, visit.language()))
                        .collect(Collectors.joining(visit.language().comma())),
                version.address().map(it -> visit.link(address + "/" + number)).orElse(""));
    }

    /** @param pointer to a member, or to the text of a member in one language */
    private static String changed(String pointer, BrowseMessages messages, Language language) {
        String[] names = pointer.substring(1).split("/", 2);
        String member = messages.member(names[0]);
        return names.length == 1 ? member : messages.noted(member, language.nameOf(names[1]));
    }

    /**
     * @param version number of the version whose document it is; empty for the item as it is now
     */
    DocumentPage document(StoredItem item, String version, Visit visit) {
        BrowseMessages messages = readers.messages(visit.language());
        boolean latest = version.isEmpty();
        String name = latest ? messages.json() : messages.versionNumber(version);
        String address = "/api/v1/items/" + item.id();
        String file = item.owner() + "-" + item.id();
        Text title = title(item, visit);
        return new DocumentPage(
                frame(name, title, visit),
                link(item, visit),
                title,
                name,
                indented(item.document()),
                latest ? address : address + "/versions/" + version,
                (latest ? file : file + "-" + version) + ".json");
    }

    /** The images of one of the item's manifests; empty if it has fewer. */
    Optional<ImagesPage> images(StoredItem item, int number, Visit visit) {
        LocalizedItem localized = new Localizer(visit).of(item.bytes());
        return LinkedPage.of(localized).stream()
                .filter(LinkedPage::isManifest)
                .skip(number - 1L)
                .findFirst()
                .map(manifest -> images(item, localized.title(), manifest, visit));
    }

    private ImagesPage images(StoredItem item, Text title, LinkedPage manifest, Visit visit) {
        String images = readers.messages(visit.language()).images();
        return new ImagesPage(
                frame(images, title, visit),
                link(item, visit),
                title,
                manifest.title().orElseGet(() -> new Text(visit.language().tag(), images, Optional.empty())),
                manifest.address(),
                manifest.host(),
                manifest.address().startsWith("https:"),
                new ImagesPage.Files(
                        assets.address("leaflet.js"),
                        assets.address("leaflet-iiif.js"),
                        assets.address("leaflet.css"),
                        assets.address("images.js")));
    }

    private Frame frame(String name, Text title, Visit visit) {
        return frames.of(visit, readers.messages(visit.language()).labelled(name, title.text()), false);
    }

    private static Text title(StoredItem item, Visit visit) {
        return new Localizer(visit).of(item.bytes()).title();
    }

    private static String link(StoredItem item, Visit visit) {
        return visit.link("/items/" + item.id());
    }

    private static String indented(String document) {
        try {
            return JSON.readTree(document).toPrettyString();
        } catch (JsonProcessingException e) {
            // Damaged in the database, which a proof will find.
            return document;
        }
    }
}
