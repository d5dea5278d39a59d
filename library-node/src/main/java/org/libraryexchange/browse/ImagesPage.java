package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.web.Assets;
import org.libraryexchange.web.Frame;

/**
 * The images that an IIIF manifest names, in a viewer.
 *
 * @param files of the viewer
 */
record ImagesPage(Frame frame, BrowseSpeech in, LocalizedItem item, LinkedPage manifest, Assets files) {

    @CheckedTemplate(basePath = "browse")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance images(ImagesPage page);
    }
}
