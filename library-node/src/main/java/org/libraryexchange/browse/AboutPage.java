package org.libraryexchange.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;

/**
 * Who keeps this site, and how to reach them.
 *
 * @param libraries that of the node's own city first
 */
record AboutPage(Frame frame, List<Library> libraries) {

    /**
     * The library of a city.
     *
     * @param mail may be empty
     */
    record Library(City city, String name, String mail) {}

    /** Whether readers can write to any of them. */
    public boolean isReachable() {
        return libraries.stream().anyMatch(library -> !library.mail().isEmpty());
    }

    @CheckedTemplate(basePath = "browse")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance about(AboutPage page);
    }
}
