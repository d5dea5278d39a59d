package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.web.Frame;

/** Who keeps this site, and how to reach them. */
record AboutPage(Frame frame, BrowseSpeech in) {

    /** Whether readers can write to any of the libraries. */
    public boolean isReachable() {
        return frame.cities().stream()
                .anyMatch(city -> in.cities().mail(city.term()).isPresent());
    }

    @CheckedTemplate(basePath = "browse")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance about(AboutPage page);
    }
}
