package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.web.Frame;

/**
 * The images that an IIIF manifest names, in a viewer.
 *
 * @param item link to the item
 * @param name of the manifest, in words
 * @param manifest its web address
 * @param host that the images come from
 * @param shown whether browsers may load them in this page
 * @param files of the viewer
 */
record ImagesPage(
        Frame frame, String item, Text title, Text name, String manifest, String host, boolean shown, Files files) {

    /** Addresses of files. */
    record Files(String viewer, String tiles, String style, String script) {}

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance images(ImagesPage page);
    }
}
