package org.libraryexchange.pages.browse;

import java.net.URI;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.history.ItemHistory;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;

/** The versions of an item, the newest first. */
record VersionsPage(Frame frame, BrowseTexts in, LocalizedItem item, ItemHistory history) {

    private Address address() {
        return Address.of(RecordPages.versions(item.id()));
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
        String member = in.words().member(names[0]);
        return names.length == 1
                ? member
                : in.words().noted(member, in.language().nameOf(names[1]));
    }

    /** The same page of the item's owner. */
    public URI atOwner(URI owner) {
        return owner.resolve(address().path());
    }

    /**
     * Earlier versions.
     *
     * @param next where the API goes on, which may leave out all versions of a page: readers see no drafts
     */
    public Address earlier(String next) {
        return address().with(RecordPages.BEFORE, next.replaceAll(".*[?&]before=([0-9]+).*", "$1"));
    }
}
