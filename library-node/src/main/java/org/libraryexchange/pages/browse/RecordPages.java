package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.qute.i18n.MessageBundle;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.text.Snippets.Part;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.history.Histories;
import org.libraryexchange.catalogue.history.ItemHistory;
import org.libraryexchange.pages.browse.LocalizedItem.LinkedPage;
import org.libraryexchange.pages.browse.ShownPictures.ShownPicture;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Assets;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Visit;

/** Builds the pages that show people what programs read of an item: its versions and its documents. */
@Singleton
record RecordPages(Readers readers, Assets assets, ShownPictures pictures) {

    /** The parameter of earlier versions. */
    static final String BEFORE = "before";

    /** The parameters of two versions to compare. */
    static final String OLDER = "older";

    static final String NEWER = "newer";

    static final Set<String> PARAMETERS = Set.of(BEFORE, OLDER, NEWER);

    private static final Set<String> NOTES = Set.of("/translated", "/corrected");

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

    static String pictures(String item) {
        return "/items/" + item + "/pictures";
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

    /** Two versions side by side. */
    ComparisonPage comparison(StoredItem older, StoredItem newer, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem before = new Localizer(visit).of(older.bytes());
        LocalizedItem after = new Localizer(visit).of(newer.bytes());
        List<Difference> differences = Histories.changed(older, newer).stream()
                .filter(RecordPages::isForPeople)
                .map(pointer -> Difference.of(
                        member(in, pointer),
                        before.whole().at(pointer),
                        after.whole().at(pointer)))
                .toList();
        String name = in.messages(Messages.class).comparison(before.plain("version"), after.plain("version"));
        return new ComparisonPage(frame(name, after, in), in, before, after, name, differences);
    }

    /** Notes about who translated or corrected what hold keys and checksums, which tell people nothing. */
    private static boolean isForPeople(String pointer) {
        return !NOTES.contains(pointer);
    }

    /** @param pointer to a member, or to the text of a member in one language */
    private static String member(BrowseTexts in, String pointer) {
        String[] names = pointer.substring(1).split("/", 2);
        String member = in.messages(Messages.class).member(names[0]);
        return names.length == 1
                ? member
                : in.words().noted(member, in.language().nameOf(names[1]));
    }

    /** The pictures of an item, each as large as the window; empty if it has none. */
    Optional<PicturesPage> pictures(StoredItem stored, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        return Optional.of(pictures.of(item))
                .filter(shown -> !shown.isEmpty())
                .map(shown -> new PicturesPage(frame(in.words().pictures(), item, in), in, item, shown));
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
                    .filter(RecordPages::isForPeople)
                    .map(pointer -> member(in, pointer))
                    .collect(Collectors.joining(in.language().comma()));
        }

        /** Those whose documents are here, so that two of them can be compared. */
        public List<ItemHistory.Version> comparable() {
            return history.versions().stream()
                    .filter(version -> version.address().isPresent())
                    .toList();
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

    /** The pictures of an item. */
    record PicturesPage(Frame frame, BrowseTexts in, LocalizedItem item, List<ShownPicture> pictures) {}

    /** What differs between two versions of an item. */
    record ComparisonPage(
            Frame frame,
            BrowseTexts in,
            LocalizedItem older,
            LocalizedItem newer,
            String name,
            List<Difference> differences) {}

    /**
     * A member that differs.
     *
     * @param name in words
     */
    record Difference(String name, List<Part> older, List<Part> newer) {

        static Difference of(String name, JsonNode before, JsonNode after) {
            List<String> old = lines("", before).toList();
            List<String> recent = lines("", after).toList();
            return new Difference(name, marked(old, Set.copyOf(recent)), marked(recent, Set.copyOf(old)));
        }

        /** The lines, of which those match that the other version lacks. */
        private static List<Part> marked(List<String> lines, Set<String> others) {
            return lines.stream()
                    .map(line -> new Part(line, !others.contains(line)))
                    .toList();
        }

        private static Stream<String> lines(String name, JsonNode value) {
            if (value.isObject()) {
                return value.properties().stream().flatMap(member -> lines(member.getKey(), member.getValue()));
            }
            if (value.isArray()) {
                return value.valueStream().flatMap(each -> lines(name, each));
            }
            // Without its name, true or a number would say nothing.
            return value.isTextual() || value.isMissingNode()
                    ? value.asText().lines().filter(line -> !line.isBlank())
                    : Stream.of(name + ": " + value.asText());
        }
    }

    /** The texts of these pages. They are in {@code messages/record_*.properties}, by language. */
    @MessageBundle(value = "record", locale = "en")
    interface Messages {

        String toItem();

        String versionNumber(String number);

        String compare();

        String comparison(String older, String newer);

        String older();

        String newer();

        String nothingDiffers();

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
