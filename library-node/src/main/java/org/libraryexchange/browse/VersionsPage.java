package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.web.Frame;

/**
 * The versions of an item, the newest first.
 *
 * @param item link to the item
 * @param elsewhere where its owner has all of them; empty if they are all here
 * @param next link to earlier versions; empty if there are none
 */
record VersionsPage(
        Frame frame, String item, Text title, List<Version> versions, List<Elsewhere> elsewhere, String next) {

    /**
     * One version.
     *
     * @param name with its number and date
     * @param action what was done, in words; empty for a partner's item
     * @param changed what differs from the version before, in words; may be empty
     * @param document link to what the item said; empty if that is no longer known
     */
    record Version(String name, String action, String changed, String document) {}

    record Elsewhere(String city, String address) {}

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance versions(VersionsPage page);
    }
}
