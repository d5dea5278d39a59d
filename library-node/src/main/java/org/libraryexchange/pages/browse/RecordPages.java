package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.qute.i18n.MessageBundle;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.history.ItemHistory;
import org.libraryexchange.pages.browse.LocalizedItem.LinkedPage;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Assets;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;

/** Builds the pages that show people what programs read of an item: its versions and its documents. */
@Singleton
record RecordPages(Readers readers, Assets assets) {

    /** The parameter of earlier versions. */
    static final String BEFORE = "before";

    private static final JsonMapper JSON = new JsonMapper();

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

    VersionsPage versions(StoredItem stored, ItemHistory history, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        return new VersionsPage(frame(in.words().versions(), item, in), in, item, history);
    }

    /**
     * @param version number of the version whose document it is; empty for the item as it is now
     */
    DocumentPage document(StoredItem stored, String version, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        String name = version.isEmpty()
                ? in.words().json()
                : in.messages(Messages.class).versionNumber(version);
        return new DocumentPage(frame(name, item, in), in, item, name, indented(stored.document()), version);
    }

    /** The images of one of the item's manifests; empty if it has fewer. */
    Optional<ImagesPage> images(StoredItem stored, int number, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        return item.links().stream()
                .filter(LinkedPage::isManifest)
                .skip(number - 1L)
                .findFirst()
                .map(manifest -> new ImagesPage(frame(in.words().images(), item, in), in, item, manifest, assets));
    }

    private Frame frame(String name, LocalizedItem item, BrowseTexts in) {
        return readers.frames()
                .of(in.visit(), in.words().labelled(name, item.title().text()), false);
    }

    private static String indented(String document) {
        try {
            return JSON.readTree(document).toPrettyString();
        } catch (JsonProcessingException e) {
            // Damaged in the database, which a proof will find.
            return document;
        }
    }

    /**
     * The document of an item, as programs get it.
     *
     * @param name which document it is, in words
     * @param json indented
     * @param version number of the version; empty for the item as it is now
     */
    record DocumentPage(Frame frame, BrowseTexts in, LocalizedItem item, String name, String json, String version) {

        /** How to name it as a file. */
        public String file() {
            String file = item.owner() + "-" + item.id();
            return (version.isEmpty() ? file : file + "-" + version) + ".json";
        }
    }

    /**
     * The images that an IIIF manifest names, in a viewer.
     *
     * @param files of the viewer
     */
    record ImagesPage(Frame frame, BrowseTexts in, LocalizedItem item, LinkedPage manifest, Assets files) {}

    /** The versions of an item, the newest first. */
    record VersionsPage(Frame frame, BrowseTexts in, LocalizedItem item, ItemHistory history) {

        private Address address() {
            return Address.of(versions(item.id()));
        }

        /** What differs from the version before, in words; may be empty. */
        public String changed(ItemHistory.Version version) {
            return version.changed().stream()
                    .map(this::changed)
                    .collect(Collectors.joining(in.language().comma()));
        }

        /** @param pointer to a member, or to the text of a member in one language */
        private String changed(String pointer) {
            String[] names = pointer.substring(1).split("/", 2);
            String member = in.messages(Messages.class).member(names[0]);
            return names.length == 1
                    ? member
                    : in.words().noted(member, in.language().nameOf(names[1]));
        }

        /**
         * The same page of the item's owner.
         *
         * @param api where the owner's API has them
         */
        public URI atOwner(URI api) {
            return in.cities()
                    .cities()
                    .publicAddress(item.owner())
                    .orElse(api)
                    .resolve(address().path());
        }

        /**
         * Earlier versions.
         *
         * @param next where the API goes on, which may leave out all versions of a page: readers see no drafts
         */
        public Address earlier(String next) {
            return address().with(BEFORE, next.replaceAll(".*[?&]before=([0-9]+).*", "$1"));
        }
    }

    /** The texts of these pages. They are in {@code messages/record_*.properties}, by language. */
    @MessageBundle(value = "record", locale = "en")
    interface Messages {

        String toItem();

        String versionNumber(String number);

        String versionMade(long number, String moment);

        String versionShown(String number);

        String versionAction(String action);

        String changed(String members);

        String member(String member);

        String earlierVersions();

        String versionsElsewhere(String city);

        String versionsOf(String city);

        String forPrograms();

        String download(String file);

        String imagesFrom(String host);

        String imagesUnencrypted(String host);

        String imagesNeedScript();

        String imagePlace();

        String previousImage();

        String nextImage();

        String zoomIn();

        String zoomOut();

        String imagesFailed(String host);

        String imageFailed();

        String manifestHint();

        String manifestFile();
    }
}
