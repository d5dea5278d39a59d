package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.web.Frame;

/**
 * The document of an item, as programs get it.
 *
 * @param item link to the item
 * @param name which document it is, in words
 * @param json indented
 * @param address where programs get it
 * @param file how to name it as a file
 */
record DocumentPage(Frame frame, String item, Text title, String name, String json, String address, String file) {

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance document(DocumentPage page);
    }
}
