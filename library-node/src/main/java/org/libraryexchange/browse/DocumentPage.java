package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.web.Frame;

/**
 * The document of an item, as programs get it.
 *
 * @param name which document it is, in words
 * @param json indented
 * @param version number of the version; empty for the item as it is now
 */
record DocumentPage(Frame frame, BrowseSpeech in, LocalizedItem item, String name, String json, String version) {

    /** How to name it as a file. */
    public String file() {
        String file = item.owner() + "-" + item.id();
        return (version.isEmpty() ? file : file + "-" + version) + ".json";
    }

    @CheckedTemplate(basePath = "browse")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance document(DocumentPage page);
    }
}
